import type { FastifyInstance } from 'fastify';
import { RATE_HEADERS } from '../rates/limit-rates.ts';
import { REQUEST_ID } from '../request/request-id.ts';
import { type Admission, mayRead } from './admit.ts';
import { CLEARANCE_HEADER, FORMER_IDS_HEADER, TRUNCATED_HEADER } from './headers.ts';

/** The response headers that pages may read. */
const EXPOSED = [
  ...['content-disposition', REQUEST_ID, TRUNCATED_HEADER, FORMER_IDS_HEADER, CLEARANCE_HEADER],
  ...Object.values(RATE_HEADERS),
].join(', ');
/** How long a browser may cache a preflight; Chromium's maximum. */
const PREFLIGHT_SECONDS = 7200;

/**
 * Lets pages of allowed origins read the responses of a scope's routes, with the methods `allow`. The API needs no cookies;
 * a page that sends them may still read the response if its origin is listed.
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
      // Browsers ask for this before a page of a public network may reach a private one.
      if (request.headers['access-control-request-private-network'] === 'true') {
        reply.header('access-control-allow-private-network', 'true');
      }
      reply.header('access-control-max-age', PREFLIGHT_SECONDS);
    }
    return reply.header('allow', allow).code(204).send();
  });
}
