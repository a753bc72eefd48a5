/** A word that begins with a vowel as it is spoken: *an Event*, but *a UsdBasis* and *a Unit*. */
const VOWEL = /^(?:[aeio]|u(?!s|ni|ti))/i;

/** A word with its indefinite article. */
export const withArticle = (word: string): string => `${VOWEL.test(word) ? 'an' : 'a'} ${word}`;
