import { pairKey } from '../evidence/index.ts';
import type { Capped } from './matching/blocks.ts';
import type { Candidate, Matcher } from './matching/candidate.ts';
import { type ComparedPair, comparePairs } from './matching/compared-pairs.ts';
import { type FoundGroups, groupsOf } from './matching/groups.ts';
import { linksFrom } from './matching/links.ts';
import { bitsOfScore, DECIDED_BITS } from './matching/match-weight.ts';
import { MIN_RIVAL_BITS, scoreAgainstRivals } from './matching/rivals.ts';
import type { KeepForest, KeptPair } from './proposals/keep-forest.ts';
import type { SourceTraits } from './proposals/keep-order.ts';
import type { Named, Proposal } from './proposals/proposal.ts';
import { proposalsOf } from './proposals/proposals-of.ts';

/** An entry with more names than are compared, which may have further matches. */
interface PartlyCompared extends Named {
  readonly namesNotCompared: number;
}

/** What was found among the entries of a type. */
export interface Found {
  readonly proposals: readonly Proposal[];
  readonly capped: readonly Capped[];
  readonly partlyCompared: readonly PartlyCompared[];
  /** The number of pairs that were compared. */
  readonly compared: number;
  /** The number of pairs that would have the least score, if there were no rivals. */
  readonly outdone: number;
  /** The score of two entries that are likely the same, directly or by way of others; undefined if they are not. */
  readonly scoreOf: (one: string, other: string) => number | undefined;
}

/** What has been decided, and what a file proposes. */
export interface Standing {
  readonly same: readonly KeptPair[];
  /** Keys of pairs that were decided to be different. */
  readonly different: ReadonlySet<string>;
  readonly forest: KeepForest;
}

export interface ProposalOptions {
  readonly minScore: number;
  readonly standing: Standing;
  readonly traits?: SourceTraits;
}

const NO_TRAITS: SourceTraits = { precedenceOf: () => 0, isDataSet: () => true };

/** Finds the entries of a type that are likely the same. */
export function findProposals<T extends Candidate>(
  type: string,
  candidates: readonly T[],
  matcher: Matcher<T>,
  { minScore, standing, traits = NO_TRAITS }: ProposalOptions,
): Found {
  const isDifferent = (one: string, other: string): boolean => standing.different.has(pairKey(one, other));
  const minBits = Math.min(bitsOfScore(minScore), MIN_RIVAL_BITS);
  const { pairs, capped, compared } = comparePairs(candidates, matcher, { minBits, isExcluded: isDifferent });
  const scored = scoreAgainstRivals(withDecided(candidates, pairs, standing.same));
  const likely = scored.filter(({ score }) => score >= minScore);
  const found = groupsOf(likely, isDifferent);
  const losing = found.losing.filter(({ score }) => score >= minScore);
  const overruled = scored.filter(({ bits, score }) => bits >= bitsOfScore(minScore) && score < minScore);
  return {
    proposals: proposalsOf(type, { groups: found.groups, losing }, { forest: standing.forest, traits }),
    capped,
    partlyCompared: candidates.filter(({ namesNotCompared }) => namesNotCompared > 0),
    compared,
    outdone: overruled.length + found.losing.length - losing.length,
    scoreOf: scorer(found),
  };
}

/** The pairs, with those that were decided to be the same in place of what the comparison says. */
function withDecided<T extends Candidate>(
  candidates: readonly T[],
  pairs: readonly ComparedPair<T>[],
  same: readonly KeptPair[],
): readonly ComparedPair<T>[] {
  if (same.length === 0) return pairs;
  const byId = new Map(candidates.map((candidate) => [candidate.id, candidate]));
  const decided = same.flatMap(({ keep, join }): readonly ComparedPair<T>[] => {
    const [one, other] = [byId.get(keep), byId.get(join)];
    return one && other && one !== other
      ? [{ one, other, bits: DECIDED_BITS, reasons: ['decided to be the same'] }]
      : [];
  });
  const keys = new Set(decided.map(({ one, other }) => pairKey(one.id, other.id)));
  return [...decided, ...pairs.filter(({ one, other }) => !keys.has(pairKey(one.id, other.id)))];
}

function scorer<T extends Candidate>({ groups, losing }: FoundGroups<T>): Found['scoreOf'] {
  const groupOf = new Map(groups.flatMap((group) => group.members.map((member) => [member.id, { group, member }])));
  const lost = new Map(losing.map(({ one, other, score }) => [pairKey(one.id, other.id), score]));
  return (one, other) => {
    const from = groupOf.get(one);
    const link = from && linksFrom(from.group, from.member).get(other);
    return link?.score ?? lost.get(pairKey(one, other));
  };
}
