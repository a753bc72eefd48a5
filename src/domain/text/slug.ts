import punycode from 'punycode/punycode.js';
import { unlevelled } from './code-points.ts';
import { wordsOf } from './words.ts';

const PLAIN = /^[a-z0-9-]*$/;

/** No id is longer than this, and punycode counts no further than a text of about this length. */
const MOST_CHARACTERS = 1_500;

/**
 * A text as a part of an id: its folded words with dashes between them. Words that ASCII does not have are written as
 * in international domain names, which loses no letter: texts of different words never have one slug. Undefined where
 * the text has no word, or too many for an id.
 */
export function slugOf(text: string): string | undefined {
  const joined = wordsOf(text).map(unlevelled).join('-');
  if (joined === '') return undefined;
  if (PLAIN.test(joined)) return joined;
  return joined.length > MOST_CHARACTERS ? undefined : `xn--${punycode.encode(joined)}`;
}
