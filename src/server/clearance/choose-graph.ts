import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Clearance } from '../../domain/index.ts';
import { callerOf } from '../admission/authenticate.ts';
import { CLEARANCE_HEADER } from '../admission/headers.ts';
import { replyWithError } from '../errors/replies.ts';
import { type GraphChoice, NO_GRAPH } from './graph-choice.ts';
import type { ServedGraph } from './served-graph.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The graph that answers the caller; null on routes without data. Use `servedTo`. */
    served: ServedGraph | null;
    /** The highest clearance of a source that it answers from. */
    servedUpTo: Clearance | null;
  }
}

/**
 * Chooses the graph of each request to a scope's routes by the clearance of its caller, or refuses it. An answer from a graph
 * that is below the caller's clearance says so in a header.
 */
export function chooseGraphs(scope: FastifyInstance, choose: GraphChoice): void {
  scope.decorateRequest('served', null);
  scope.decorateRequest('servedUpTo', null);
  scope.addHook('preHandler', async (request, reply) => {
    const { clearance } = callerOf(request);
    const chosen = choose(clearance);
    if (!chosen) return replyWithError(request, reply, 403, { message: NO_GRAPH, extensions: { code: 'FORBIDDEN' } });
    request.served = chosen.served;
    request.servedUpTo = chosen.clearance;
    if (chosen.clearance !== clearance) reply.header(CLEARANCE_HEADER, chosen.clearance);
  });
}

/**
 * The graph that answers a request.
 * @throws if its route does not choose one, which is a fault of the server.
 */
export function servedTo({ served }: FastifyRequest): ServedGraph {
  if (served === null) throw new Error('No graph was chosen for the request');
  return served;
}
