import { groupBy } from '../domain/index.ts';
import { type Person, wordsOfPerson } from './person.ts';
import { yearOf } from './span.ts';

/** Persons that one block may have: each is compared with each. */
export const BLOCK = 100;

/** Persons that share something and are not all compared for it, since they are too many. */
export interface Capped {
  /** What they share, in words. */
  readonly sharing: string;
  readonly persons: number;
  /** What they are compared by in its place. */
  readonly instead: string;
}

/** Who is to be compared with whom: positions of persons, in blocks. */
export interface Blocks {
  readonly blocks: readonly (readonly number[])[];
  readonly capped: readonly Capped[];
}

interface Key {
  readonly key: string;
  readonly sharing: string;
  readonly index: number;
}

type Capping = (sharing: string, indexes: readonly number[], key: string) => void;

/**
 * Puts persons together who share a word of their names, or a country and its sound, or the country and the time of an
 * office. A block that is too large is taken apart by a second name and by the countries, so that the work grows with the persons and not
 * with their square.
 */
export function blocksOf(persons: readonly Person[]): Blocks {
  const blocks: (readonly number[])[] = [];
  const capped: Capped[] = [];
  const take = (keys: readonly Key[], capping: Capping): void => {
    for (const [key, group] of groupBy(keys, (one) => one.key)) {
      const indexes = [...new Set(group.map(({ index }) => index))];
      if (indexes.length > BLOCK) capping(group[0]?.sharing ?? '', indexes, key);
      else if (indexes.length > 1) blocks.push(indexes);
    }
  };
  const common = new Set<string>();
  take(persons.flatMap(wordKeys), (sharing, indexes, key) => {
    common.add(key);
    capped.push({
      sharing,
      persons: indexes.length,
      instead: 'compared within one country, or by another name as well',
    });
  });
  const twoKeys = persons.flatMap((person, index) => twoWordKeys(person, index, common));
  take(twoKeys, (sharing, indexes) => {
    capped.push({ sharing, persons: indexes.length, instead: 'compared within one country alone' });
  });
  take(persons.flatMap(soundKeys), (sharing, indexes) => {
    capped.push({ sharing, persons: indexes.length, instead: 'compared where they began in office at about one time' });
  });
  take(persons.flatMap(timeKeys), (sharing, indexes) => {
    capped.push({
      sharing,
      persons: indexes.length,
      instead: 'compared where they have a word of their names in common',
    });
  });
  return { blocks, capped };
}

const wordKeys = (person: Person, index: number): readonly Key[] =>
  wordsOfPerson(person).map(({ text }) => ({ key: text, sharing: `the name ${text}`, index }));

/** Two words of a name that are both too common to compare all who have one of them. */
function twoWordKeys(person: Person, index: number, common: ReadonlySet<string>): readonly Key[] {
  const words = wordsOfPerson(person)
    .map(({ text }) => text)
    .filter((text) => common.has(text))
    .sort();
  return words.flatMap((one, position) =>
    words
      .slice(position + 1)
      .map((other) => ({ key: `${one} ${other}`, sharing: `the names ${one} and ${other}`, index })),
  );
}

function soundKeys(person: Person, index: number): readonly Key[] {
  const countries = new Map(person.held.map(({ country, countryName }) => [country, countryName]));
  return [...countries].flatMap(([country, name]) =>
    wordsOfPerson(person).map(({ sound }) => ({
      key: `${country} ${sound}`,
      sharing: `names that sound like ${sound}, of ${name}`,
      index,
    })),
  );
}

/** Ten years each, and the ten years that lie half over them: who began within five years shares one. */
function timeKeys({ held }: Person, index: number): readonly Key[] {
  return held.flatMap(({ country, countryName, span: { first } }) => {
    if (first === undefined) return [];
    return [0, 5].map((shift) => {
      const decade = Math.floor((yearOf(first) + shift) / 10) * 10 - shift;
      const sharing = `an office of ${countryName} since ${decade} to ${decade + 9}`;
      return { key: `${country} ${decade}`, sharing, index };
    });
  });
}
