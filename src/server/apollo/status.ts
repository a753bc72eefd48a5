import type { ApolloServerPlugin } from '@apollo/server';
import { failureStatus } from '../errors/replies.ts';
import type { ServerContext } from './context.ts';

/** What Apollo gives an operation without data, whatever its media type; its other statuses stay. */
const UNDECIDED: ReadonlySet<number | undefined> = new Set([undefined, 400, 500]);

/** Gives an operation that has no data the status that its media type and its error want. */
export const statusPlugin: ApolloServerPlugin<ServerContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ source, request, response: { body, http } }) {
        if (source === undefined || body.kind !== 'single' || body.singleResult.data !== undefined) return;
        if (!UNDECIDED.has(http.status)) return;
        const code = body.singleResult.errors?.[0]?.extensions?.code;
        http.status = failureStatus(code, request.http?.headers.get('accept'));
      },
    };
  },
};
