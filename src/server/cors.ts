import type { FastifyInstance } from 'fastify';
import type { Config } from './config.ts';

const PREFLIGHT_SECONDS = 7200; // the longest that Chromium keeps one

/**
 * Lets pages of other origins ask the routes of a scope, by the methods `allow`. The API needs no cookies and is
 * read-only, so that all origins may where the configuration does not name some.
 */
export function allowOrigins(scope: FastifyInstance, origins: Config['corsOrigins'], allow = 'GET, POST'): void {
  scope.addHook('onRequest', async (request, reply) => {
    if (origins !== '*') reply.header('vary', 'origin');
    const { origin } = request.headers;
    const allowed = origins === '*' ? '*' : origins.find((one) => one === origin);
    if (allowed !== undefined) reply.header('access-control-allow-origin', allowed);
    if (request.method !== 'OPTIONS') return;
    const headers = request.headers['access-control-request-headers'];
    if (allowed !== undefined && headers !== undefined) reply.header('access-control-allow-headers', headers);
    if (allowed !== undefined) reply.header('access-control-max-age', PREFLIGHT_SECONDS);
    return reply.header('allow', allow).code(204).send();
  });
}
