import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { badRequest, RefusedError } from '../errors/errors.ts';
import { checkJson } from '../limits/limits.ts';

/** Takes bodies of JSON and no others, and refuses what would cost too much before it is parsed. */
export function readBodies(app: FastifyInstance): void {
  refuseEncoded(app);
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    // Decoded all the same, a text would be another than was sent.
    if (!isUtf8(bytes)) return done(new RefusedError(badRequest("The request's body is not UTF-8."), 400));
    const text = bytes.toString('utf8');
    const told = checkJson(text);
    if (told) done(new RefusedError(told));
    else parse(request, text, done);
  });
}

/** Refuses bodies that are compressed, or in another charset than UTF-8: they would be taken for broken JSON. */
function refuseEncoded(app: FastifyInstance): void {
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

const unsupported = (message: string): RefusedError => new RefusedError(badRequest(message), 415);
