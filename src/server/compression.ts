import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { RefusedError } from './errors.ts';

/** Bytes from which an answer is compressed: a smaller one fits into one packet. */
const THRESHOLD = 1024;

/** What the API and the exports answer: JSON in both its forms, FollowTheMoney, XML, CSV and SDL. */
const COMPRESSIBLE = /^text\/|[+/](?:json|xml)(?:[+;]|$)/;

/** Compresses the answers of a scope's routes by brotli or gzip, where their client takes that. */
export async function compressAnswers(scope: FastifyInstance): Promise<void> {
  await scope.register(compress, {
    encodings: ['br', 'gzip', 'identity'],
    threshold: THRESHOLD,
    // In the thread pool, whatever the size: the event loop has other requests to answer.
    syncThreshold: 0,
    customTypes: COMPRESSIBLE,
    zlibOptions: { level: 4 },
    globalDecompression: false,
  });
}

/** Refuses bodies that are compressed, or in another charset than UTF-8: they would be taken for broken JSON. */
export function refuseEncodedBodies(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, reply) => {
    const { 'content-encoding': encoding = 'identity', 'content-type': type = '' } = request.headers;
    if (encoding.trim().toLowerCase() !== 'identity') {
      reply.header('accept-encoding', 'identity'); // RFC 9110, 12.5.3: what the server would take
      throw unsupported(`The request's content-encoding is ${encoding}; send the body uncompressed.`);
    }
    const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1] ?? 'utf-8';
    if (!/^utf-?8$/i.test(charset)) {
      throw unsupported(`The request's charset is ${charset}; send the body as UTF-8.`);
    }
  });
}

const unsupported = (message: string): RefusedError =>
  new RefusedError({ message, extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST' } }, 415);
