import { describe, expect, test } from '@jest/globals';
import type { Candidate } from './candidate.ts';
import { groupsOf } from './groups.ts';
import { DECIDED_BITS } from './match-weight.ts';
import type { ScoredPair } from './rivals.ts';

/** An entry of a source, by the first letter of its name. */
const entry = (name: string): Candidate => ({
  id: name,
  name,
  sources: new Set([`source:${name[0]}`]),
  namesNotCompared: 0,
});

const pair = (one: string, other: string, score: number, bits = 0): ScoredPair<Candidate> => ({
  one: entry(one),
  other: entry(other),
  score,
  bits,
  reasons: [],
  rivals: [],
});

function group(pairs: readonly ScoredPair<Candidate>[], different: readonly string[] = []) {
  const { groups, losing } = groupsOf(pairs, (one, other) => different.includes([one, other].sort().join(' ')));
  return {
    groups: groups
      .map(({ members }) =>
        members
          .map(({ id }) => id)
          .sort()
          .join(' '),
      )
      .sort(),
    losing: losing.map(({ one, other, score, rivals }) => ({
      pair: `${one.id} ${other.id}`,
      likely: score >= 0.5,
      rival: rivals[0]?.id,
    })),
  };
}

describe('groupsOf', () => {
  test('unites what pairs connect', () => {
    expect(group([pair('a1', 'b1', 0.9), pair('b1', 'c1', 0.6), pair('a2', 'b2', 0.7)])).toEqual({
      groups: ['a1 b1 c1', 'a2 b2'],
      losing: [],
    });
  });

  test('never brings two of one source together, by whatever way', () => {
    const pairs = [pair('a1', 'b1', 0.9), pair('b1', 'c1', 0.8), pair('c1', 'a2', 0.7)];
    const found = { groups: ['a1 b1 c1'], losing: [{ pair: 'c1 a2', likely: false, rival: 'a1' }] };
    expect(group(pairs)).toEqual(found);
    expect(group(pairs.toReversed())).toEqual(found);
  });

  test('keeps apart what was decided to be different', () => {
    const { groups, losing } = group([pair('a1', 'b1', 0.9), pair('b1', 'c1', 0.8)], ['a1 c1']);
    expect(groups).toEqual(['a1 b1']);
    expect(losing).toMatchObject([{ pair: 'b1 c1', rival: 'a1' }]);
  });

  test('takes what was decided to be the same first', () => {
    const pairs = [pair('a1', 'b1', 0.99), pair('a2', 'b1', 0.01, DECIDED_BITS)];
    expect(group(pairs)).toMatchObject({ groups: ['a2 b1'], losing: [{ pair: 'a1 b1', likely: false, rival: 'a2' }] });
  });
});
