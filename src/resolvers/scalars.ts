import { type GraphQLScalarType, valueFromASTUntyped } from 'graphql';

/**
 * Lets values of a scalar through as they are: they are checked where they are
 * bound to the statement, since only there the argument can be named in the error.
 */
export function letThrough(type: GraphQLScalarType): void {
  type.serialize = String;
  type.parseValue = (value) => value;
  type.parseLiteral = (node, variables) => valueFromASTUntyped(node, variables);
}
