import { grouped } from '../domain/index.ts';
import { pairKey } from '../evidence/index.ts';
import type { KeptPair } from './proposals/keep-forest.ts';
import type { Review } from './review.ts';

/**
 * Whether the two of a pair score at least a minimum, directly or by way of others.
 */
export function scoresAtLeast({ types, proposals }: Review, minimum: number) {
  const scores = new Map(proposals.map(({ keep, join, score }) => [pairKey(keep.id, join.id), score]));
  return ({ keep, join }: KeptPair): boolean => {
    const known = scores.get(pairKey(keep, join));
    const score = known ?? types.map(({ scoreOf }) => scoreOf(keep, join)).find((one) => one !== undefined);
    return score !== undefined && score >= minimum;
  };
}

/** Describes which pairs were accepted: how many, and the groups that they make. */
export function acceptedLines(accepted: readonly KeptPair[], minimum: number): readonly string[] {
  const groups = new Map<string, string[]>();
  const keptBy = new Map(accepted.map(({ keep, join }) => [join, keep]));
  for (const { keep, join } of accepted) {
    let end = keep;
    for (let next = keptBy.get(end); next !== undefined && next !== join; next = keptBy.get(end)) end = next;
    groups.set(end, [...(groups.get(end) ?? []), join]);
  }
  const sum = `Marked ${grouped(accepted.length)} pairs with a score of at least ${minimum} as the same, in ${grouped(groups.size)} groups`;
  return [
    accepted.length === 0 ? sum : `${sum}:`,
    ...[...groups].map(([keep, joined]) => `  ${keep} <- ${joined.join(', ')}`),
  ];
}
