import { wordsOf } from '../../domain/index.ts';
import { type SpelledWord, soundOf } from '../matching/spelling.ts';

/** A parsed name of an organization or alliance. */
export interface BodyName {
  readonly written: string;
  /** The words without connectives and legal forms. */
  readonly words: readonly SpelledWord[];
  /** The words joined, so that `G-15` and `G15` are equal. */
  readonly compact: string;
  /** The initials of the words, with and without connectives; empty for a single word. */
  readonly initials: readonly string[];
}

/** Words that only connect the others, in the languages of many official names. */
const CONNECTIVES: ReadonlySet<string> = new Set(
  (
    'the of for and in on to at by with de la le les du des et pour del el los las en para da do dos das os ' +
    'der die das und fur von'
  ).split(' '),
);

/** Legal forms of companies. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'ltd limited inc incorporated corp corporation co company llc llp lp plc gmbh ag sa sarl sas spa srl nv bv ab oy as aps ' +
    'kg pte pty sdn bhd pjsc ojsc jsc ooo pao kk'
  ).split(' '),
);

export function parseBodyName(written: string): BodyName {
  const all = wordsOf(written.replace(/[.]/g, ''));
  const plain = all.filter((word, index) => !CONNECTIVES.has(word) && !(index > 0 && LEGAL_FORMS.has(word)));
  const words = plain.length > 0 ? plain : all;
  const initials = all.length < 2 ? [] : [...new Set([initialsOf(words), initialsOf(all)])];
  return {
    written,
    words: words.map((text) => ({ text, sound: soundOf(text) })),
    compact: words.join(''),
    initials: initials.filter((letters) => letters.length > 1),
  };
}

const initialsOf = (words: readonly string[]): string => words.map((word) => [...word][0] ?? '').join('');
