import type { PictureEdge } from '../state/index.ts';

/** How many edges between the same two are drawn one by one. */
export const PARALLEL_MOST = 8;
/** Of a kind, where there are more of all kinds together. */
const OF_KIND_MOST = 2;

/** Edges that are drawn as one: a single one, or those of a kind between the same two. */
export interface Bundle {
  readonly id: string;
  /** Never empty. All of one kind. */
  readonly edges: readonly [PictureEdge, ...PictureEdge[]];
  /** The first two ends in the order of their ids, as one text. */
  readonly pair: string;
}

const pairOf = ({ from, to }: PictureEdge): string => (from < to ? together(from, to) : together(to, from));

/** The length tells where the first ends. */
const together = (one: string, other: string): string => `${one.length} ${one} ${other}`;

/** Puts together what would otherwise be more than `PARALLEL_MOST` edges side by side. What was found stays apart. */
export function bundlesOf(edges: readonly PictureEdge[]): readonly Bundle[] {
  const bundles: Bundle[] = [];
  for (const [pair, ofPair] of groups(edges, pairOf)) {
    if (ofPair.length <= PARALLEL_MOST) {
      for (const edge of ofPair) bundles.push({ id: edge.id, edges: [edge], pair });
      continue;
    }
    for (const [key, some] of groups(ofPair, ({ kind, found }) => `${kind} ${found}`)) {
      const [first, ...rest] = some;
      if (!first) continue;
      if (some.length <= OF_KIND_MOST) for (const edge of some) bundles.push({ id: edge.id, edges: [edge], pair });
      else bundles.push({ id: `bundle ${key} ${pair}`, edges: [first, ...rest], pair });
    }
  }
  return bundles;
}

function groups<Item>(items: readonly Item[], keyOf: (item: Item) => string): ReadonlyMap<string, readonly Item[]> {
  const byKey = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = byKey.get(key);
    if (group) group.push(item);
    else byKey.set(key, [item]);
  }
  return byKey;
}

/** How far neighbours lie apart, as a part of the length of the edge. */
const SPREAD = 0.16;

/** How far one of several edges side by side bends to the left of its own direction: the middle one is straight. */
export function curvatureOf(index: number, count: number, forward: boolean): number {
  const bend = (index - (count - 1) / 2) * SPREAD;
  // An edge that leads back has its left on the other side; adding 0 avoids a negative one.
  return (forward ? bend : -bend) + 0;
}
