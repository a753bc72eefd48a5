import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, type FragmentDefinitionNode, type GraphQLSchema, getVariableValues, Kind } from 'graphql';
import type { Answerer } from './answer.ts';
import type { RequestContext } from './context.ts';

/**
 * Answers the operation before its execution begins, so that what is wrong with
 * it as a whole is one error of the request and not one of each root field.
 */
export const answerPlugin = (schema: GraphQLSchema, answerer: Answerer): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue, document, operation, request }) {
        if (!operation) return;
        const { coerced } = getVariableValues(schema, operation.variableDefinitions ?? [], request.variables ?? {});
        // Variables that can not be coerced are told of by the execution.
        if (!coerced) return;
        await answerer.answer(contextValue, {
          definition: operation,
          fragments: fragmentsOf(document),
          variables: coerced,
        });
      },
    };
  },
});

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
