import type { preHandlerAsyncHookHandler } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { failureStatus, replyWithError } from '../errors/replies.ts';
import { readParameters } from '../request/parameters.ts';
import { createDocumentCheck } from './check-document.ts';
import { checkJson, LIMITS, PRODUCTION_LIMITS } from './limits.ts';

/** A hook that rejects a request before validation, some rules of which take quadratic time. */
export function limitRequests(schema: GraphQLSchema, isProduction: boolean): preHandlerAsyncHookHandler {
  const checkTrusted = createDocumentCheck(schema);
  const check = isProduction ? createDocumentCheck(schema, { ...LIMITS, ...PRODUCTION_LIMITS }) : checkTrusted;
  return async (request, reply) => {
    const { query, json } = readParameters(request);
    const checkDocument = request.trustsDocument ? checkTrusted : check;
    const error = (typeof query === 'string' ? checkDocument(query) : undefined) ?? firstOf(json, checkJson);
    if (error === undefined) return;
    return replyWithError(request, reply, failureStatus(error.extensions.code, request.headers.accept), error);
  };
}

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
