import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badRequest } from '../errors/errors.ts';
import { replyWithError } from '../errors/replies.ts';
import { readParameters } from './parameters.ts';

const METHODS = ['GET', 'POST'];

/** Rejects requests without an operation. */
export function requireOperation(scope: FastifyInstance): void {
  scope.addHook('preHandler', async (request, reply) => {
    const refuse = (status: number, message: string) => replyWithError(request, reply, status, badRequest(message));
    if (!METHODS.includes(request.method)) {
      reply.header('allow', METHODS.join(', '));
      return refuse(405, 'Send operations by GET or POST.');
    }
    if (!hasOperation(request)) {
      return refuse(400, 'The parameter "query" is missing.');
    }
  });
}

/** Apollo itself reports bodies and queries of the wrong type. The ids of documents have been replaced by texts. */
function hasOperation(request: FastifyRequest): boolean {
  const { method, body } = request;
  if (method === 'POST' && (typeof body !== 'object' || body === null || Array.isArray(body))) return true;
  const { query } = readParameters(request);
  if (query === undefined || query === null) return false;
  return typeof query !== 'string' || query.trim() !== '';
}
