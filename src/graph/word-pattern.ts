import { foldCharacter, isSingle } from './words.ts';

/** Characters of a word that its pattern holds at most: a pattern costs the more, the longer it is. */
const LONGEST = 12;

/** Where characters lie that fold to others, as far as they are found in running text. */
const FOLDING: readonly (readonly [number, number])[] = [
  [0x41, 0x10ff],
  [0x1e00, 0x1fff],
  [0x3040, 0x30ff],
  [0xf900, 0xfaff],
  [0xff10, 0xffdc],
];

/** What a text may have behind a letter and folding takes away, as inside of brackets: Latin's, and with all others. */
const LATIN_MARKS = '\u02b0-\u036f';
const MARKS = `${LATIN_MARKS}\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u3099\u309a\uff9e\uff9f`;

/** What Neo4j's tokenizer keeps inside of a token and we take for the end of a word, as inside of brackets. */
const JOINERS = "'’.:·,;_․‧\u00ad\u200c-\u200f\u2060\ufeff";

/** What surely is the beginning or the end of a word lies beside it; other letters than these may be. */
const EDGE = '[^a-zA-Z0-9]';

/** A word of a search, folded. */
export interface SearchWord {
  readonly text: string;
  /** True where a word that begins so is meant as well. */
  readonly prefix: boolean;
}

/**
 * A regular expression, for Rust and anchored at both ends, of the texts that have the word. Like the other one it
 * matches a few more: whoever uses it looks again.
 */
export function textPattern(word: SearchWord): string {
  const folded = body(word.text, () => true);
  if (isSingle(word.text)) return `(?s).*${folded}.*`;
  return `(?s)(.*${EDGE})?${folded}${isOpen(word) ? '.*' : `(${EDGE}.*)?`}`;
}

/**
 * A regular expression, for Lucene, of the tokens that have the word, where the tokenizer of Unicode (UAX 29) makes
 * them and Lucene folds what comes to ASCII. The fewer characters it names, the faster it is.
 */
export function tokenPattern(word: SearchWord): string {
  const folded = body(word.text, (character) => character > '\x7f');
  if (isSingle(word.text)) return `.*${folded}.*`;
  return `(.*[${JOINERS}])?${folded}${isOpen(word) ? '.*' : `([${JOINERS}].*)?`}`;
}

function isOpen({ text, prefix }: SearchWord): boolean {
  return prefix || [...text].length > LONGEST;
}

/**
 * What folds to the word, or to a character of it that has to be unfolded. Where a character folds to several (ß), it
 * stands for the first, and the next may be missing.
 */
function body(word: string, toUnfold: (character: string) => boolean): string {
  const { starts, followers } = unfolding();
  const marks = /^[a-z0-9]*$/.test(word) ? LATIN_MARKS : MARKS;
  let pattern = '';
  let before = '';
  for (const character of [...word].slice(0, LONGEST)) {
    if (toUnfold(character)) {
      pattern += `[${character}${starts.get(character) ?? ''}]${followers.has(before + character) ? '?' : ''}`;
    } else pattern += character;
    pattern += `[${marks}]*`;
    before = character;
  }
  return pattern;
}

interface Unfolding {
  /** By a folded character, those that fold to it, or to several that it begins. */
  readonly starts: ReadonlyMap<string, string>;
  /** Pairs of folded characters that come of one. */
  readonly followers: ReadonlySet<string>;
}

let known: Unfolding | undefined;

/** Made when it is first asked for. */
function unfolding(): Unfolding {
  known ??= unfold();
  return known;
}

function unfold(): Unfolding {
  const starts = new Map<string, string>();
  const followers = new Set<string>();
  for (const [from, to] of FOLDING) {
    for (let code = from; code <= to; code++) {
      const character = String.fromCodePoint(code);
      const [first, ...rest] = foldCharacter(character);
      if (first === undefined || first === character) continue;
      starts.set(first, (starts.get(first) ?? '') + character);
      let before = first;
      for (const next of rest) {
        followers.add(before + next);
        before = next;
      }
    }
  }
  return { starts, followers };
}
