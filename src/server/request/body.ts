import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { badRequest, RefusedError } from '../errors/errors.ts';
import { checkFileJson, checkJson } from '../limits/limits.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The size of the body; 0 until it is read. */
    bodyBytes: number;
  }
}

/** Accepts JSON bodies only, and checks their size before parsing: those of operations, and the parameters of exports. */
export function readBodies(app: FastifyInstance): void {
  app.decorateRequest('bodyBytes', 0);
  refuseEncoded(app);
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    request.bodyBytes = bytes.length;
    // Decoding would silently replace the invalid bytes.
    if (!isUtf8(bytes)) return done(new RefusedError(badRequest('The request body is not UTF-8.'), 400));
    const text = bytes.toString('utf8');
    const error = request.routeOptions.url === '/graphql' ? checkJson(text) : checkFileJson(text);
    if (error) done(new RefusedError(error));
    else parse(request, text, done);
  });
}

/** Rejects compressed bodies and other charsets, which would look like broken JSON. */
function refuseEncoded(app: FastifyInstance): void {
  app.addHook('preParsing', async (request, reply) => {
    const { 'content-encoding': encoding = 'identity', 'content-type': type = '' } = request.headers;
    if (encoding.trim().toLowerCase() !== 'identity') {
      reply.header('accept-encoding', 'identity'); // RFC 9110, 12.5.3: the accepted encoding
      throw unsupported(`Content-Encoding ${encoding} is not supported; send the body uncompressed.`);
    }
    const charset = /;\s*charset\s*=\s*"?([^";\s]+)/i.exec(type)?.[1] ?? 'utf-8';
    if (!/^utf-?8$/i.test(charset)) {
      throw unsupported(`Charset ${charset} is not supported; send the body as UTF-8.`);
    }
  });
}

const unsupported = (message: string): RefusedError => new RefusedError(badRequest(message), 415);
