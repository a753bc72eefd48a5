import type { Candidate } from '../matching/candidate.ts';
import type { FoundGroups, Group } from '../matching/groups.ts';
import { linksFrom } from '../matching/links.ts';
import { printScore } from '../matching/match-weight.ts';
import type { ScoredPair } from '../matching/rivals.ts';
import type { KeepForest } from './keep-forest.ts';
import { byKeeping, type Keepable, type SourceTraits } from './keep-order.ts';
import type { Proposal } from './proposal.ts';

/** What decides on the ids to keep. */
export interface Keeping {
  readonly forest: KeepForest;
  readonly traits: SourceTraits;
}

/**
 * Turns groups into proposals that never contradict each other or the pairs of the forest, even if all are the same: each
 * group keeps one id, and each id is joined into one other.
 */
export function proposalsOf<T extends Candidate>(
  type: string,
  { groups, losing }: FoundGroups<T>,
  { forest, traits }: Keeping,
): readonly Proposal[] {
  const keeping = { forest, order: byKeeping(traits) };
  return [
    ...groups.flatMap((group) => groupProposals(type, group, keeping)),
    ...losing.flatMap((pair) => losingProposals(type, pair, keeping)),
  ];
}

interface KeepRules {
  readonly forest: KeepForest;
  readonly order: (one: Keepable, other: Keepable) => number;
}

function groupProposals<T extends Candidate>(
  type: string,
  group: Group<T>,
  { forest, order }: KeepRules,
): readonly Proposal[] {
  const byId = new Map(group.members.map((member) => [member.id, member]));
  const roots = group.members.map(({ id }) => byId.get(forest.rootOf(id)) ?? rootEntry(forest.rootOf(id)));
  const [keep] = roots.toSorted(order);
  const start = group.members.find(({ id }) => forest.rootOf(id) === keep?.id);
  if (!keep || !start) return [];
  const links = linksFrom(group, start);
  const proposals: Proposal[] = [];
  for (const member of group.members.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const root = forest.rootOf(member.id);
    const link = links.get(member.id);
    if (root === keep.id || !link) continue;
    forest.add({ keep: keep.id, join: root });
    const join = byId.get(root) ?? rootEntry(root);
    const direct = link.via.id === keep.id && root === member.id;
    const through = `by way of ${link.via.id} and ${member.id}, ${printScore(link.last.score)}:`;
    const reasons = direct ? link.last.reasons : [through, ...link.last.reasons];
    proposals.push({ type, score: link.score, keep, join, reasons, rivals: link.last.rivals });
  }
  return proposals;
}

/** An entry that an earlier pair keeps and that is not in the group. */
const rootEntry = (id: string) => ({ id, name: id, sources: new Set<string>() });

/** A pair that lost is proposed for itself. It can be the same only if neither side is joined into two. */
function losingProposals<T extends Candidate>(
  type: string,
  { one, other, score, reasons, rivals }: ScoredPair<T>,
  { forest, order }: KeepRules,
): readonly Proposal[] {
  const [keep, join] = [one, other].sort(order);
  if (!keep || !join || forest.rootOf(keep.id) === forest.rootOf(join.id)) return [];
  const turned = forest.isJoined(join.id);
  if (turned && forest.isJoined(keep.id)) return [];
  const kept = turned ? { keep: join, join: keep } : { keep, join };
  forest.add({ keep: kept.keep.id, join: kept.join.id });
  return [{ type, score, ...kept, reasons, rivals }];
}
