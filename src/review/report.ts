import { grouped } from '../domain/index.ts';
import { printScore } from './match-weight.ts';
import type { FoundPairs, Pair } from './pairs.ts';
import { MAX_NAMES } from './person.ts';

/** The most lines for groups that are too large, and for persons with too many names. */
const MAX_LISTED = 10;

/** Prints the pairs, and what was not compared. */
export function reportLines(
  { pairs, capped, partlyCompared }: FoundPairs,
  persons: number,
  minScore: number,
): readonly string[] {
  return [
    ...pairs.flatMap(pairLines),
    `${grouped(pairs.length)} pairs of ${grouped(persons)} persons score ${minScore} or more`,
    ...cappedLines(capped),
    ...partlyComparedLines(partlyCompared),
  ];
}

function cappedLines(capped: FoundPairs['capped']): readonly string[] {
  const shown = capped.toSorted((a, b) => b.persons - a.persons).slice(0, MAX_LISTED);
  const more = capped.length - shown.length;
  return [
    ...(shown.length > 0 ? ['Too many to compare with each other:'] : []),
    ...shown.map(({ sharing, persons, instead }) => `  ${grouped(persons)} share ${sharing}: ${instead}`),
    ...(more > 0 ? [`  and ${grouped(more)} smaller groups; --json lists them all`] : []),
  ];
}

function partlyComparedLines(persons: FoundPairs['partlyCompared']): readonly string[] {
  const shown = persons.toSorted((a, b) => b.namesNotCompared - a.namesNotCompared).slice(0, MAX_LISTED);
  const more = persons.length - shown.length;
  return [
    ...(shown.length > 0 ? [`Compared only by their first ${MAX_NAMES} names:`] : []),
    ...shown.map(({ id, name, namesNotCompared }) => `  ${id}  ${name}: ${grouped(namesNotCompared)} more`),
    ...(more > 0 ? [`  and ${grouped(more)} more persons; --json lists them all`] : []),
  ];
}

function pairLines({ score, keep, join, reasons }: Pair): readonly string[] {
  return [
    `${printScore(score)}  ${keep.id}  ${keep.name}`,
    `      ${join.id}  ${join.name}`,
    ...reasons.map((reason) => `      - ${reason}`),
    '',
  ];
}

/** The report for programs. */
export function reportJson({ pairs, capped, partlyCompared, compared }: FoundPairs, persons: number): string {
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
    unread: partlyCompared.map(({ id, name, namesNotCompared: names }) => ({ id, name, names })),
  };
  return JSON.stringify(report, null, 2);
}
