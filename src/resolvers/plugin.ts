import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
} from 'graphql';
import type { Operation } from '../compiler/index.ts';
import type { Answerer } from './answer.ts';
import type { RequestContext } from './context.ts';
import { DataText } from './data-text.ts';
import { orderErrors, untoldErrors, type Walked } from './told-errors.ts';
import { readVariables } from './variables.ts';
import type { Answer } from './written.ts';

/**
 * Answers the operation before its execution begins, so that what is wrong with
 * it as a whole is one error of the request and not one of each root field. A
 * complete answer is the response's text already: graphql-js walks it only where it
 * has introspection to add, or a field has failed. Variables that cannot be
 * coerced end it here, with a few errors: graphql-js would coerce them once more.
 */
export const answerPlugin = (schema: GraphQLSchema, answerer: Answerer): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    let faults: readonly GraphQLFormattedError[] = [];
    let answer: Answer | undefined;
    let operation: Operation | undefined;
    return {
      async didResolveOperation({ contextValue, document, operation: definition, request }) {
        if (!definition) return;
        const read = readVariables(schema, definition, request.variables ?? {});
        if (read.faults) faults = read.faults;
        else {
          operation = { definition, fragments: fragmentsOf(document) };
          answer = await answerer.answer(contextValue, { ...operation, variables: read.variables });
        }
      },
      async responseForOperation() {
        if (faults.length > 0) return responseOf({ errors: faults });
        return answer?.text === undefined ? null : responseOf({ data: new DataText(answer.text) });
      },
      // What is wrong with fields, and what the answer has to tell of itself: what was cut, and why a number is null.
      // Others look at the errors when they are done: nothing is waited for.
      async willSendResponse({ errors: thrown = [], response: { body } }) {
        if (!answer || !operation || body.kind !== 'single' || !body.singleResult.data) return;
        const result = body.singleResult;
        const errors = orderErrors([
          ...(result.errors ?? []),
          ...untoldErrors(walkedOf(answer), thrown, schema, operation),
        ]);
        if (errors.length > 0) result.errors = errors;
        const { notes } = answer;
        if (notes.length > 0) result.extensions = { ...result.extensions, notes };
      },
    };
  },
});

/** Where the data are text, graphql-js has walked none. */
const walkedOf = (answer: Answer): Walked => ({
  faults: answer.faults,
  root: answer.text === undefined && answer.faults.size > 0 ? answer.root : undefined,
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
