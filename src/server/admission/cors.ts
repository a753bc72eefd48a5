import type { FastifyInstance } from 'fastify';
import { REQUEST_ID } from '../request/request-id.ts';
import { type Admission, mayRead } from './admit.ts';
import { TRUNCATED_HEADER } from './headers.ts';

/** The headers of answers that pages may read. */
const EXPOSED = ['content-disposition', REQUEST_ID, TRUNCATED_HEADER].join(', ');
const PREFLIGHT_SECONDS = 7200; // the longest that Chromium keeps one

/**
 * Lets pages of those other origins that the configuration names read the answers of a scope's routes, by the methods
 * `allow`. The API needs no cookies; a page that sends them all the same may read the answer where its origin is named.
 */
export function allowOrigins(
  scope: FastifyInstance,
  admission: Pick<Admission, 'corsOrigins'>,
  allow = 'GET, POST',
): void {
  const all = admission.corsOrigins === '*';
  scope.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers;
    const allowed = all ? '*' : origin !== undefined && mayRead(origin, admission) ? origin : undefined;
    if (allowed !== undefined) {
      reply.header('access-control-allow-origin', allowed);
      reply.header('access-control-expose-headers', EXPOSED);
      if (!all) reply.header('access-control-allow-credentials', 'true');
    }
    if (request.method !== 'OPTIONS') return;
    if (allowed !== undefined) {
      const headers = request.headers['access-control-request-headers'];
      if (headers !== undefined) reply.header('access-control-allow-headers', headers);
      // Browsers ask so before a page of the public network reaches into the local one.
      if (request.headers['access-control-request-private-network'] === 'true') {
        reply.header('access-control-allow-private-network', 'true');
      }
      reply.header('access-control-max-age', PREFLIGHT_SECONDS);
    }
    return reply.header('allow', allow).code(204).send();
  });
}
