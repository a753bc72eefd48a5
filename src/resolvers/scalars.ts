import { GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/**
 * A scalar whose values are checked where they are bound to the statement, since
 * only there the argument can be named in the error.
 */
const passing = (name: string): GraphQLScalarType =>
  new GraphQLScalarType({
    name,
    serialize: String,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  });

export const scalars = { Date: passing('Date'), DateTime: passing('DateTime') };
