import { describe, expect, test } from '@jest/globals';
import { type FileDecision, planOf } from '../../evidence/index.ts';
import { loadModel } from '../../model/index.ts';
import type { Candidate } from '../matching/candidate.ts';
import { groupsOf } from '../matching/groups.ts';
import type { ScoredPair } from '../matching/rivals.ts';
import { KeepForest } from './keep-forest.ts';
import { proposalsOf } from './proposals-of.ts';

const model = loadModel();

/** An entry of a source, by the first letter of its name. */
const entry = (name: string): Candidate => ({
  id: `person:${name}`,
  name,
  sources: new Set([`source:${name[0]}`]),
  namesNotCompared: 0,
});

const pair = (one: string, other: string, score: number): ScoredPair<Candidate> => ({
  one: entry(one),
  other: entry(other),
  score,
  bits: 0,
  reasons: [`${one} is like ${other}`],
  rivals: [],
});

function propose(pairs: readonly ScoredPair<Candidate>[], file: readonly FileDecision[] = []) {
  return proposalsOf(
    'Person',
    groupsOf(pairs, () => false),
    { forest: new KeepForest(file), traits: { precedenceOf: () => 0, isDataSet: () => true } },
  );
}

const undecided = (keep: string, join: string): FileDecision => ({
  keep: `person:${keep}`,
  join: `person:${join}`,
  decision: 'undecided',
});

/** What planning finds wrong if all pairs are the same. */
function contradictions(file: readonly FileDecision[], proposals: ReturnType<typeof propose>): readonly string[] {
  const all = [...file, ...proposals.map(({ keep, join }) => ({ keep: keep.id, join: join.id }))];
  const pairs = all.map(({ keep, join }): FileDecision => ({ keep, join, decision: 'same' }));
  const present = new Set(pairs.flatMap(({ keep, join }) => [keep, join]));
  const plan = planOf(model, pairs, { present, decisions: [] });
  return 'groups' in plan ? [] : plan.map(({ message }) => message);
}

/** Numbers that only look random. */
function* numbers(seed: number): Generator<number, never> {
  let state = seed;
  for (;;) {
    state = (state * 16_807) % 2_147_483_647;
    yield state / 2_147_483_647;
  }
}

describe('proposalsOf', () => {
  test('keeps one entry of a group, and scores the others by the weakest pair between', () => {
    const proposals = propose([pair('c1', 'b1', 0.9), pair('b1', 'a1', 0.6)]);
    expect(proposals.map(({ keep, join, score }) => [keep.name, join.name, score])).toEqual([
      ['a1', 'b1', 0.6],
      ['a1', 'c1', 0.6],
    ]);
    expect(proposals[1]?.reasons).toEqual(['by way of person:b1 and person:c1, 0.90:', 'c1 is like b1']);
  });

  test('keeps what a file keeps already', () => {
    const file = [undecided('c1', 'b1')];
    const proposals = propose([pair('c1', 'b1', 0.9), pair('b1', 'a1', 0.6)], file);
    expect(proposals.map(({ keep, join }) => [keep.name, join.name])).toEqual([['a1', 'c1']]);
    expect(contradictions(file, proposals)).toEqual([]);
  });

  test('never contradicts itself or the file, even if all pairs are the same', () => {
    for (let seed = 1; seed <= 60; seed++) {
      const random = numbers(seed);
      const next = (below: number): number => Math.floor(random.next().value * below);
      const name = (): string => `${'abcdefgh'[next(8)]}${next(4)}`;
      const pairs = Array.from({ length: 40 }, () => pair(name(), name(), random.next().value)).filter(
        ({ one, other }) => one.name[0] !== other.name[0],
      );
      const known = propose(pairs.filter((_, index) => index % 3 === 0));
      const file = known.map(({ keep, join }) => undecided(keep.name, join.name));
      expect({ seed, wrong: contradictions(file, propose(pairs, file)) }).toEqual({ seed, wrong: [] });
    }
  });
});
