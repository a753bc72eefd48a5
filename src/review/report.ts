import { grouped } from '../domain/index.ts';
import { wordedScore } from './evidence.ts';
import type { FoundPairs, Pair } from './pairs.ts';
import { NAMES } from './person.ts';

/** How many are told of the groups that are too large to compare, and of those whose names are too many. */
const CAPPED_SHOWN = 10;

/** The likely same persons, in lines. */
export function reportLines({ pairs, capped, unread }: FoundPairs, persons: number, least: number): readonly string[] {
  return [
    ...pairs.flatMap(pairLines),
    `${grouped(pairs.length)} pairs of ${grouped(persons)} persons score ${least} or more`,
    ...cappedLines(capped),
    ...unreadLines(unread),
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

/** Those of whom not all names are compared, those with most names first. */
function unreadLines(unread: FoundPairs['unread']): readonly string[] {
  const shown = unread.toSorted((a, b) => b.unread - a.unread).slice(0, CAPPED_SHOWN);
  const more = unread.length - shown.length;
  return [
    ...(shown.length > 0 ? [`Compared by their first ${NAMES} names alone:`] : []),
    ...shown.map(({ id, name, unread: left }) => `  ${id}  ${name}: ${grouped(left)} more`),
    ...(more > 0 ? [`  and ${grouped(more)} more persons, whom --json tells`] : []),
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
export function reportJson({ pairs, capped, unread, compared }: FoundPairs, persons: number): string {
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
    unread: unread.map(({ id, name, unread: names }) => ({ id, name, names })),
  };
  return JSON.stringify(report, null, 2);
}
