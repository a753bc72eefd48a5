import type { preHandlerAsyncHookHandler } from 'fastify';
import { GraphQLError, type GraphQLSchema, getIntrospectionQuery, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { badRequest, type ClientError } from '../errors/errors.ts';
import { failureStatus, replyWithError } from '../errors/replies.ts';
import { readParameters } from '../request/parameters.ts';
import { measureDocument, scanText } from './document.ts';
import { introspectionSizes } from './introspection.ts';
import { scanJson } from './json.ts';
import { countRepeatedFields } from './repeated-fields.ts';

/** Limits of a request, checked before any costly work. */
export const LIMITS = {
  /** Characters of the document, including comments and white space. */
  characters: 200_000,
  lines: 10_000,
  /** Characters of a name, since errors, paths and statements repeat it. */
  name: 200,
  /** Tokens of the document. */
  tokens: 10_000,
  /** Nesting depth of brackets, in the document or the variables. */
  nesting: 150,
  /** Nesting depth of fields, fragments expanded. */
  depth: 100,
  /** Fields and fragments, fragments expanded. */
  selections: 5_000,
  aliases: 1_000,
  /** Pairs of fields with the same response path, plus the values of their arguments, which validation compares. */
  repeated: 25_000,
  /** Uses of variables, fragments expanded. */
  variables: 20_000,
  /** Values in the variables, including objects and lists. */
  values: 20_000,
  /** Bytes of the request body. */
  body: 2 ** 20,
} as const;

/** The maximum introspection, relative to the standard query for a whole schema. */
const INTROSPECTION_FACTOR = 1.2;

/** The cache of accepted documents, in characters. */
const CACHED_CHARACTERS = 4 * 2 ** 20;

/** Returns the error of a document that exceeds a limit. */
type DocumentCheck = (text: string) => ClientError | undefined;

/** A hook that rejects a request before validation, some rules of which take quadratic time. */
export function limitRequests(schema: GraphQLSchema): preHandlerAsyncHookHandler {
  const checkDocument = createDocumentCheck(schema);
  return async (request, reply) => {
    const { query, json } = readParameters(request);
    const error = (typeof query === 'string' ? checkDocument(query) : undefined) ?? firstOf(json, checkJson);
    if (error === undefined) return;
    return replyWithError(request, reply, failureStatus(error.extensions.code, request.headers.accept), error);
  };
}

/** Makes the check for a schema, whose size determines the cost of introspection. */
function createDocumentCheck(schema: GraphQLSchema): DocumentCheck {
  const sizes = introspectionSizes(schema);
  const wholeSchema = measureDocument(parse(getIntrospectionQuery()), sizes).introspection;
  const maxIntrospection = Math.ceil(INTROSPECTION_FACTOR * wholeSchema);
  const accepted = new LRUCache<string, true>({
    maxSize: CACHED_CHARACTERS,
    sizeCalculation: (_, text) => Math.max(1, text.length),
  });

  function check(text: string): string | undefined {
    const lines = countLines(text);
    if (lines > LIMITS.lines) return exceeds('The document has', lines, LIMITS.lines, 'lines');
    const { tokens, nesting, name } = scanText(text, LIMITS.tokens);
    if (name > LIMITS.name) return exceeds('The document has a name of', name, LIMITS.name, 'characters');
    if (tokens > LIMITS.tokens) return `The document exceeds the limit of ${LIMITS.tokens} tokens.`;
    if (nesting > LIMITS.nesting) return exceeds('The document nests brackets', nesting, LIMITS.nesting, 'deep');
    if (text.length > LIMITS.characters)
      return exceeds('The document has', text.length, LIMITS.characters, 'characters');
    const document = parse(text, { noLocation: true });
    const cost = measureDocument(document, sizes);
    if (cost.depth > LIMITS.depth) return exceeds('The document nests fields', cost.depth, LIMITS.depth, 'deep');
    if (cost.aliases > LIMITS.aliases) return exceeds('The document has', cost.aliases, LIMITS.aliases, 'aliases');
    if (cost.selections > LIMITS.selections) {
      return exceeds('The document asks for', cost.selections, LIMITS.selections, 'fields and fragments');
    }
    if (cost.introspection > maxIntrospection) {
      const values = Math.ceil(cost.introspection);
      return exceeds('The introspection answers about', values, maxIntrospection, 'values');
    }
    if (cost.variables > LIMITS.variables) {
      return exceeds('The document uses variables', cost.variables, LIMITS.variables, 'times');
    }
    const repeated = countRepeatedFields(document, 2 * LIMITS.selections);
    if (repeated > LIMITS.repeated) {
      return exceeds('The document has', repeated, LIMITS.repeated, 'pairs of fields and arguments in the same place');
    }
    return undefined;
  }

  return (text) => {
    if (accepted.has(text)) return undefined;
    try {
      const message = check(text);
      if (message !== undefined) return tooLarge(message);
      accepted.set(text, true);
      return undefined;
    } catch (error) {
      if (error instanceof GraphQLError) return undefined; // Apollo reports the syntax error
      throw error;
    }
  };
}

/** Limits of a JSON text. In a body the variables are two levels down. */
const JSON_LIMITS = { nesting: LIMITS.nesting + 2, values: LIMITS.values };

/** Checks a JSON text before parsing. Input coercion recurses to its depth. */
export function checkJson(text: string): ClientError | undefined {
  const { nesting, values } = scanJson(text, JSON_LIMITS);
  if (nesting > JSON_LIMITS.nesting) {
    const message = `The variables, or other JSON in the request, exceed the nesting limit of ${LIMITS.nesting}.`;
    return tooLarge(message);
  }
  if (values > JSON_LIMITS.values) {
    const message = `The variables, or other JSON in the request, exceed the limit of ${LIMITS.values} values.`;
    return badRequest(message);
  }
  return undefined;
}

const tooLarge = (message: string): ClientError => ({ message, extensions: { code: 'OPERATION_TOO_COSTLY' } });

function firstOf<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

const countLines = (text: string): number => {
  let lines = 1;
  for (const _ of text.matchAll(/\r\n|[\n\r]/g)) lines += 1;
  return lines;
};

function exceeds(what: string, figure: number, limit: number, unit: string): string {
  return `${what} ${figure} ${unit}; the limit is ${limit}.`;
}
