import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, type GraphQLSchema } from 'graphql';
import { type Exporter, FORMATS } from '../../export/index.ts';
import type { RequestContext } from '../../resolvers/index.ts';
import { FILE_END_TRAILER, FORMER_IDS_HEADER, TRUNCATED_HEADER } from '../admission/headers.ts';
import { badRequest, type ClientError, type ErrorReporter } from '../errors/errors.ts';
import { createCallerHider, namesWritten } from '../errors/hidden-names.ts';
import { replyWithError, statusOf } from '../errors/replies.ts';
import { PARAMETERS_ONLY } from '../limits/limits.ts';
import { FileRecord } from '../observe/file-record.ts';

/** The first pieces of a file, which are made, and the generator of the others. */
type Pieces = readonly [first: readonly IteratorResult<string>[], rest: AsyncGenerator<string>];

/** The methods that `/export` accepts. */
export const EXPORT_METHODS = ['GET', 'HEAD', 'POST'];

/** The dependencies of `/export`. */
export interface ExportParts {
  /** Whose names are told to those only who may ask for it. */
  readonly schema: GraphQLSchema;
  readonly exporter: Exporter;
  readonly reporter: ErrorReporter;
  /** The context of each export, whose operations its record follows. */
  readonly context: (request: FastifyRequest, record: FileRecord) => RequestContext;
}

/**
 * `/export/{format}`: the surroundings of some actors, a slice of the graph, or what is named, as a file, streamed while it is
 * read. POST is for what is too long for a URL.
 */
export function registerExport(scope: FastifyInstance, { schema, exporter, reporter, context }: ExportParts): void {
  const hideFrom = createCallerHider(schema);
  scope.route({
    method: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'], // cors.ts handles OPTIONS
    url: '/export/:format',
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      if (!EXPORT_METHODS.includes(request.method)) return refuseMethod(request, reply);
      try {
        return await answer(request, reply);
      } catch (error) {
        const reported = toClient(error, reporter);
        const told = hideFrom(request)?.(reported, namesIn(request)) ?? reported;
        return replyWithError(request, reply, statusOf(reported.extensions.code), told as ClientError);
      }
    },
  });

  /**
   * Yields all pieces. On failure it resets the connection, so that the client notices that the file is incomplete: in
   * HTTP/1.0, which proxies use, closing the connection is the normal end of a file.
   */
  async function* sendAll(request: FastifyRequest, record: FileRecord, [first, rest]: Pieces): AsyncGenerator<string> {
    try {
      for await (const piece of joined(first, rest)) {
        record.bytes += Buffer.byteLength(piece);
        yield piece;
      }
    } catch (error) {
      // What fails because its client went away is no failure.
      if (!request.raw.socket.destroyed) {
        record.isBroken = true;
        request.errorCodes = [toClient(error, reporter).extensions.code];
      }
      request.log.warn({ err: error }, 'an export was aborted');
      request.raw.socket.resetAndDestroy();
      throw error;
    } finally {
      await rest.return(undefined);
    }
  }

  async function answer(request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
    const format = FORMATS.get((request.params as { readonly format: string }).format);
    if (!format) {
      const message = `Unknown export format. Supported: ${[...FORMATS.keys()].join(', ')}.`;
      return replyWithError(request, reply, 404, { message, extensions: { code: 'NOT_FOUND' } });
    }
    const record = new FileRecord();
    request.file = record;
    const file = await exporter(context(request, record), format, [
      ...urlParameters(request),
      ...bodyParameters(request),
    ]);
    record.file = file;
    // An error in the first pieces can still be sent as a response.
    const first = request.method === 'HEAD' ? [] : [await file.pieces.next(), await file.pieces.next()];
    reply.header('content-type', file.contentType).header('content-disposition', `attachment; filename="${file.name}"`);
    if (file.truncated !== undefined) reply.header(TRUNCATED_HEADER, file.truncated);
    if (file.formerIds !== undefined) reply.header(FORMER_IDS_HEADER, file.formerIds);
    if (request.method === 'HEAD') return reply.send();
    // HTTP/1.0 has no place for it.
    if (file.ending && request.raw.httpVersion !== '1.0') {
      reply.trailer(FILE_END_TRAILER, async () => file.ending?.()?.text ?? '');
    }
    // Without object mode at most one piece is made ahead of the client.
    const pieces = sendAll(request, record, [first, file.pieces]);
    return reply.send(Readable.from(pieces, { objectMode: false }));
  }
}

const urlParameters = ({ url }: FastifyRequest): URLSearchParams => new URL(url, 'http://localhost').searchParams;

/** The names that the client wrote, wherever. */
const namesIn = (request: FastifyRequest): ReadonlySet<string> =>
  namesWritten([...urlParameters(request)].flat().join(' '), request.body);

/**
 * The parameters in a body, as those of a URL: `{ "ids": ["loan:a", "loan:b"] }`.
 * @throws {GraphQLError} BAD_USER_INPUT if it is something else.
 */
function bodyParameters({ method, body }: FastifyRequest): readonly (readonly [string, string])[] {
  if (method !== 'POST' || body === undefined || body === null) return [];
  if (typeof body !== 'object' || Array.isArray(body)) throw badBody();
  return Object.entries(body).flatMap(([name, value]) =>
    [value].flat().map((one: unknown): readonly [string, string] => {
      if (typeof one === 'object' || one === undefined) throw badBody();
      return [name, String(one)];
    }),
  );
}

const badBody = (): GraphQLError => {
  const { message, extensions } = badRequest(PARAMETERS_ONLY);
  return new GraphQLError(message, { extensions });
};

async function* joined(...[first, rest]: Pieces): AsyncGenerator<string> {
  for (const { done, value } of first) if (!done) yield value;
  yield* rest;
}

/** Converts an error for the client, without its position in the internal operations. */
function toClient(error: unknown, { format, report }: ErrorReporter): ClientError {
  if (!(error instanceof GraphQLError)) return report(error);
  const { message, extensions } = format(error.toJSON(), error) as ClientError;
  return { message, extensions };
}

function refuseMethod(request: FastifyRequest, reply: FastifyReply) {
  const message = 'Use GET or POST for exports.';
  reply.header('allow', EXPORT_METHODS.join(', '));
  return replyWithError(request, reply, 405, badRequest(message));
}
