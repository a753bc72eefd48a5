import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import type { ClientError } from '../errors/errors.ts';
import { replyWithError, statusOf } from '../errors/replies.ts';
import { RETRY_AFTER } from '../errors/retry-after.ts';
import { callerName } from './caller-name.ts';
import { Purse } from './purse.ts';
import type { RateLimiter } from './rate-limiter.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** What its caller pays with; null where nobody has to. */
    purse: Purse | null;
  }
}

/** The headers of draft-ietf-httpapi-ratelimit-headers, and the one that says when to try again. */
export const RATE_HEADERS = { policy: 'ratelimit-policy', standing: 'ratelimit', retry: RETRY_AFTER };
const POLICY_NAME = '"cost"';

/**
 * How long a refusal is held back, in milliseconds. A client that asks again at once would otherwise be refused thousands of
 * times a second, which takes as much time from others as its operations did.
 */
const REFUSAL_MS = 250;

/**
 * Has callers pay for the requests to a scope's routes, before their bodies are read. Operations pay for themselves with
 * `request.purse`. Each response says what is left.
 */
export function limitRates(scope: FastifyInstance, limiter: RateLimiter | undefined): void {
  scope.decorateRequest('purse', null);
  if (!limiter) return;
  scope.addHook('preParsing', async (request, reply) => {
    request.purse = new Purse(limiter, callerName(request));
    return paying(request, reply, request.purse.payRequest(Number(request.headers['content-length'] ?? 0)));
  });
  // Of a body that comes in chunks, the size is only known now.
  scope.addHook('preHandler', async (request, reply) => {
    if (request.purse) return paying(request, reply, request.purse.payRequest(request.bodyBytes));
  });
  scope.addHook('onSend', async ({ purse }, reply) => {
    if (!purse?.standing) return;
    const { policy, standing, refused } = purse;
    reply.header(RATE_HEADERS.policy, `${POLICY_NAME};q=${policy.units};w=${policy.seconds}`);
    reply.header(RATE_HEADERS.standing, `${POLICY_NAME};r=${standing.left};t=${standing.seconds}`);
    if (!refused) return;
    reply.header(RATE_HEADERS.retry, refused.seconds);
    await sleep(REFUSAL_MS);
  });
}

/** Refuses a request that cannot be paid. */
async function paying(request: FastifyRequest, reply: FastifyReply, payment: Promise<void>): Promise<unknown> {
  try {
    return await payment;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const { message, extensions } = error as ClientError & GraphQLError;
    return replyWithError(request, reply, statusOf(extensions.code), { message, extensions });
  }
}
