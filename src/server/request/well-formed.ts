import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badRequest } from '../errors/errors.ts';
import { replyWithError } from '../errors/replies.ts';
import { readParameters } from './parameters.ts';

const METHODS = ['GET', 'POST'];

/** Refuses what asks for no operation at all, in the words of this API. */
export function refuseFormless(scope: FastifyInstance): void {
  scope.addHook('preHandler', async (request, reply) => {
    const refuse = (status: number, message: string) => replyWithError(request, reply, status, badRequest(message));
    if (!METHODS.includes(request.method)) {
      reply.header('allow', METHODS.join(', '));
      return refuse(405, 'An operation is sent by GET or POST.');
    }
    if (!asksSomething(request)) {
      return refuse(400, 'The request has no operation: the parameter "query" has to hold its text.');
    }
  });
}

/** Apollo answers for a stored operation that is named by its digest, and for what is wrong with a body or a query. */
function asksSomething(request: FastifyRequest): boolean {
  const { method, body } = request;
  if (method === 'POST' && (typeof body !== 'object' || body === null || Array.isArray(body))) return true;
  const { query, extensions } = readParameters(request);
  if (query === undefined || query === null) return JSON.stringify(extensions ?? '').includes('persistedQuery');
  return typeof query !== 'string' || query.trim() !== '';
}
