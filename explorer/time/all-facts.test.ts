import { expect, test } from '@jest/globals';
import { withOthers } from './all-facts.ts';

const [a, b, c] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }];
const known = { facts: [a, b], byId: new Map([a, b].map((fact) => [fact.id, fact])) };

test('what is new comes last, and nothing twice', () => {
  expect(withOthers(known, { c, a: { id: 'a' } })).toEqual([a, b, c]);
});

test('with nothing new it is the same list', () => {
  expect(withOthers(known, { b })).toBe(known.facts);
  expect(withOthers(known, {})).toBe(known.facts);
});
