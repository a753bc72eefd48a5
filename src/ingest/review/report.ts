import { grouped } from '../import/progress.ts';
import { wordedScore } from './evidence.ts';
import type { FoundPairs, Pair } from './pairs.ts';

/** How many groups are told that are too large to compare. */
const CAPPED_SHOWN = 10;

/** The likely same persons, in lines. */
export function reportLines({ pairs, capped }: FoundPairs, persons: number, least: number): readonly string[] {
  return [
    ...pairs.flatMap(pairLines),
    `${grouped(pairs.length)} pairs of ${grouped(persons)} persons score ${least} or more`,
    ...cappedLines(capped),
  ];
}

/** The largest groups of those who are not all compared with each other. */
function cappedLines(capped: FoundPairs['capped']): readonly string[] {
  const shown = capped.toSorted((a, b) => b.persons - a.persons).slice(0, CAPPED_SHOWN);
  const more = capped.length - shown.length;
  return [
    ...(shown.length > 0 ? ['Too many to compare each with each:'] : []),
    ...shown.map(({ sharing, persons, instead }) => `  ${grouped(persons)} share ${sharing}: ${instead}`),
    ...(more > 0 ? [`  and ${grouped(more)} smaller groups, which --json tells`] : []),
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
