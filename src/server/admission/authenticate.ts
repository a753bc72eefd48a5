import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  AuthenticationUnavailable,
  type Authenticator,
  type Caller,
  CredentialRefused,
  mayActAs,
  roleForRoute,
} from '../../callers/index.ts';
import { AUTHENTICATION_UNAVAILABLE, needsRole, UNAUTHENTICATED } from '../errors/errors.ts';
import { replyWithError } from '../errors/replies.ts';
import { vary } from './headers.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who sent the request; null before it is known, and on routes that anyone may use. Use `callerOf`. */
    caller: Caller | null;
    /** Why a credential was refused, for the log. */
    refusedFor: string | null;
  }
}

/**
 * Finds out who sends each request, and refuses those that may not use its route. A route without a rule cannot be added.
 * Runs behind the hooks `onRequest`, so that pages of allowed origins can read the refusal, and before a body is read.
 */
export function authenticateRequests(app: FastifyInstance, authenticator: Authenticator): void {
  app.decorateRequest('caller', null);
  app.decorateRequest('refusedFor', null);
  app.addHook('onRoute', ({ url, config }) => void accessOf(url, config?.page));
  app.addHook('preParsing', async (request, reply) => {
    if (request.is404) return;
    const { url = '', config } = request.routeOptions;
    const needed = accessOf(url, config.page);
    if (needed === 'anyone') return;
    if (authenticator.takesCredentials) vary(reply, 'authorization');
    try {
      request.caller = await authenticator.authenticate(authorizationsOf(request));
    } catch (error) {
      return refuse(request, reply, error);
    }
    if (mayActAs(request.caller, needed)) return;
    return replyWithError(request, reply, 403, needsRole(request.url.replace(/[?#].*$/s, ''), needed));
  });
}

/** All headers of that name. Node itself keeps the first one only, and a proxy may have looked at another. */
const authorizationsOf = ({ raw: { rawHeaders } }: FastifyRequest): readonly string[] =>
  rawHeaders.filter((_, index) => index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === 'authorization');

/** Pages hold nothing of the graph: they ask for it with the credential that their user gives them. */
const accessOf = (url: string, page = false) => (page ? 'anyone' : roleForRoute(url));

/**
 * The caller of a request.
 * @throws if its route does not authenticate, which is a fault of the server.
 */
export function callerOf({ caller }: FastifyRequest): Caller {
  if (caller === null) throw new Error('The caller of the request is not known');
  return caller;
}

function refuse(request: FastifyRequest, reply: FastifyReply, error: unknown) {
  if (error instanceof CredentialRefused) {
    request.refusedFor = error.reason;
    reply.header(
      'www-authenticate',
      error.given ? 'Bearer realm="entente", error="invalid_token"' : 'Bearer realm="entente"',
    );
    return replyWithError(request, reply, 401, UNAUTHENTICATED);
  }
  if (!(error instanceof AuthenticationUnavailable)) throw error;
  return replyWithError(request, reply, 503, AUTHENTICATION_UNAVAILABLE);
}
