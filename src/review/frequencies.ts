import type { NameWord } from './name-words.ts';
import { type Person, wordsOfPerson } from './person.ts';
import { rarityOf } from './rarity.ts';

/** How rare words of names and countries of offices are among all persons, from 0 to 1. */
export interface Frequencies {
  readonly word: (word: NameWord) => number;
  readonly country: (id: string) => number;
}

export function frequenciesOf(persons: readonly Person[]): Frequencies {
  const words = counted(persons.flatMap((person) => wordsOfPerson(person).map(({ text }) => text)));
  const countries = counted(persons.flatMap(({ held }) => [...new Set(held.map(({ country }) => country))]));
  return {
    word: ({ text }) => rarityOf(words.get(text) ?? 1, persons.length),
    country: (id) => rarityOf(countries.get(id) ?? 1, persons.length),
  };
}

function counted(items: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}
