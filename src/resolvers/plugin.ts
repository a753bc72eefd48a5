import { type ApolloServerPlugin, type GraphQLRequestContext, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  getVariableValues,
  Kind,
  type OperationDefinitionNode,
} from 'graphql';
import type { Answerer, Request } from './answer.ts';
import type { RequestContext } from './context.ts';
import { DataText } from './data-text.ts';

/**
 * Answers the operation before its execution begins, so that what is wrong with
 * it as a whole is one error of the request and not one of each root field. A
 * complete answer is the response's text already: graphql-js walks it only where it
 * has introspection to add, or a value to complain about.
 */
export const answerPlugin = (schema: GraphQLSchema, answerer: Answerer): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    return {
      async didResolveOperation({ contextValue, document, operation, request }) {
        const asked = requestOf(schema, document, operation, request.variables);
        if (asked) await answerer.answer(contextValue, asked);
      },
      async responseForOperation({ contextValue }: GraphQLRequestContext<RequestContext>) {
        const answer = await answerer.known(contextValue);
        if (answer?.text === undefined) return null;
        const data = new DataText(answer.text);
        return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { data } } };
      },
    };
  },
});

/** What is asked; undefined where the variables can not be coerced, of which the execution tells. */
function requestOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  definition: OperationDefinitionNode | undefined,
  variables: Readonly<Record<string, unknown>> = {},
): Request | undefined {
  if (!definition) return undefined;
  const { coerced } = getVariableValues(schema, definition.variableDefinitions ?? [], variables);
  return coerced && { definition, fragments: fragmentsOf(document), variables: coerced };
}

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
