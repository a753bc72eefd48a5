import { describe, expect, test } from '@jest/globals';
import type { Candidate } from './candidate.ts';
import type { ComparedPair } from './compared-pairs.ts';
import { scoreAgainstRivals } from './rivals.ts';

/** An entry of a source, by the first letter of its name. */
const entry = (name: string): Candidate => ({
  id: `person:${name}`,
  name,
  sources: new Set([`source:${name[0]}`]),
  namesNotCompared: 0,
});

const pair = (one: string, other: string, bits: number): ComparedPair<Candidate> => ({
  one: entry(one),
  other: entry(other),
  bits,
  reasons: [],
});

/** The score of each pair, with two digits. */
const scores = (...pairs: readonly ComparedPair<Candidate>[]) =>
  Object.fromEntries(
    scoreAgainstRivals(pairs).map(({ one, other, score }) => [`${one.name}-${other.name}`, Number(score.toFixed(2))]),
  );

describe('scoreAgainstRivals', () => {
  test('leaves the score of a pair without rivals', () => {
    expect(scores(pair('a1', 'b1', 0), pair('a2', 'b2', 4))).toEqual({ 'a1-b1': 0.5, 'a2-b2': 0.94 });
  });

  test('leaves little to whom a source tells apart from a better one', () => {
    const [president, spouse] = scoreAgainstRivals([pair('a-president', 'b1', 8), pair('a-spouse', 'b1', 3.9)]);
    expect(president?.score).toBeGreaterThan(0.9);
    expect(spouse?.score).toBeLessThan(0.06);
    expect(spouse?.rivals).toEqual([
      { id: 'person:a-president', name: 'a-president', source: 'source:a', fitsBetter: true },
    ]);
    expect(president?.rivals).toMatchObject([{ id: 'person:a-spouse', fitsBetter: false }]);
  });

  test('gives two that fit equally well less than half each', () => {
    expect(scores(pair('a1', 'b1', 8), pair('a2', 'b1', 8))).toEqual({ 'a1-b1': 0.5, 'a2-b1': 0.5 });
    const [one, other] = scoreAgainstRivals([pair('a1', 'b1', 8), pair('a2', 'b1', 8)]);
    expect(Math.max(one?.score ?? 1, other?.score ?? 1)).toBeLessThan(0.5);
  });

  test('does not set entries of different sources against each other', () => {
    expect(scores(pair('a1', 'b1', 4), pair('c1', 'b1', 4))).toEqual({ 'a1-b1': 0.94, 'c1-b1': 0.94 });
  });

  test('hardly counts a rival that fits somebody else better', () => {
    const found = scores(pair('a1', 'b1', 4), pair('a2', 'b1', 4), pair('a2', 'b2', 10));
    expect(found['a1-b1']).toBeGreaterThan(0.9);
    expect(found['a2-b1']).toBeLessThan(0.05);
    expect(found['a2-b2']).toBeGreaterThan(0.9);
  });

  test('does not depend on the order', () => {
    const pairs = [pair('a1', 'b1', 4), pair('a2', 'b1', 3), pair('a2', 'b2', 2), pair('a1', 'b2', 1)];
    expect(scores(...pairs.toReversed())).toEqual(scores(...pairs));
  });
});
