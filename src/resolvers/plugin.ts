import { type ApolloServerPlugin, type GraphQLRequestContext, type GraphQLResponse, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
} from 'graphql';
import type { Answerer } from './answer.ts';
import type { RequestContext } from './context.ts';
import { DataText } from './data-text.ts';
import { readVariables } from './variables.ts';

/**
 * Answers the operation before its execution begins, so that what is wrong with
 * it as a whole is one error of the request and not one of each root field. A
 * complete answer is the response's text already: graphql-js walks it only where it
 * has introspection to add, or a value to complain about. Variables that can not be
 * coerced end it here, with a few errors: graphql-js would coerce them once more.
 */
export const answerPlugin = (schema: GraphQLSchema, answerer: Answerer): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    let faults: readonly GraphQLFormattedError[] = [];
    return {
      async didResolveOperation({ contextValue, document, operation: definition, request }) {
        if (!definition) return;
        const read = readVariables(schema, definition, request.variables ?? {});
        if (read.faults) faults = read.faults;
        else {
          const { variables } = read;
          await answerer.answer(contextValue, { definition, fragments: fragmentsOf(document), variables });
        }
      },
      async responseForOperation({ contextValue }: GraphQLRequestContext<RequestContext>) {
        if (faults.length > 0) return responseOf({ errors: faults });
        const answer = await answerer.known(contextValue);
        if (answer?.text === undefined) return null;
        const data = new DataText(answer.text);
        return responseOf({ data });
      },
      // What the answer has to tell of itself: what was cut, and why a number is null.
      async willSendResponse({ contextValue, response: { body } }) {
        const notes = (await answerer.known(contextValue)?.catch(() => undefined))?.notes ?? [];
        if (notes.length === 0 || body.kind !== 'single') return;
        body.singleResult.extensions = { ...body.singleResult.extensions, notes };
      },
    };
  },
});

const responseOf = (singleResult: {
  readonly data?: DataText;
  readonly errors?: readonly GraphQLFormattedError[];
}): GraphQLResponse => ({
  http: { headers: new HeaderMap() },
  body: { kind: 'single', singleResult },
});

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions
      .filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION)
      .map((fragment) => [fragment.name.value, fragment]),
  );
