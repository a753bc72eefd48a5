import { GraphQLError, type GraphQLSchema, getIntrospectionQuery, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import type { ClientError } from '../errors/errors.ts';
import { type DocumentCost, measureDocument, scanText } from './document.ts';
import { introspectionSizes } from './introspection.ts';
import { LIMITS, tooLarge } from './limits.ts';
import { countRepeatedFields } from './repeated-fields.ts';

/** The maximum introspection, relative to the standard query for a whole schema. */
const INTROSPECTION_FACTOR = 1.2;

/** The cache of accepted documents, in characters. */
const CACHED_CHARACTERS = 4 * 2 ** 20;

/** Returns the error of a document that exceeds a limit. */
type DocumentCheck = (text: string) => ClientError | undefined;

type DocumentLimits = Readonly<Record<keyof typeof LIMITS, number>>;

/** A figure with its limit, as a message words them. */
type Limited = readonly [what: string, figure: number, limit: number, unit: string];

/** Makes the check for a schema, whose size determines the cost of introspection. */
export function createDocumentCheck(schema: GraphQLSchema, limits: DocumentLimits = LIMITS): DocumentCheck {
  const sizes = introspectionSizes(schema);
  const wholeSchema = measureDocument(parse(getIntrospectionQuery()), sizes).introspection;
  const maxIntrospection = Math.ceil(INTROSPECTION_FACTOR * wholeSchema);
  const accepted = new LRUCache<string, true>({
    maxSize: CACHED_CHARACTERS,
    sizeCalculation: (_, text) => Math.max(1, text.length),
  });

  function check(text: string): string | undefined {
    const lines = countLines(text);
    if (lines > limits.lines) return exceeds(['The document has', lines, limits.lines, 'lines']);
    const { tokens, nesting, name } = scanText(text, limits.tokens);
    if (tokens > limits.tokens && name <= limits.name)
      return `The document exceeds the limit of ${limits.tokens} tokens.`;
    const scanned = firstExceeded([
      ['The document has a name of', name, limits.name, 'characters'],
      ['The document nests brackets', nesting, limits.nesting, 'deep'],
      ['The document has', text.length, limits.characters, 'characters'],
    ]);
    if (scanned !== undefined) return scanned;
    const document = parse(text, { noLocation: true });
    const measured = firstExceeded(limitsOf(measureDocument(document, sizes), limits, maxIntrospection));
    if (measured !== undefined) return measured;
    const repeated = countRepeatedFields(document, 2 * limits.selections);
    return firstExceeded([
      ['The document has', repeated, limits.repeated, 'pairs of fields and arguments in the same place'],
    ]);
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

const limitsOf = (cost: DocumentCost, limits: DocumentLimits, maxIntrospection: number): readonly Limited[] => [
  ['The document nests fields', cost.depth, limits.depth, 'deep'],
  ['The document has', cost.aliases, limits.aliases, 'aliases'],
  ['The document has', cost.directives, limits.directives, 'directives at one place'],
  ['The document asks for', cost.selections, limits.selections, 'fields and fragments'],
  ['The introspection answers about', Math.ceil(cost.introspection), maxIntrospection, 'values'],
  ['The document uses variables', cost.variables, limits.variables, 'times'],
];

function firstExceeded(all: readonly Limited[]): string | undefined {
  const exceeded = all.find(([, figure, limit]) => figure > limit);
  return exceeded && exceeds(exceeded);
}

const exceeds = ([what, figure, limit, unit]: Limited): string => `${what} ${figure} ${unit}; the limit is ${limit}.`;

const countLines = (text: string): number => {
  let lines = 1;
  for (const _ of text.matchAll(/\r\n|[\n\r]/g)) lines += 1;
  return lines;
};
