import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Admission } from './admit.ts';

/** The header that tells what an exported file leaves out; a whole one has none. */
export const TRUNCATED_HEADER = 'x-entente-truncated';

/** Headers that every answer has: it is what its type says, nobody keeps it or is told of it, and no stranger's page embeds it. */
export type SecurityHeaders = Readonly<Record<string, string>>;

/** The headers that every answer has, whoever may ask. */
export const securityHeaders = ({ corsOrigins }: Pick<Admission, 'corsOrigins'>): SecurityHeaders => ({
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-store', // the page's files have one of their own
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': corsOrigins === '*' ? 'cross-origin' : 'same-origin',
});

/** Gives every answer these headers, whichever route it is of or whether it is of any. */
export function secureReplies(app: FastifyInstance, headers: SecurityHeaders): void {
  app.addHook('onRequest', async (_, reply) => void secure(reply, headers));
}

/** Gives an answer these headers that no hook comes by. */
export const secure = (reply: FastifyReply, headers: SecurityHeaders): FastifyReply => reply.headers({ ...headers });

/** Says that the answer depends on a header of the request as well. */
export function vary(reply: FastifyReply, name: string): void {
  const names = [reply.getHeader('vary') ?? []].flat().map(String);
  reply.header('vary', [...names, name].join(', '));
}
