import { levelled, unlevelled } from './code-points.ts';
import { foldWords } from './words.ts';

/** What stands between the two parts of a key: it comes before all that words are made of. */
export const BETWEEN = '\t';

/** The text as it is stored and asked for: characters that can be composed are. */
export const nfc = (text: string): string => text.normalize('NFC');

/**
 * What a text is ordered and searched by: its folded words, and behind a tab the text itself. Keys are a strict order of
 * texts, the same by UTF-16 units, code points and bytes of UTF-8.
 */
export const textKey = (text: string): string => `${foldWords(text)}${BETWEEN}${levelled(nfc(text))}`;

/** The text that a key is of. */
export const textOfKey = (key: string): string => unlevelled(key.slice(key.indexOf(BETWEEN) + 1));

/** The folded words that a key, or an item of a list of them, begins with. */
export function wordsOfKey(key: string): readonly string[] {
  const end = key.indexOf(BETWEEN);
  const words = end < 0 ? key : key.slice(0, end);
  return words === '' ? [] : words.split(' ');
}
