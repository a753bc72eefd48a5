import type { ActorPair, Party } from '../exported-node.ts';

/**
 * The pairs of actors that a fact links, each pair once, from the role that comes first to the other, as in the links of a
 * neighborhood. They are made when they are read: an event of a thousand participants has half a million.
 */
export const linksOf = (parties: readonly Party[]): Iterable<ActorPair> => ({
  [Symbol.iterator]: () => pairsOf(parties),
});

function* pairsOf(parties: readonly Party[]): Generator<ActorPair> {
  const byId = new Map<string, Party[]>();
  for (const party of parties) byId.set(party.id, [...(byId.get(party.id) ?? []), party]);
  const actors = [...byId].sort(([one], [other]) => (one < other ? -1 : 1));
  for (const [index, [one, own]] of actors.entries()) {
    for (const [other, others] of actors.slice(index + 1)) {
      if (own.some((near) => others.some((far) => near.role < far.role || isSame(near, far)))) {
        yield { source: one, target: other };
      } else if (others.some((far) => own.some((near) => far.role < near.role))) {
        yield { source: other, target: one };
      }
    }
  }
}

/** Whether two actors are in the same role of one that ties them. */
const isSame = (one: Party, other: Party): boolean => one.isFree && other.isFree && one.role === other.role;
