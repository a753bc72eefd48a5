import type { FastifyInstance } from 'fastify';
import { RefusedError } from './errors.ts';
import { checkJson } from './limits.ts';

/** Takes bodies of JSON and no others, and refuses what would cost too much before it is parsed. */
export function readBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser('error', 'error');
  app.removeAllContentTypeParsers();
  app.addContentTypeParser<string>('application/json', { parseAs: 'string' }, (request, text, done) => {
    const told = checkJson(text);
    if (told) done(new RefusedError(told));
    else parse(request, text, done);
  });
}
