import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Admission } from './admit.ts';

/** The header that says what an exported file leaves out; absent if it is complete. */
export const TRUNCATED_HEADER = 'x-entente-truncated';

/** The trailer that says what a file that was sent has; a file that breaks off has none. */
export const FILE_END_TRAILER = 'x-entente-file-end';

/** The header that says which ids an export was asked for have another one now. */
export const FORMER_IDS_HEADER = 'x-entente-former-ids';

/** The header that says from the graph of which clearance an answer is, if that is below the caller's. */
export const CLEARANCE_HEADER = 'x-entente-clearance';

/** Headers of every response: no sniffing, no caching, no referrer, and no embedding by foreign pages. */
export type SecurityHeaders = Readonly<Record<string, string>>;

/** The security headers under a CORS setting. */
export const securityHeaders = ({ corsOrigins }: Pick<Admission, 'corsOrigins'>): SecurityHeaders => ({
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store', // the playground's files override this
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': corsOrigins === '*' ? 'cross-origin' : 'same-origin',
});

/** Adds the headers to every response, including 404. */
export function secureReplies(app: FastifyInstance, headers: SecurityHeaders): void {
  app.addHook('onRequest', async (_, reply) => void secure(reply, headers));
}

/** Adds the headers to a response that no hook sees. */
export const secure = (reply: FastifyReply, headers: SecurityHeaders): FastifyReply => reply.headers({ ...headers });

/** Adds a request header to `Vary`. */
export function vary(reply: FastifyReply, name: string): void {
  const names = [reply.getHeader('vary') ?? []].flat().map(String);
  reply.header('vary', [...names, name].join(', '));
}
