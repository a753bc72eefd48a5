import type { ApolloServerPlugin } from '@apollo/server';
import type { FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { FEATURES, mayActAs } from '../../callers/index.ts';
import type { ExplainEntry, ExplainLog } from '../../resolvers/index.ts';
import { callerOf } from '../admission/authenticate.ts';
import { needsRole } from '../errors/errors.ts';
import { replyWithError } from '../errors/replies.ts';
import type { ServerContext } from './context.ts';

/** The request header that adds the executed statements to the response. */
const EXPLAIN_HEADER = 'x-entente-explain';

/** Whether the request has this header. */
export function asksToExplain(request: FastifyRequest): boolean {
  return request.headers[EXPLAIN_HEADER] === '1';
}

/** Refuses the header to callers who may not use it. Where the server does not honor it, it means nothing. */
export function permitExplain(isHonored: boolean): preHandlerAsyncHookHandler {
  return async (request, reply) => {
    if (!isHonored || !asksToExplain(request) || mayActAs(callerOf(request), FEATURES.explain)) return;
    return replyWithError(request, reply, 403, needsRole(EXPLAIN_HEADER, FEATURES.explain, { header: EXPLAIN_HEADER }));
  };
}

export function createExplainLog(): ExplainLog {
  const entries: ExplainEntry[] = [];
  return { add: (entry) => void entries.push(entry), entries };
}

/** Adds `extensions.cypher` to the response if the request has an explain log. */
export const explainPlugin: ApolloServerPlugin<ServerContext> = {
  async requestDidStart() {
    return {
      async willSendResponse({ contextValue, response: { body } }) {
        if (!contextValue.explain || body.kind !== 'single') return;
        const cypher = contextValue.explain.entries.map((entry) => ({ ...entry, params: toJson(entry.params) }));
        body.singleResult.extensions = { ...body.singleResult.extensions, cypher };
      },
    };
  },
};

/** Converts parameters to JSON: integers, which are `bigint` in statements, become numbers. */
function toJson(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(toJson);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, toJson(inner)]));
}
