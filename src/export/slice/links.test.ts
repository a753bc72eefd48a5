import { describe, expect, test } from '@jest/globals';
import type { Party } from '../exported-node.ts';
import { linksOf } from './links.ts';

const named = (role: string, id: string): Party => ({ role, isFree: false, id, name: id });
const free = (role: string, id: string): Party => ({ role, isFree: true, id, name: id });
const pairs = (...parties: readonly Party[]): readonly string[] =>
  [...linksOf(parties)].map(({ source, target }) => `${source} ${target}`);

describe('linksOf', () => {
  test('leads from the role that comes first by name', () => {
    expect(pairs(named('debtor', 'a'), named('creditor', 'b'))).toEqual(['b a']);
  });

  test('links no actor to itself, and none alone', () => {
    expect(pairs(named('debtor', 'a'), named('creditor', 'a'))).toEqual([]);
    expect(pairs(named('debtor', 'a'))).toEqual([]);
    expect(pairs()).toEqual([]);
  });

  test('links actors in the same role only if roles are free', () => {
    expect(pairs(free('GUEST', 'b'), free('GUEST', 'a'))).toEqual(['a b']);
    expect(pairs(named('party', 'b'), named('party', 'a'))).toEqual([]);
  });

  test('links each pair of an event once, whatever roles they have', () => {
    expect(pairs(free('HOST', 'b'), free('VISITOR', 'a'), free('HOST', 'a'), free('VISITOR', 'c'))).toEqual([
      'a b',
      'a c',
      'b c',
    ]);
  });

  test('makes links only when they are read', () => {
    const links = linksOf(Array.from({ length: 20_000 }, (_, index) => free('GUEST', String(index))));
    const [first] = links;
    expect(first).toEqual({ source: '0', target: '1' });
  });
});
