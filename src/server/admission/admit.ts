import type { FastifyInstance, FastifyRequest } from 'fastify';
import { type Config, hostName, isLoopback } from '../../app/index.ts';
import { badRequest } from '../errors/errors.ts';
import { replyWithError } from '../errors/replies.ts';
import { vary } from './headers.ts';
import { isLoopbackOrigin, isOwnOrigin } from './origins.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** True for what any page may link to: it holds nothing of the graph. */
    readonly page?: boolean;
  }
}

/** Who may ask: which origins' pages, and under which host names. */
export type Admission = Pick<Config, 'corsOrigins' | 'allowedHosts'>;

/**
 * Turns away, before anything runs, what a page of a stranger has a browser send: by the name that it calls the server
 * by, which may be one that it has made point here, and by its origin. What is no browser names no origin, and is let in.
 */
export function admitRequests(app: FastifyInstance, admission: Admission): void {
  app.addHook('onRequest', async (request, reply) => {
    const { host } = request.headers;
    if (host !== undefined || request.raw.httpVersion !== '1.0') {
      const name = hostName(host ?? '');
      if (name === undefined) {
        const message = "The request's host header is not a host.";
        return replyWithError(request, reply, 400, badRequest(message));
      }
      if (!isAllowedHost(name, admission)) {
        const message = `This server does not answer to the name "${name}". ALLOWED_HOSTS lists the names that it does.`;
        return replyWithError(request, reply, 421, { message, extensions: { code: 'FORBIDDEN' } });
      }
    }
    if (request.routeOptions.config.page === true) return;
    if (admission.corsOrigins !== '*') vary(reply, 'origin');
    if (mayAsk(request, admission)) return;
    const { origin } = request.headers;
    const from = origin === undefined ? 'other origins' : origin === 'null' ? 'no origin' : origin;
    const message = `Pages of ${from} may not ask this server. CORS_ORIGIN lists those that may.`;
    return replyWithError(request, reply, 403, { message, extensions: { code: 'FORBIDDEN' } });
  });
}

const isAllowedHost = (name: string, { allowedHosts }: Admission): boolean =>
  allowedHosts === '*' || isLoopback(name) || allowedHosts.includes(name);

/** Whether the page that has sent a request may; the header `Sec-Fetch-Site` is out of reach of its scripts. */
function mayAsk({ headers }: FastifyRequest, admission: Admission): boolean {
  const { origin, host } = headers;
  const site = headers['sec-fetch-site'];
  if (site === 'same-origin' || admission.corsOrigins === '*') return true;
  if (origin !== undefined) return isOwnOrigin(origin, host) || mayRead(origin, admission);
  if (site === undefined || site === 'none') return true;
  // No origin is told of what is merely embedded or linked. Of the same site as localhost is only what is on it.
  return site === 'same-site' && admission.corsOrigins === 'local' && isLoopback(hostName(host ?? '') ?? '');
}

/** Whether pages of another origin may read the answers. */
export const mayRead = (origin: string, { corsOrigins }: Pick<Admission, 'corsOrigins'>): boolean =>
  corsOrigins === '*' || (corsOrigins === 'local' ? isLoopbackOrigin(origin) : corsOrigins.includes(origin));
