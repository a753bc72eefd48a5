import type { ApolloServerPlugin } from '@apollo/server';
import { failureStatus } from '../errors/replies.ts';
import type { ServerContext } from './context.ts';

/** Apollo's statuses for an operation without data, which this plugin replaces. Its other statuses stay. */
const REPLACED: ReadonlySet<number | undefined> = new Set([undefined, 400, 500]);

/** Sets the status of an operation without data, by media type and error code. */
export const statusPlugin: ApolloServerPlugin<ServerContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ source, request, response: { body, http } }) {
        if (source === undefined || body.kind !== 'single' || body.singleResult.data !== undefined) return;
        if (!REPLACED.has(http.status)) return;
        const code = body.singleResult.errors?.[0]?.extensions?.code;
        http.status = failureStatus(code, request.http?.headers.get('accept'));
      },
    };
  },
};
