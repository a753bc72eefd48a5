import { expect, test } from '@jest/globals';
import { byKeeping } from './keep-order.ts';

const kept = (...ids: readonly string[]): string | undefined =>
  ids
    .map((id) => ({ id, sources: new Set(['source:archigos', 'source:factbook-executives', 'source:factbook']) }))
    .sort(byKeeping)[0]?.id;

test('an id given by hand is kept before that of a data set, then a readable one, then the least', () => {
  expect(kept('person:archigos-81dcc176-1e42', 'person:yoweri-museveni')).toBe('person:yoweri-museveni');
  expect(kept('person:archigos-81dcc176-1e42', 'person:factbook-museveni')).toBe('person:factbook-museveni');
  expect(kept('person:yoweri-museveni', 'person:factbook-museveni')).toBe('person:yoweri-museveni');
  expect(kept('person:factbook-b', 'person:factbook-a')).toBe('person:factbook-a');
});
