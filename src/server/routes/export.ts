import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError } from 'graphql';
import { type Exporter, FORMATS } from '../../export/index.ts';
import type { RequestContext } from '../../resolvers/index.ts';
import { TRUNCATED_HEADER } from '../admission/headers.ts';
import { badRequest, type ClientError, type ErrorReporter } from '../errors/errors.ts';
import { replyWithError, statusOf } from '../errors/replies.ts';

/** The methods that `/export` takes. */
export const EXPORT_METHODS = ['GET', 'HEAD'];

/** What `/export` needs besides the scope it is in. */
export interface ExportParts {
  readonly exporter: Exporter;
  readonly reporter: ErrorReporter;
  /** What each export is asked with. */
  readonly context: () => RequestContext;
}

/** `GET /export/{format}`: what is around some actors as a file, which is sent while it is read. */
export function registerExport(scope: FastifyInstance, { exporter, reporter, context }: ExportParts): void {
  scope.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], // OPTIONS is answered before; see cors.ts
    url: '/export/:format',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      if (!EXPORT_METHODS.includes(request.method)) return refuseMethod(request, reply);
      try {
        return await answer(request, reply);
      } catch (error) {
        const told = toClient(error, reporter);
        return replyWithError(request, reply, statusOf(told.extensions.code), told);
      }
    },
  });

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const format = FORMATS.get((request.params as { readonly format: string }).format);
    if (!format) {
      const message = `There is no export of this format; there are ${[...FORMATS.keys()].join(', ')}.`;
      return replyWithError(request, reply, 404, { message, extensions: { code: 'NOT_FOUND' } });
    }
    const { searchParams } = new URL(request.url, 'http://localhost');
    const file = await exporter(context(), format, searchParams);
    // What is wrong with the first details can still be told in words.
    const first = request.method === 'HEAD' ? [] : [await file.pieces.next(), await file.pieces.next()];
    reply.header('content-type', file.contentType).header('content-disposition', `attachment; filename="${file.name}"`);
    if (file.truncated !== undefined) reply.header(TRUNCATED_HEADER, file.truncated);
    if (request.method === 'HEAD') return reply.send();
    // By bytes, not by pieces, so that no more than one is made ahead of the client.
    return reply.send(Readable.from(sendAll(request, first, file.pieces), { objectMode: false }));
  }
}

/**
 * All pieces. Where one fails, the connection is reset, so that a part is not taken for the whole: by HTTP/1.0, which
 * proxies speak, a mere end of the connection is the end of the file. The log tells why.
 */
async function* sendAll(
  request: FastifyRequest,
  first: readonly IteratorResult<string>[],
  pieces: AsyncGenerator<string>,
): AsyncGenerator<string> {
  try {
    for (const { done, value } of first) if (!done) yield value;
    yield* pieces;
  } catch (error) {
    request.log.warn({ err: error }, 'an export was cut off');
    request.raw.socket.resetAndDestroy();
    throw error;
  } finally {
    await pieces.return(undefined);
  }
}

/** An error as a client is told of it. Where it lay in the operations behind an export is no client's business. */
function toClient(error: unknown, { format, report }: ErrorReporter): ClientError {
  if (!(error instanceof GraphQLError)) return report(error);
  const { message, extensions } = format(error.toJSON(), error) as ClientError;
  return { message, extensions };
}

function refuseMethod(request: FastifyRequest, reply: FastifyReply) {
  const message = 'An export is asked for by GET.';
  reply.header('allow', EXPORT_METHODS.join(', '));
  return replyWithError(request, reply, 405, badRequest(message));
}
