import { foldWords } from '../../domain/index.ts';
import { type Likeness, uncomparedReasons } from '../matching/candidate.ts';
import { type RarityOf, rarityIn } from '../matching/frequencies.ts';
import { type MatchWeight, NO_WEIGHT, PRIOR_BITS, sumOfBits } from '../matching/match-weight.ts';
import type { Body } from './body.ts';
import { memberWeight } from './member-weight.ts';
import { nameWeight } from './name-weight.ts';

// Weights in bits.
/** A rare kind in common, and two kinds that exclude each other. */
const KIND = { same: 2, other: -3 } as const;
const SEAT = { same: 3, other: -2 } as const;
/** Kinds that sources use for the same body, one more exactly than the other. */
const LOOSE_KINDS: readonly ReadonlySet<string>[] = [
  new Set(['BLOC', 'ORGANIZATION']),
  new Set(['TREATY', 'ORGANIZATION']),
  new Set(['COMPANY', 'BANK']),
  new Set(['COMPANY', 'MEDIA']),
];
/** The kind of organization that says nothing. */
const ANY_KIND = 'OTHER';
/** Two alliances without a word in common that have the same members: less than the least that a name gives. */
const NO_NAME: MatchWeight = { bits: -1, reason: 'different names' };

/** Prepares to compare organizations, or alliances, of a graph. */
export function bodyComparer(
  bodies: readonly Body[],
): (one: Body, other: Body, minBits: number) => Likeness | undefined {
  const rarityOf = rarityIn(bodies.map(({ names }) => names.flatMap(({ words }) => words.map(({ text }) => text))));
  const rarityOfKind = rarityIn(bodies.map(({ kind }) => (kind === null ? [] : [kind])));
  return (one, other, minBits) => {
    const members = memberWeight(one.members, other.members);
    const name = bestNameWeight(one, other, rarityOf) ?? (members.bits > 0 ? NO_NAME : undefined);
    if (!name) return undefined;
    const weights = [name, members, kindWeight(one, other, rarityOfKind), seatWeight(one, other)];
    const bits = PRIOR_BITS + sumOfBits(weights);
    if (bits < minBits) return undefined;
    const reasons = [...weights.map(({ reason }) => reason), ...uncomparedReasons([one, other])];
    return { bits, reasons: reasons.filter((reason) => reason !== '') };
  };
}

function bestNameWeight(one: Body, other: Body, rarityOf: RarityOf): MatchWeight | undefined {
  let best: MatchWeight | undefined;
  for (const name of one.names) {
    for (const otherName of other.names) {
      const weight = nameWeight(name, otherName, rarityOf);
      if (weight && (!best || weight.bits > best.bits)) best = weight;
    }
  }
  return best;
}

function kindWeight({ kind: one }: Body, { kind: other }: Body, rarityOf: RarityOf): MatchWeight {
  if (one === null || other === null || one === ANY_KIND || other === ANY_KIND) return NO_WEIGHT;
  if (one === other) {
    const bits = KIND.same * rarityOf(one);
    return { bits, reason: bits < 0.5 ? '' : `both are of the kind ${one}` };
  }
  if (LOOSE_KINDS.some((kinds) => kinds.has(one) && kinds.has(other))) return NO_WEIGHT;
  return { bits: KIND.other, reason: `of the kinds ${one} and ${other}` };
}

function seatWeight({ seat: one }: Body, { seat: other }: Body): MatchWeight {
  if (one === null || other === null) return NO_WEIGHT;
  if (foldWords(one) === foldWords(other)) return { bits: SEAT.same, reason: `both have their seat in ${one}` };
  return { bits: SEAT.other, reason: `seats in ${one} and in ${other}` };
}
