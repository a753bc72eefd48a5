import { levelled, unlevelled } from './code-points.ts';
import { foldWords } from './words.ts';

/** Separates the two parts of a key; it sorts before all characters of words. */
export const BETWEEN = '\t';

/** The text in the Unicode form in which it is stored and compared. */
export const nfc = (text: string): string => text.normalize('NFC');

/**
 * The key that a text is ordered and searched by: its folded words, a tab, and the text itself. Keys order texts totally,
 * and equally by UTF-16 units, code points and UTF-8 bytes.
 */
export const textKey = (text: string): string => `${foldWords(text)}${BETWEEN}${levelled(nfc(text))}`;

/** The text of a key. */
export const textOfKey = (key: string): string => unlevelled(key.slice(key.indexOf(BETWEEN) + 1));

/** The folded words at the start of a key, or of an item of a list of folded words. */
export function wordsOfKey(key: string): readonly string[] {
  const end = key.indexOf(BETWEEN);
  const words = end < 0 ? key : key.slice(0, end);
  return words === '' ? [] : words.split(' ');
}
