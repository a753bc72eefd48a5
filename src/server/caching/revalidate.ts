import type { FastifyInstance, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { chooseMediaType } from '../request/media-type.ts';
import { entityTag, names } from './entity-tag.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** The tag of the answer to a GET, should it be complete; null if it has none. */
    entityTag: string | null;
  }
}

/** What decides an answer besides its request. */
export interface AnswerState {
  /**
   * The version of the graph that answers, without asking it; undefined if it is not known. It is read before the answer is: the answer may be
   * newer than its tag, never older.
   */
  readonly version: (request: FastifyRequest) => string | undefined;
  /** The version of the software and its schema; without it, no answer has a tag. */
  readonly software: string | undefined;
  /** What the caller may see: a text that is the same for all who would get the same answer; undefined if no two are the same. */
  readonly scope: (request: FastifyRequest) => string | undefined;
}

/** Clients may keep an answer, and must ask each time whether it is still right. */
const CACHE_CONTROL = 'private, no-cache';

/** A hook that answers 304 to a GET that names the tag of the answer it would get. Nothing is asked of the graph. */
export function answerNotModified(scope: FastifyInstance, state: AnswerState): preHandlerAsyncHookHandler {
  scope.decorateRequest('entityTag', null);
  scope.addHook('onSend', async (request, reply) => {
    const { entityTag: tag, errorCodes } = request;
    // An answer with errors may be another one the next time.
    if (tag === null || reply.statusCode !== 200 || errorCodes !== null) return;
    reply.headers({ etag: tag, 'cache-control': CACHE_CONTROL });
  });
  return async (request, reply) => {
    if (request.method !== 'GET' || state.software === undefined) return;
    const version = state.version(request);
    const seen = state.scope(request);
    if (version === undefined || seen === undefined) return;
    const tag = entityTag([version, state.software, seen, ...partsOf(request)]);
    if (!names(request.headers['if-none-match'], tag)) {
      request.entityTag = tag;
      return;
    }
    return reply.headers({ etag: tag, 'cache-control': CACHE_CONTROL }).code(304).send();
  };
}

/** What of a request decides its answer: its parameters and the media type that it accepts. */
function partsOf({ url, headers }: FastifyRequest): readonly string[] {
  const { searchParams } = new URL(url, 'http://localhost');
  searchParams.sort();
  return [chooseMediaType(headers.accept) ?? '', searchParams.toString()];
}
