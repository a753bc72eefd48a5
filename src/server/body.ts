import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { RefusedError } from './errors.ts';
import { checkJson } from './limits.ts';

/** Takes bodies of JSON and no others, and refuses what would cost too much before it is parsed. */
export function readBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, bytes, done) => {
    // Decoded all the same, a text would be another than was sent.
    if (!isUtf8(bytes)) return done(notUtf8());
    const text = bytes.toString('utf8');
    const told = checkJson(text);
    if (told) done(new RefusedError(told));
    else parse(request, text, done);
  });
}

const notUtf8 = (): RefusedError =>
  new RefusedError(
    { message: "The request's body is not UTF-8.", extensions: { code: 'BAD_USER_INPUT', reason: 'REQUEST' } },
    400,
  );
