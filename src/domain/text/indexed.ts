import { textKey } from './key.ts';

/**
 * The maximum bytes of a text in an index. Neo4j fails the transaction for a value over about 8,160 bytes, without naming
 * it. The embedded engine has no limit, but applies this one so that both accept the same data.
 */
export const MAX_INDEXED_BYTES = 8_000;

/** The maximum length of an id. Ids of parts, statements and conflicts contain other ids and property names. */
export const MAX_ID_LENGTH = 2_000;

/** An upper bound of the bytes of a key per character. */
const MAX_CHARACTER_BYTES = 64;

/** The bytes of a text in an index: those of its key, if it has one, which is longer than the text. */
export const indexedBytes = (text: string, hasKey: boolean): number => Buffer.byteLength(hasKey ? textKey(text) : text);

/** Why a text does not fit in an index; undefined if it does. */
export function indexedProblem(text: string, hasKey: boolean): string | undefined {
  // Fast path: nearly all of millions of texts are short.
  if (text.length * MAX_CHARACTER_BYTES <= MAX_INDEXED_BYTES) return undefined;
  const bytes = indexedBytes(text, hasKey);
  if (bytes <= MAX_INDEXED_BYTES) return undefined;
  const what = hasKey ? 'takes, with its words, ' : 'takes ';
  return `${what}${bytes} bytes in the graph's index, and ${MAX_INDEXED_BYTES} are the most`;
}

/** Why an id is too long; undefined if it is not. */
export const idProblem = (id: string): string | undefined =>
  id.length <= MAX_ID_LENGTH ? undefined : `has ${id.length} characters, and ids have ${MAX_ID_LENGTH} at most`;
