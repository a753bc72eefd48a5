import type { FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import { GraphQLError, type GraphQLSchema, getIntrospectionQuery, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { measureDocument, scanText } from './document-cost.ts';
import type { ClientError } from './errors.ts';
import { introspectionSizes } from './introspection.ts';
import { countRepeatedFields } from './repeated-fields.ts';
import { failureStatus, replyWithError } from './replies.ts';

/** The most that a request may hold before anything costly is done with it. */
export const LIMITS = {
  /** Tokens of the document. */
  tokens: 10_000,
  /** Brackets within brackets, in the document or in the variables. */
  nesting: 150,
  /** Fields within fields, fragments put in place. */
  depth: 100,
  /** Fields and fragments, fragments put in place. */
  selections: 5_000,
  aliases: 1_000,
  /** Pairs of fields at the same place of the response. */
  repeated: 100_000,
} as const;

/** How much more introspection an operation may ask for than the query by which tools read a whole schema. */
const INTROSPECTION_FACTOR = 2;

/** Documents found to be within the limits are remembered, up to so many characters in all. */
const REMEMBERED_CHARACTERS = 4 * 2 ** 20;

/** Says what is too much about a request, or undefined where nothing is. */
type Check<T> = (part: T) => string | undefined;

/**
 * Makes the hook that refuses a request before it is parsed and validated, which
 * costs more than the request's size suggests: some rules take the square of it.
 */
export function limitRequests(schema: GraphQLSchema): preHandlerAsyncHookHandler {
  const checkDocument = createDocumentCheck(schema);
  return async (request, reply) => {
    const { query, variables } = readParameters(request);
    const message = (typeof query === 'string' ? checkDocument(query) : undefined) ?? checkVariables(variables);
    if (message === undefined) return;
    const error: ClientError = { message, extensions: { code: 'OPERATION_TOO_COSTLY' } };
    return replyWithError(request, reply, failureStatus(error.extensions.code, request.headers.accept), error);
  };
}

/** Makes the check of documents for a schema, on which it depends how much introspection answers. */
export function createDocumentCheck(schema: GraphQLSchema): Check<string> {
  const sizes = introspectionSizes(schema);
  const wholeSchema = measureDocument(parse(getIntrospectionQuery()), sizes).introspection;
  const mostIntrospection = Math.ceil(INTROSPECTION_FACTOR * wholeSchema);
  const accepted = new LRUCache<string, true>({
    maxSize: REMEMBERED_CHARACTERS,
    sizeCalculation: (_, text) => Math.max(1, text.length),
  });

  function check(text: string): string | undefined {
    const { tokens, nesting } = scanText(text, LIMITS.tokens);
    if (tokens > LIMITS.tokens) return `The document has more than ${LIMITS.tokens} tokens, which is the limit.`;
    if (nesting > LIMITS.nesting) return exceeds('The document nests brackets', nesting, LIMITS.nesting, 'deep');
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
    const repeated = countRepeatedFields(document, 2 * LIMITS.selections);
    if (repeated > LIMITS.repeated) {
      return exceeds('The document has', repeated, LIMITS.repeated, 'pairs of fields in the same place');
    }
    return undefined;
  }

  return (text) => {
    if (accepted.has(text)) return undefined;
    try {
      const refusal = check(text);
      if (refusal === undefined) accepted.set(text, true);
      return refusal;
    } catch (error) {
      if (error instanceof GraphQLError) return undefined; // Apollo parses it once more and says what is wrong
      throw error;
    }
  };
}

/** Input coercion follows the variables down on the stack. */
export function checkVariables(variables: unknown): string | undefined {
  let level: unknown[] = [variables];
  for (let depth = 0; depth <= LIMITS.nesting; depth += 1) {
    level = level.filter((value) => typeof value === 'object' && value !== null).flatMap(Object.values);
    if (level.length === 0) return undefined;
  }
  return `The variables are nested more than ${LIMITS.nesting} deep, which is the limit.`;
}

function readParameters(request: FastifyRequest): { readonly query?: unknown; readonly variables?: unknown } {
  if (request.method === 'POST') return typeof request.body === 'object' && request.body !== null ? request.body : {};
  const parameters = new URL(request.url, 'http://localhost').searchParams;
  return { query: parameters.get('query'), variables: parseJson(parameters.get('variables')) };
}

function parseJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined; // Apollo refuses it
  }
}

function exceeds(what: string, figure: number, limit: number, unit: string): string {
  return `${what} ${figure} ${unit}; the limit is ${limit}.`;
}
