import { expect, test } from '@jest/globals';
import { byKeeping } from './keep-order.ts';

const SOURCES = ['source:archigos', 'source:factbook-executives', 'source:factbook'];

const kept = (...ids: readonly string[]): string | undefined =>
  ids.map((id) => ({ id, sources: new Set(SOURCES) })).sort(byKeeping(() => 0))[0]?.id;

test('an id given by hand is kept before that of a data set, then a readable one, then the least', () => {
  expect(kept('person:archigos-81dcc176-1e42', 'person:yoweri-museveni')).toBe('person:yoweri-museveni');
  expect(kept('person:archigos-81dcc176-1e42', 'person:factbook-museveni')).toBe('person:factbook-museveni');
  expect(kept('person:yoweri-museveni', 'person:factbook-museveni')).toBe('person:yoweri-museveni');
  expect(kept('person:factbook-b', 'person:factbook-a')).toBe('person:factbook-a');
});

test('an entry of a source with a higher precedence is kept before all others', () => {
  const entries = SOURCES.map((source) => ({ id: `person:${source.slice(7)}-a`, sources: new Set([source]) }));
  const first = (preferred: string) => entries.toSorted(byKeeping((source) => Number(source === preferred)))[0]?.id;
  for (const source of SOURCES) expect(first(source)).toBe(`person:${source.slice(7)}-a`);
});
