import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';

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
