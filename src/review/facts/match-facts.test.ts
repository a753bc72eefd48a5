import { describe, expect, test } from '@jest/globals';
import { findProposals } from '../find-proposals.ts';
import { KeepForest } from '../proposals/keep-forest.ts';
import type { Fact } from './fact.ts';
import { FACT_MATCHER } from './match-facts.ts';

const fact = (id: string, source: string, meets: readonly string[], from?: string, until?: string): Fact => ({
  id,
  name: id,
  sources: new Set([source]),
  namesNotCompared: 0,
  common: 'holder person:a',
  meets: new Set(meets),
  from,
  until,
});

/** The pairs with their scores, of all that are above 0.05. */
const pairs = (facts: readonly Fact[], different: readonly string[] = []) =>
  findProposals('Tenure', facts, FACT_MATCHER, {
    minScore: 0.05,
    standing: { same: [], different: new Set(different), forest: new KeepForest([]) },
  }).proposals.map(({ keep, join, score }) => [`${keep.id} ${join.id}`, Math.round(score * 100)]);

describe('facts that may be the same', () => {
  const terms = [fact('a1', 'one', ['b'], '1952', '1956'), fact('a2', 'one', ['b'], '1956', '1964')];

  test('share one score, by the part of their periods that is in common', () => {
    expect(pairs([...terms, fact('b', 'two', ['a1', 'a2'], '1952', '1964')])).toEqual([
      ['a2 b', 72],
      ['b a1', 18],
    ]);
  });

  test('reach 0.5 in no pair where two fit equally well', () => {
    const equal = [fact('a1', 'one', ['b'], '1950', '1957'), fact('a2', 'one', ['b'], '1957', '1964')];
    const found = pairs([...equal, fact('b', 'two', ['a1', 'a2'], '1950', '1964')]);
    expect(found.filter(([, score]) => Number(score) >= 50)).toEqual([]);
    expect(found).toHaveLength(2);
  });

  test('are compared only where the rule says so, and where no decision keeps them apart', () => {
    expect(pairs([fact('a1', 'one', [], '1952', '1964'), fact('b', 'two', [], '1952', '1964')])).toEqual([]);
    const all = [...terms, fact('b', 'two', ['a1', 'a2'], '1952', '1964')];
    expect(pairs(all, ['a2 b']).map(([two]) => two)).toEqual(['a1 b']);
  });

  test('have the end that only the other one knows', () => {
    const open = [fact('a', 'one', ['b'], '1952'), fact('b', 'two', ['a'], '1952', '1964')];
    expect(pairs(open)).toEqual([['a b', 94]]);
  });
});
