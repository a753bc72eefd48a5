/** A word that begins with a spoken vowel: *an Event*, but *a UsdBasis* and *a Unit*. */
const VOWEL = /^(?:[aeio]|u(?!s|ni|ti))/i;

/** A word with its indefinite article. */
export const withArticle = (word: string): string => `${VOWEL.test(word) ? 'an' : 'a'} ${word}`;

/** A number in words of a message: `1,234`. */
export const grouped = (number: number): string => Math.round(number).toLocaleString('en-US');

/** A text in a message: in quotes, and cut if it is long. */
export const shown = (text: string): string => `"${text.length > 60 ? `${text.slice(0, 57)}…` : text}"`;

/** Alternatives in a message: `a, b or c`. */
export const alternatives = (words: readonly string[]): string =>
  words.length < 2 ? words.join() : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
