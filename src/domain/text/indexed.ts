import { textKey } from './key.ts';

/**
 * The most bytes that a text may take in an index. Neo4j fails a whole transaction over a value of more than about 8,160,
 * without a word of whose it is; the other engine has no limit, and keeps to this one so that both hold the same.
 */
export const MOST_INDEXED = 8_000;

/** The most bytes of an id: ids of parts, statements and conflicts are made of others, with the names of properties. */
export const MOST_ID = 2_000;

/** No character makes this many bytes of a key. */
const MOST_OF_CHARACTER = 64;

/** The bytes that a text takes in an index: of its key, where it has one, which is longer than the text. */
export const indexedBytes = (text: string, hasKey: boolean): number => Buffer.byteLength(hasKey ? textKey(text) : text);

/** What is wrong with a text of an index; undefined where it fits. */
export function indexedProblem(text: string, hasKey: boolean): string | undefined {
  // Nearly all texts are short, and rows make millions of them.
  if (text.length * MOST_OF_CHARACTER <= MOST_INDEXED) return undefined;
  const bytes = indexedBytes(text, hasKey);
  if (bytes <= MOST_INDEXED) return undefined;
  const what = hasKey ? 'takes, with its words, ' : 'takes ';
  return `${what}${bytes} bytes in the graph's index, and ${MOST_INDEXED} are the most`;
}

/** What is wrong with the length of an id; undefined where it fits. */
export const idProblem = (id: string): string | undefined =>
  id.length <= MOST_ID ? undefined : `has ${id.length} characters, and ids have ${MOST_ID} at most`;
