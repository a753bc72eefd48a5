import type { FastifyRequest } from 'fastify';
import type { RequestContext } from '../resolvers/index.ts';

/** What the server's own parts of Apollo know besides what the resolvers do: the HTTP request. */
export interface ServerContext extends RequestContext {
  readonly request: FastifyRequest;
}
