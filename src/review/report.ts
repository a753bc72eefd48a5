import { grouped } from '../domain/index.ts';
import { printScore } from './matching/match-weight.ts';
import type { Proposal } from './proposals/proposal.ts';
import { reasonsOf } from './proposals/reasons.ts';
import type { Review } from './review.ts';
import type { FoundOfType } from './reviewed-types.ts';

/** The most lines for groups that are too large, and for entries with too many names. */
const MAX_LISTED = 10;

/** Prints the pairs, and what was not compared. */
export function reportLines({ proposals, types, titles }: Review, minScore: number): readonly string[] {
  return [
    ...proposals.flatMap((proposal) => pairLines(proposal, titles)),
    ...types.map(
      ({ plural, total, proposals: own }) =>
        `${grouped(own.length)} pairs of ${grouped(total)} ${plural} score ${minScore} or more`,
    ),
    ...outdoneLines(types),
    ...cappedLines(types),
    ...partlyComparedLines(types),
  ];
}

function outdoneLines(types: readonly FoundOfType[]): readonly string[] {
  const outdone = types.reduce((sum, one) => sum + one.outdone, 0);
  if (outdone === 0) return [];
  return [`${grouped(outdone)} more pairs have a rival that fits as well or better; a lower --min-score lists them`];
}

function cappedLines(types: readonly FoundOfType[]): readonly string[] {
  const capped = types.flatMap((type) => type.capped.map((one) => ({ ...one, plural: type.plural })));
  const shown = capped.toSorted((a, b) => b.entries - a.entries).slice(0, MAX_LISTED);
  const more = capped.length - shown.length;
  return [
    ...(shown.length > 0 ? ['Too many to compare with each other:'] : []),
    ...shown.map(
      ({ sharing, entries, instead, plural }) => `  ${grouped(entries)} ${plural} share ${sharing}: ${instead}`,
    ),
    ...(more > 0 ? [`  and ${grouped(more)} smaller groups; --json lists them all`] : []),
  ];
}

function partlyComparedLines(types: readonly FoundOfType[]): readonly string[] {
  const entries = types.flatMap(({ partlyCompared }) => partlyCompared);
  const shown = entries.toSorted((a, b) => b.namesNotCompared - a.namesNotCompared).slice(0, MAX_LISTED);
  const more = entries.length - shown.length;
  return [
    ...(shown.length > 0 ? ['Compared only by their first names:'] : []),
    ...shown.map(({ id, name, namesNotCompared }) => `  ${id}  ${name}: ${grouped(namesNotCompared)} more`),
    ...(more > 0 ? [`  and ${grouped(more)} more; --json lists them all`] : []),
  ];
}

function pairLines(proposal: Proposal, titles: ReadonlyMap<string, string>): readonly string[] {
  const { score, keep, join } = proposal;
  return [
    `${printScore(score)}  ${keep.id}  ${keep.name}`,
    `      ${join.id}  ${join.name}`,
    ...reasonsOf(proposal, titles).map((reason) => `      - ${reason}`),
    '',
  ];
}

/** The report for programs. */
export function reportJson({ proposals, types }: Review): string {
  const named = ({ id, name }: Proposal['keep']) => ({ id, name });
  const report = {
    types: types.map(({ plural, total, compared, outdone, capped, partlyCompared }) => ({
      plural,
      total,
      compared,
      outdone,
      capped,
      unread: partlyCompared.map(({ id, name, namesNotCompared: names }) => ({ id, name, names })),
    })),
    pairs: proposals.map(({ type, score, keep, join, reasons, rivals }) => ({
      type,
      score: Number(score.toFixed(4)),
      keep: named(keep),
      join: named(join),
      reasons,
      rivals,
    })),
  };
  return JSON.stringify(report, null, 2);
}
