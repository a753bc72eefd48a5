import { isSingle, wordsOf } from '../domain/index.ts';
import { type SpeltWord, soundOf } from './spelling.ts';

/** A word of a person's name, folded. */
export interface NameWord extends SpeltWord {
  /** As it is written. */
  readonly written: string;
  readonly initial: boolean;
  /** True where it is the father's, or another forefather's, by the word before it: `bin Isa`. */
  readonly fathers: boolean;
  /** True where it only joins the parts of a name, and tells nobody from anybody. */
  readonly particle: boolean;
  /** True where the writing tells that the person is known by it: in capitals among other words, or before a comma. */
  readonly known: boolean;
}

/** A name taken apart: its words, and which of its line the person is. */
export interface PersonName {
  readonly written: string;
  readonly words: readonly NameWord[];
  /** Number of a monarch, and the like; undefined where the name has none. */
  readonly ordinal: string | undefined;
}

/** What stands before a name and is none of it. */
const TITLES: ReadonlySet<string> = new Set(
  (
    'king queen emperor empress sultan emir amir prince princess crown grand duke pope president prime minister premier ' +
    'chancellor regent regency general gen colonel col marshal captain capt major admiral doctor dr sir lord lady dame ' +
    'baron count mr mrs ms sheikh shaykh sheik shaikh ayatollah haji hajji ratu reverend rev saint st'
  ).split(' '),
);

/** Words that join the parts of a name, and that tell nobody from anybody. */
const PARTICLES: ReadonlySet<string> = new Set(
  (
    'de da do dos das del della di du des la le los las el al ul ur as bin ibn ibni ben bint ould von van der den ter ten ' +
    'zu of e y dit'
  ).split(' '),
);

/** Those of them that a father's name follows. */
const CHILD_OF: ReadonlySet<string> = new Set('bin ibn ibni ben bint ould'.split(' '));

const ROMAN = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/;
const YOUNGER: ReadonlySet<string> = new Set(['jr', 'junior', 'sr', 'senior', 'hijo', 'filho', 'fils']);

/** Takes a name apart. Case, accents, hyphens, apostrophes and titles fall away. */
export function nameOf(written: string): PersonName {
  const plain = written.replace(/\([^)]*\)?/g, ' ').replace(/['’‘`ʻʼ]/g, '');
  const [family = '', given] = /^([^,]+),(.+)$/.exec(plain)?.slice(1) ?? [plain];
  const before = chunksOf(family);
  const behind = given === undefined ? [] : chunksOf(given);
  const ordinal = ordinalOf([...before, ...behind]);
  const capitals = before.some(isCapital) && before.some((chunk) => !isCapital(chunk) && !ROMAN.test(chunk));
  const lone = before.length === 1 && behind.length === 0;
  // What follows a comma is a given name, but for `Jr.` and the like.
  const commaTells = behind.some((chunk) => !YOUNGER.has(wordsOf(chunk)[0] ?? ''));
  const own = before.flatMap((chunk) => wordsIn(chunk, lone || commaTells || (capitals && isCapital(chunk))));
  const others = behind
    .flatMap((chunk) => (/^\p{Lu}{2,3}$/u.test(chunk) ? [...chunk] : [chunk]))
    .flatMap((chunk) => wordsIn(chunk, false))
    .filter(({ text }) => !TITLES.has(text));
  const words = withFathers([...withoutTitles(own), ...others]).filter(({ text }) => !YOUNGER.has(text));
  return { written, words: ordinal === undefined ? words : words.filter(({ text }) => text !== ordinal), ordinal };
}

/** Without the titles before a name. What is a title elsewhere may be a name within one: John Major, Mackenzie King. */
function withoutTitles(words: readonly NameWord[]): readonly NameWord[] {
  const first = words.findIndex(({ text }) => !TITLES.has(text));
  return first === -1 ? words.slice(-1) : words.slice(first);
}

const chunksOf = (text: string): readonly string[] =>
  text.split(/[\s\-‐‑–.·"“”]+/u).filter((chunk) => /\p{L}/u.test(chunk));

const isCapital = (chunk: string): boolean =>
  /\p{Lu}\p{M}*\p{Lu}/u.test(chunk) && chunk === chunk.toUpperCase() && !ROMAN.test(chunk);

function ordinalOf(chunks: readonly string[]): string | undefined {
  const last = chunks.at(-1) ?? '';
  return chunks.length > 1 && ROMAN.test(last) ? last.toLowerCase() : undefined;
}

const wordsIn = (chunk: string, known: boolean): readonly NameWord[] =>
  wordsOf(chunk).map((text) => {
    const initial = text.length === 1 && chunk === chunk.toUpperCase() && !isSingle(text);
    const particle = !initial && PARTICLES.has(text);
    return { text, sound: soundOf(text), written: chunk, initial, particle, fathers: false, known };
  });

const withFathers = (words: readonly NameWord[]): readonly NameWord[] =>
  words.map((word, index) =>
    CHILD_OF.has(words[index - 1]?.text ?? '') && !word.particle ? { ...word, fathers: true } : word,
  );
