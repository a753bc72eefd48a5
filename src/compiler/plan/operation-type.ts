import { type GraphQLError, type GraphQLSchema, type OperationDefinitionNode, OperationTypeNode } from 'graphql';
import { badRequest } from '../errors.ts';

/** What is wrong with an operation of a type that the schema lacks, as with a mutation where nothing can be changed; undefined where it has it. */
export function missingOperationType(
  schema: GraphQLSchema,
  definition: OperationDefinitionNode,
): GraphQLError | undefined {
  const { operation } = definition;
  if (schema.getRootType(operation)) return undefined;
  const others = Object.values(OperationTypeNode).filter((one) => schema.getRootType(one));
  const message = `The API has no ${operation}; an operation can be a ${others.join(' or a ')}.`;
  return badRequest('VALIDATION', message, definition);
}
