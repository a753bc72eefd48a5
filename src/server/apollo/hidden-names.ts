import type { ApolloServerPlugin } from '@apollo/server';
import type { GraphQLSchema } from 'graphql';
import { createCallerHider, namesWritten } from '../errors/hidden-names.ts';
import type { ServerContext } from './context.ts';

/** Withholds names of the schema in errors from callers who may not ask for the schema. */
export function hiddenNamesPlugin(schema: GraphQLSchema): ApolloServerPlugin<ServerContext> {
  const hideFrom = createCallerHider(schema);
  return {
    async requestDidStart({ contextValue: { request } }) {
      const hide = hideFrom(request);
      if (!hide) return;
      return {
        async willSendResponse({ source, request: { variables }, response: { body } }) {
          if (body.kind !== 'single' || !body.singleResult.errors) return;
          const written = namesWritten(source, variables);
          body.singleResult.errors = body.singleResult.errors.map((error) => hide(error, written));
        },
      };
    },
  };
}
