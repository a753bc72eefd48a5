import type { Pairing } from './name-match.ts';
import type { NameWord, PersonName } from './name-words.ts';

/** What was found in two names: the words that match, and those of either that the other lacks. */
export interface FoundInNames {
  readonly pairings: readonly Pairing[];
  readonly left: readonly NameWord[];
  readonly right: readonly NameWord[];
}

/** Why two names are taken for one person's, in words. */
export function nameReason(one: PersonName, other: PersonName, { pairings, left, right }: FoundInNames): string {
  const both = `"${one.written}" ~ "${other.written}"`;
  if (one.written === other.written) return `the same name, "${one.written}"`;
  const exact = pairings.every(({ one: a, other: b }) => a.text === b.text);
  if (left.length === 0 && right.length === 0)
    return `${both}: ${exact ? 'the same name' : 'the same name, spelt otherwise'}`;
  const common = pairings.map(wordedPairing).join(' ');
  const known = pairings.some(({ one: a, other: b }) => a.known && b.known) ? ', the name they are known by' : '';
  const unlike = left.length > 0 && right.length > 0 ? `, but ${written(left)} against ${written(right)}` : '';
  return `${both}: ${common} in common${known}${unlike}`;
}

const wordedPairing = ({ one, other }: Pairing): string =>
  one.text === other.text ? one.written : `${one.written}~${other.written}`;

const written = (words: readonly NameWord[]): string => words.map((word) => word.written).join(' ');
