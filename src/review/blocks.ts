import { groupBy } from '../domain/index.ts';
import { distinguishingWords, type Person } from './person.ts';
import { yearOfDay } from './span.ts';

/** The most persons in a block, all of whom are compared with each other. */
export const MAX_BLOCK = 100;

/** Persons who share a key but are too many to compare with each other. */
export interface Capped {
  /** The key in words, such as "the name mohamed". */
  readonly sharing: string;
  readonly persons: number;
  /** How they are compared instead, in words. */
  readonly instead: string;
}

/** The persons to compare with each other, by their positions. */
export interface Blocks {
  readonly blocks: readonly (readonly number[])[];
  readonly capped: readonly Capped[];
}

interface BlockKey {
  readonly key: string;
  readonly sharing: string;
  readonly index: number;
}

/**
 * Groups persons who share a word of their names, a country and the sound of a word, or a country and the time of an
 * office. Groups above `MAX_BLOCK` are split by a second name word and by country, so that the work grows linearly with
 * the number of persons and not quadratically.
 */
export function blocksOf(persons: readonly Person[]): Blocks {
  const blocks: (readonly number[])[] = [];
  const capped: Capped[] = [];
  const addBlocks = (keys: readonly BlockKey[], instead: string): ReadonlySet<string> => {
    const tooCommon = new Set<string>();
    for (const [key, group] of groupBy(keys, (one) => one.key)) {
      const indexes = [...new Set(group.map(({ index }) => index))];
      if (indexes.length > MAX_BLOCK) {
        tooCommon.add(key);
        capped.push({ sharing: group[0]?.sharing ?? '', persons: indexes.length, instead });
      } else if (indexes.length > 1) blocks.push(indexes);
    }
    return tooCommon;
  };
  const common = addBlocks(persons.flatMap(wordKeys), 'compared within a country or by a second name');
  const pairKeys = persons.flatMap((person, index) => wordPairKeys(person, index, common));
  addBlocks(pairKeys, 'compared only within a country');
  addBlocks(persons.flatMap(soundKeys), 'compared if they took office at about the same time');
  addBlocks(persons.flatMap(timeKeys), 'compared if they share a name word');
  return { blocks, capped };
}

const wordKeys = (person: Person, index: number): readonly BlockKey[] =>
  distinguishingWords(person).map(({ text }) => ({ key: text, sharing: `the name ${text}`, index }));

/** Keys of two words that are each too common to be a key alone. */
function wordPairKeys(person: Person, index: number, common: ReadonlySet<string>): readonly BlockKey[] {
  const words = distinguishingWords(person)
    .map(({ text }) => text)
    .filter((text) => common.has(text))
    .sort();
  return words.flatMap((one, position) =>
    words
      .slice(position + 1)
      .map((other) => ({ key: `${one} ${other}`, sharing: `the names ${one} and ${other}`, index })),
  );
}

function soundKeys(person: Person, index: number): readonly BlockKey[] {
  const countries = new Map(person.held.map(({ country, countryName }) => [country, countryName]));
  return [...countries].flatMap(([country, name]) =>
    distinguishingWords(person).map(({ sound }) => ({
      key: `${country} ${sound}`,
      sharing: `${name} and a name that sounds like ${sound}`,
      index,
    })),
  );
}

/** Keys of ten years that overlap by five: two persons who took office within five years of each other share one. */
function timeKeys({ held }: Person, index: number): readonly BlockKey[] {
  return held.flatMap(({ country, countryName, span: { first } }) => {
    if (first === undefined) return [];
    return [0, 5].map((shift) => {
      const decade = Math.floor((yearOfDay(first) + shift) / 10) * 10 - shift;
      const sharing = `an office of ${countryName} that began in ${decade} to ${decade + 9}`;
      return { key: `${country} ${decade}`, sharing, index };
    });
  });
}
