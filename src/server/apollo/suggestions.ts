import type { ApolloServerPlugin } from '@apollo/server';
import { FEATURES, mayActAs } from '../../callers/index.ts';
import { callerOf } from '../admission/authenticate.ts';
import type { ServerContext } from './context.ts';

/** Where a message goes on to names of the schema that the client did not write. */
const SUGGESTION = / Did you mean [^?]*(?:\?|$)/g;
/** What errors/errors.ts says of an enum value in quotes, from which one learns that it exists. */
const QUOTED_ENUM = / takes \w+ without quotes, which make it a text\./g;
/** The end of a message whose middle was left out. A suggestion may have begun there. */
const CUT_END = /( \[…\d+ characters…\]) .*$/s;

/** The message without suggestions. */
export const withoutSuggestions = (message: string): string =>
  message.replace(SUGGESTION, '').replace(QUOTED_ENUM, ' cannot represent this value.').replace(CUT_END, '$1');

/** Withholds names of the schema in error messages from callers who may not ask for the schema. */
export const suggestionsPlugin: ApolloServerPlugin<ServerContext> = {
  async requestDidStart({ contextValue: { request } }) {
    if (mayActAs(callerOf(request), FEATURES.suggestions)) return;
    return {
      async willSendResponse({ response: { body } }) {
        if (body.kind !== 'single' || !body.singleResult.errors) return;
        body.singleResult.errors = body.singleResult.errors.map((error) => ({
          ...error,
          message: withoutSuggestions(error.message),
        }));
      },
    };
  },
};
