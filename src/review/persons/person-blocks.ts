import { BlockBuilder, type BlockKey, type Blocks } from '../matching/blocks.ts';
import { distinguishingWords, type Person } from './person.ts';
import { yearOfDay } from './span.ts';

/**
 * Groups persons who share a word of their names, a country and the sound of a word, or a country and the time of an
 * office. Groups that are too large are split by a second name word and by country.
 */
export function personBlocks(persons: readonly Person[]): Blocks {
  const blocks = new BlockBuilder(persons);
  const common = blocks.add(persons.flatMap(wordKeys), 'compared within a country or by a second name');
  const pairKeys = persons.flatMap((person, index) => wordPairKeys(person, index, common));
  blocks.add(pairKeys, 'compared only within a country');
  blocks.add(persons.flatMap(soundKeys), 'compared if they took office at about the same time');
  blocks.add(persons.flatMap(timeKeys), 'compared if they share a name word');
  return blocks.done();
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
