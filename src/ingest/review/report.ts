import { grouped } from '../import/progress.ts';
import { wordedScore } from './evidence.ts';
import type { FoundPairs, Pair } from './pairs.ts';

/** The likely same persons, in lines. */
export function reportLines({ pairs, capped }: FoundPairs, persons: number, least: number): readonly string[] {
  return [
    ...pairs.flatMap(pairLines),
    `${grouped(pairs.length)} pairs of ${grouped(persons)} persons score ${least} or more`,
    ...capped.map(({ sharing, persons: count, instead }) => `  ${grouped(count)} share ${sharing}: ${instead}`),
  ];
}

function pairLines({ score, keep, join, reasons }: Pair): readonly string[] {
  return [
    `${wordedScore(score)}  ${keep.id}  ${keep.name}`,
    `      ${join.id}  ${join.name}`,
    ...reasons.map((reason) => `      - ${reason}`),
    '',
  ];
}

/** The same for a program. */
export function reportJson({ pairs, capped, compared }: FoundPairs, persons: number): string {
  const named = ({ id, name }: Pair['keep']) => ({ id, name });
  const report = {
    persons,
    compared,
    pairs: pairs.map(({ score, keep, join, reasons }) => ({
      score: Number(score.toFixed(4)),
      keep: named(keep),
      join: named(join),
      reasons,
    })),
    capped,
  };
  return JSON.stringify(report, null, 2);
}
