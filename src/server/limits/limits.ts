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

/** The most that a request may hold before anything costly is done with it. */
export const LIMITS = {
  /** Characters of the document, comments and white space included. */
  characters: 200_000,
  lines: 10_000,
  /** Characters of a name: errors, paths and statements quote it many times over. */
  name: 200,
  /** Tokens of the document. */
  tokens: 10_000,
  /** Brackets within brackets, in the document or in the variables. */
  nesting: 150,
  /** Fields within fields, fragments put in place. */
  depth: 100,
  /** Fields and fragments, fragments put in place. */
  selections: 5_000,
  aliases: 1_000,
  /** Pairs of fields at the same place of the response, and the values of the arguments that are compared there. */
  repeated: 25_000,
  /** Uses of variables, fragments put in place. */
  variables: 20_000,
  /** Values in the variables: objects, lists and what is in them. */
  values: 20_000,
  /** Bytes of the request's body. */
  body: 2 ** 20,
} as const;

/** How much more introspection an operation may ask for than the query by which tools read a whole schema. */
const INTROSPECTION_FACTOR = 1.2;

/** Documents found to be within the limits are remembered, up to so many characters in all. */
const REMEMBERED_CHARACTERS = 4 * 2 ** 20;

/** Says what is too much about a document, or undefined where nothing is. */
type DocumentCheck = (text: string) => ClientError | undefined;

/**
 * Makes the hook that refuses a request before it is parsed and validated, which
 * costs more than the request's size suggests: some rules take the square of it.
 */
export function limitRequests(schema: GraphQLSchema): preHandlerAsyncHookHandler {
  const checkDocument = createDocumentCheck(schema);
  return async (request, reply) => {
    const { query, json } = readParameters(request);
    const error = (typeof query === 'string' ? checkDocument(query) : undefined) ?? firstOf(json, checkJson);
    if (error === undefined) return;
    return replyWithError(request, reply, failureStatus(error.extensions.code, request.headers.accept), error);
  };
}

/** Makes the check of documents for a schema, on which it depends how much introspection answers. */
function createDocumentCheck(schema: GraphQLSchema): DocumentCheck {
  const sizes = introspectionSizes(schema);
  const wholeSchema = measureDocument(parse(getIntrospectionQuery()), sizes).introspection;
  const mostIntrospection = Math.ceil(INTROSPECTION_FACTOR * wholeSchema);
  const accepted = new LRUCache<string, true>({
    maxSize: REMEMBERED_CHARACTERS,
    sizeCalculation: (_, text) => Math.max(1, text.length),
  });

  function check(text: string): string | undefined {
    const lines = countLines(text);
    if (lines > LIMITS.lines) return exceeds('The document has', lines, LIMITS.lines, 'lines');
    const { tokens, nesting, name } = scanText(text, LIMITS.tokens);
    if (name > LIMITS.name) return exceeds('The document has a name of', name, LIMITS.name, 'characters');
    if (tokens > LIMITS.tokens) return `The document has more than ${LIMITS.tokens} tokens, which is the limit.`;
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
    if (cost.introspection > mostIntrospection) {
      const values = Math.ceil(cost.introspection);
      return exceeds('The introspection answers about', values, mostIntrospection, 'values');
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
      if (error instanceof GraphQLError) return undefined; // Apollo parses it once more and says what is wrong
      throw error;
    }
  };
}

/** The most that a JSON text may hold: the variables lie two levels down in a body. */
const JSON_LIMITS = { nesting: LIMITS.nesting + 2, values: LIMITS.values };

/** Says what is too much about a JSON text before it is parsed; input coercion follows it down on the stack. */
export function checkJson(text: string): ClientError | undefined {
  const { nesting, values } = scanJson(text, JSON_LIMITS);
  if (nesting > JSON_LIMITS.nesting) {
    const message = `The variables, or other JSON of the request, are nested more than ${LIMITS.nesting} deep, which is the limit.`;
    return tooLarge(message);
  }
  if (values > JSON_LIMITS.values) {
    const message = `The variables, or other JSON of the request, hold more than ${LIMITS.values} values, which is the limit.`;
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
