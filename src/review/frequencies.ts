import type { NameWord } from './name-words.ts';
import { distinguishingWords, type Person } from './person.ts';

/** How rare name words and countries of office are among all persons, from 0 (all share it) to 1 (unique). */
export interface Frequencies {
  readonly word: (word: NameWord) => number;
  readonly country: (id: string) => number;
}

export function frequenciesOf(persons: readonly Person[]): Frequencies {
  const words = countItems(persons.flatMap((person) => distinguishingWords(person).map(({ text }) => text)));
  const countries = countItems(persons.flatMap(({ held }) => [...new Set(held.map(({ country }) => country))]));
  return {
    word: ({ text }) => rarityOf(words.get(text) ?? 1, persons.length),
    country: (id) => rarityOf(countries.get(id) ?? 1, persons.length),
  };
}

function countItems(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** Small graphs are treated as having this many persons: being rare among few says little. */
const MIN_POPULATION = 1000;

function rarityOf(having: number, all: number): number {
  const rarity = 1 - Math.log(Math.max(having, 1)) / Math.log(Math.max(all, MIN_POPULATION));
  return Math.min(Math.max(rarity, 0), 1);
}
