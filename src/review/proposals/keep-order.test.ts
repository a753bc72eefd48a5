import { expect, test } from '@jest/globals';
import { byKeeping, type SourceTraits } from './keep-order.ts';

const SOURCES = ['source:archigos', 'source:factbook-executives', 'source:mine.more.csv'];
const traits: SourceTraits = { precedenceOf: () => 0, isDataSet: (source) => SOURCES.includes(source) };

/** The id that is kept. All are in each data set; those that an article speaks of have an asterisk. */
const kept = (...ids: readonly string[]): string | undefined =>
  ids
    .map((id) => ({
      id: id.replace('*', ''),
      sources: new Set([...SOURCES, ...(id.endsWith('*') ? ['source:factbook-review'] : [])]),
    }))
    .sort(byKeeping(traits))[0]?.id;

test('an id given by hand is kept before that of a data set, then a readable one, then the least', () => {
  expect(kept('person:archigos-81dcc176-1e42', 'person:yoweri-museveni')).toBe('person:yoweri-museveni');
  expect(kept('person:archigos-81dcc176-1e42', 'person:factbook-museveni')).toBe('person:factbook-museveni');
  expect(kept('person:yoweri-museveni', 'person:factbook-museveni')).toBe('person:yoweri-museveni');
  expect(kept('person:yoweri-museveni', 'person:mine-museveni')).toBe('person:yoweri-museveni');
  expect(kept('person:factbook-b', 'person:factbook-a')).toBe('person:factbook-a');
});

test('an id of which an article speaks is given by hand, whatever its name', () => {
  expect(kept('person:archigos-a', 'person:factbook-reviewer*')).toBe('person:factbook-reviewer');
});

test('an entry of a source with a higher precedence is kept before all others', () => {
  const entries = SOURCES.map((source) => ({ id: `person:${source.slice(7)}-a`, sources: new Set([source]) }));
  for (const { id, sources } of entries) {
    const precedenceOf = (source: string): number => Number(sources.has(source));
    expect(entries.toSorted(byKeeping({ ...traits, precedenceOf }))[0]?.id).toBe(id);
  }
});
