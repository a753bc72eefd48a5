import type { FastifyInstance, FastifyRequest } from 'fastify';
import { badRequest } from '../errors/errors.ts';
import { replyWithError } from '../errors/replies.ts';

/**
 * Headers by which the server decides something, and of which a request has one. Of several, Node shows one alone, and a proxy in front may have
 * decided by the other. Those that it joins, such as `Origin`, are then none that is allowed.
 */
const SINGLE: ReadonlySet<string> = new Set(['host', 'authorization', 'content-type', 'content-length']);

/** Refuses requests with several headers of one of these names, and closes the connection (RFC 9112, 3.2). */
export function refuseRepeatedHeaders(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const name = repeatedHeader(request);
    if (name === undefined) return;
    reply.header('connection', 'close');
    return replyWithError(request, reply, 400, badRequest(`The header ${name} is given more than once.`));
  });
}

function repeatedHeader({ raw: { rawHeaders } }: FastifyRequest): string | undefined {
  const seen = new Set<string>();
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = (rawHeaders[at] ?? '').toLowerCase();
    if (!SINGLE.has(name)) continue;
    if (seen.has(name)) return name;
    seen.add(name);
  }
  return undefined;
}
