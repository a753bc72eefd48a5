import punycode from 'punycode/punycode.js';
import { unlevelled } from './code-points.ts';
import { wordsOf } from './words.ts';

const PLAIN = /^[a-z0-9-]*$/;

/** Longer texts do not fit in an id, and punycode overflows at about this length. */
const MAX_CHARACTERS = 1_500;

/**
 * A text as part of an id: its folded words, joined by dashes. Non-ASCII words are encoded as in internationalized domain
 * names, without loss: texts with different words have different slugs. Undefined if the text has no words, or is too
 * long for an id.
 */
export function slugOf(text: string): string | undefined {
  const joined = wordsOf(text).map(unlevelled).join('-');
  if (joined === '') return undefined;
  if (PLAIN.test(joined)) return joined;
  return joined.length > MAX_CHARACTERS ? undefined : `xn--${punycode.encode(joined)}`;
}
