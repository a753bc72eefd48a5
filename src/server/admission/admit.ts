import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Config, hostName, isLoopback } from '../../app/index.ts';
import { badRequest, INVALID_HOST } from '../errors/errors.ts';
import { replyWithError } from '../errors/replies.ts';
import { vary } from './headers.ts';
import { isLoopbackOrigin, isOwnOrigin } from './origins.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True for routes without data of the graph, which any page may link to. */
    readonly page?: boolean;
  }
}

/** The allowed origins and host names. */
export type Admission = Pick<Config, 'corsOrigins' | 'allowedHosts'>;

/**
 * Rejects requests that a browser sends for a foreign page: by host name, against DNS rebinding, and by origin. Clients
 * that are not browsers send no origin and are admitted.
 */
export function admitRequests(app: FastifyInstance, admission: Admission): void {
  app.addHook('onRequest', async (request, reply) => {
    const { host } = request.headers;
    if (host !== undefined || request.raw.httpVersion !== '1.0') {
      const name = hostName(host ?? '');
      if (name === undefined) {
        return replyWithError(request, reply, 400, badRequest(INVALID_HOST));
      }
      if (!isAllowedHost(name, admission)) {
        const message = `The host name "${name}" is not allowed by this server (ALLOWED_HOSTS).`;
        return replyWithError(request, reply, 421, { message, extensions: { code: 'FORBIDDEN' } });
      }
    }
    if (request.routeOptions.config.page === true) return;
    if (admission.corsOrigins !== '*') vary(reply, 'origin');
    if (mayRequest(request, admission)) return;
    const { origin } = request.headers;
    const from = origin === undefined ? 'other origins' : origin === 'null' ? 'no origin' : origin;
    const message = `Requests from pages of ${from} are not allowed by this server (CORS_ORIGIN).`;
    return replyWithError(request, reply, 403, { message, extensions: { code: 'FORBIDDEN' } });
  });
}

const isAllowedHost = (name: string, { allowedHosts }: Admission): boolean =>
  allowedHosts === '*' || isLoopback(name) || allowedHosts.includes(name);

/** Whether the page that sent a request may do so. Scripts cannot set `Sec-Fetch-Site`. */
function mayRequest({ headers }: FastifyRequest, admission: Admission): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || admission.corsOrigins === '*') return true;
  if (origin !== undefined) return isOwnOrigin(origin, host) || mayRead(origin, admission);
  if (site === undefined || site === 'none') return true;
  // Embedded and linked requests carry no origin. Only this machine is same-site with localhost.
  return site === 'same-site' && admission.corsOrigins === 'local' && isLoopback(hostName(host ?? '') ?? '');
}

/** Whether pages of another origin may read responses. */
export const mayRead = (origin: string, { corsOrigins }: Pick<Admission, 'corsOrigins'>): boolean =>
  corsOrigins === '*' || (corsOrigins === 'local' ? isLoopbackOrigin(origin) : corsOrigins.includes(origin));
