import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { sendBytes } from './answer-bytes.ts';

/** The minimum size of a compressed response, in bytes. Smaller ones fit into one packet. */
const THRESHOLD = 1024;

/** The types of the API and the exports: JSON, FollowTheMoney, XML, CSV and SDL. */
const COMPRESSIBLE = /^text\/|[+/](?:json|xml)(?:[+;]|$)/;

/** Compresses the responses of a scope with brotli or gzip, if the client accepts it, and sends large ones as bytes. */
export async function compressAnswers(scope: FastifyInstance): Promise<void> {
  await scope.register(compress, {
    encodings: ['br', 'gzip', 'identity'],
    threshold: THRESHOLD,
    // Always in the thread pool, to keep the event loop free.
    syncThreshold: 0,
    customTypes: COMPRESSIBLE,
    zlibOptions: { level: 4 },
    globalDecompression: false,
  });
  sendBytes(scope);
}
