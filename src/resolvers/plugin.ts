import { type ApolloServerPlugin, type GraphQLResponse, HeaderMap } from '@apollo/server';
import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  Kind,
} from 'graphql';
import type { Answer, Operation } from '../compiler/index.ts';
import type { Answerer } from './answerer.ts';
import { ArgumentPlaces } from './argument-places.ts';
import { DataText } from './data-text.ts';
import { type FaultyAnswer, limitErrors, unreportedErrors } from './field-errors.ts';
import type { RequestContext } from './request-context.ts';
import { readVariables } from './variables.ts';

/**
 * Answers an operation before graphql-js executes it, so that an error of the whole operation is one error of the
 * request instead of one per root field. If the answer is complete, its text is the response; graphql-js walks the data
 * only to add introspection or to report failed fields. Variables that cannot be coerced end the request here.
 */
export const answerPlugin = (schema: GraphQLSchema, answerer: Answerer): ApolloServerPlugin<RequestContext> => ({
  async requestDidStart() {
    let variableErrors: readonly GraphQLFormattedError[] = [];
    let answer: Answer | undefined;
    let operation: Operation | undefined;
    return {
      async validationDidStart({ document }) {
        return async (errors = []) => {
          const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
          const places = new ArgumentPlaces(operations, fragmentsOf(document));
          for (const error of errors.filter((one) => one instanceof GraphQLError)) {
            const argument = places.ofError(error);
            // Apollo makes errors of its own of these, with their extensions.
            if (argument !== undefined) error.extensions.argument = argument;
          }
        };
      },
      async didResolveOperation({ contextValue, document, operation: definition, request }) {
        if (!definition) return;
        const requested = { definition, fragments: fragmentsOf(document) };
        const read = readVariables(schema, requested, request.variables ?? {});
        if (read.faults) variableErrors = read.faults;
        else {
          operation = requested;
          answer = await answerer.answer(contextValue, { ...operation, variables: read.variables });
        }
      },
      async responseForOperation() {
        if (variableErrors.length > 0) return responseOf({ errors: variableErrors });
        return answer?.text === undefined ? null : responseOf({ data: new DataText(answer.text) });
      },
      // Adds field errors and notes. Nothing may be awaited here: other plugins read the errors synchronously.
      async willSendResponse({ errors: thrown = [], response: { body } }) {
        if (!answer || !operation || body.kind !== 'single' || !body.singleResult.data) return;
        const result = body.singleResult;
        const errors = limitErrors([
          ...(result.errors ?? []),
          ...unreportedErrors(faultyAnswer(answer), thrown, schema, operation),
        ]);
        if (errors.length > 0) result.errors = errors;
        const { notes } = answer;
        if (notes.length > 0) result.extensions = { ...result.extensions, notes };
      },
    };
  },
});

/** Without data as text, graphql-js has walked the objects. */
const faultyAnswer = (answer: Answer): FaultyAnswer => ({
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
