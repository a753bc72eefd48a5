import type { FastifyInstance, FastifyRequest } from 'fastify';
import { replyWithError } from './replies.ts';

const METHODS = ['GET', 'POST'];

/** Refuses what asks for no operation at all, in the words of this API. */
export function refuseFormless(scope: FastifyInstance): void {
  scope.addHook('preHandler', async (request, reply) => {
    const refuse = (status: number, message: string) =>
      replyWithError(request, reply, status, { message, extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST' } });
    if (!METHODS.includes(request.method)) {
      reply.header('allow', METHODS.join(', '));
      return refuse(405, 'An operation is sent by GET or POST.');
    }
    if (!asksSomething(parametersOf(request))) {
      return refuse(400, 'The request has no operation: the parameter "query" has to hold its text.');
    }
  });
}

interface Parameters {
  readonly query?: unknown;
  readonly extensions?: unknown;
}

/** Apollo answers for a stored operation that is named by its digest, and for a query that is no text. */
function asksSomething({ query, extensions }: Parameters): boolean {
  if (query === undefined || query === null) return JSON.stringify(extensions ?? '').includes('persistedQuery');
  return typeof query !== 'string' || query.trim() !== '';
}

function parametersOf({ method, body, url }: FastifyRequest): Parameters {
  if (method === 'GET') return Object.fromEntries(new URL(url, 'http://localhost').searchParams);
  // Apollo says what is wrong with a body that is no object.
  return typeof body === 'object' && body !== null && !Array.isArray(body) ? body : { query: body ?? '{' };
}
