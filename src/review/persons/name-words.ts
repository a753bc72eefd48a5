import { isSingle, wordsOf } from '../../domain/index.ts';
import { type SpelledWord, soundOf } from '../matching/spelling.ts';

/** A word of a person's name, folded. */
export interface NameWord extends SpelledWord {
  /** As it is written in the name. */
  readonly written: string;
  readonly initial: boolean;
  /** Whether it is the name of the father or another ancestor, by the word before it: `bin Isa`. */
  readonly patronymic: boolean;
  /** Whether it only connects the parts of a name and distinguishes nobody. */
  readonly particle: boolean;
  /** Whether the person is known by it, as the writing shows: in capitals among other words, or before a comma. */
  readonly known: boolean;
}

/** A parsed name. */
export interface PersonName {
  readonly written: string;
  readonly words: readonly NameWord[];
  /** The number of a monarch and the like, such as `iii`; undefined if there is none. */
  readonly ordinal: string | undefined;
}

/** Titles, which are dropped before a name. */
const TITLES: ReadonlySet<string> = new Set(
  (
    'king queen emperor empress sultan emir amir prince princess crown grand duke pope president prime minister premier ' +
    'chancellor regent regency general gen colonel col marshal captain capt major admiral doctor dr sir lord lady dame ' +
    'baron count mr mrs ms sheikh shaykh sheik shaikh ayatollah haji hajji ratu reverend rev saint st'
  ).split(' '),
);

/** Words that only connect the parts of a name. */
const PARTICLES: ReadonlySet<string> = new Set(
  (
    'de da do dos das del della di du des la le los las el al ul ur as bin ibn ibni ben bint ould von van der den ter ten ' +
    'zu of e y dit'
  ).split(' '),
);

/** The particles before a patronymic. */
const CHILD_OF: ReadonlySet<string> = new Set('bin ibn ibni ben bint ould'.split(' '));

const ROMAN = /^(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})$/;
const YOUNGER: ReadonlySet<string> = new Set(['jr', 'junior', 'sr', 'senior', 'hijo', 'filho', 'fils']);

/** Parses a name. Drops case, accents, hyphens, apostrophes and titles. */
export function parseName(written: string): PersonName {
  const plain = written.replace(/\([^)]*\)?/g, ' ').replace(/['’‘`ʻʼ]/g, '');
  const [family = '', given] = /^([^,]+),(.+)$/.exec(plain)?.slice(1) ?? [plain];
  const before = chunksOf(family);
  const behind = given === undefined ? [] : chunksOf(given);
  const ordinal = ordinalOf([...before, ...behind]);
  const capitals = before.some(isCapital) && before.some((chunk) => !isCapital(chunk) && !ROMAN.test(chunk));
  const lone = before.length === 1 && behind.length === 0;
  // What follows a comma is a given name, except `Jr.` and the like.
  const familyFirst = behind.some((chunk) => !YOUNGER.has(wordsOf(chunk)[0] ?? ''));
  const own = before.flatMap((chunk) => wordsIn(chunk, lone || familyFirst || (capitals && isCapital(chunk))));
  const others = behind
    .flatMap((chunk) => (/^\p{Lu}{2,3}$/u.test(chunk) ? [...chunk] : [chunk]))
    .flatMap((chunk) => wordsIn(chunk, false))
    .filter(({ text }) => !TITLES.has(text));
  const words = markPatronymics([...withoutTitles(own), ...others]).filter(({ text }) => !YOUNGER.has(text));
  return { written, words: ordinal === undefined ? words : words.filter(({ text }) => text !== ordinal), ordinal };
}

/** Drops the titles before a name, but keeps them within it: John Major, Mackenzie King. */
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
    return { text, sound: soundOf(text), written: chunk, initial, particle, patronymic: false, known };
  });

const markPatronymics = (words: readonly NameWord[]): readonly NameWord[] =>
  words.map((word, index) =>
    CHILD_OF.has(words[index - 1]?.text ?? '') && !word.particle ? { ...word, patronymic: true } : word,
  );
