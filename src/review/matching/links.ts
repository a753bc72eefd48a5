import type { Candidate } from './candidate.ts';
import type { Group } from './groups.ts';
import type { ScoredPair } from './rivals.ts';

/** How two members of a group are connected. */
export interface Link<T extends Candidate> {
  /** The score of the weakest pair between them. */
  readonly score: number;
  /** The pair that leads to the second, and the member from which it does. */
  readonly last: ScoredPair<T>;
  readonly via: T;
}

/** The way from one member of a group to each other one, by id. */
export function linksFrom<T extends Candidate>({ pairs }: Group<T>, start: T): ReadonlyMap<string, Link<T>> {
  const links = new Map<string, Link<T>>();
  const open: { readonly at: T; readonly score: number }[] = [{ at: start, score: 1 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { at, score } = next;
    for (const pair of pairs) {
      if (pair.one.id !== at.id && pair.other.id !== at.id) continue;
      const to = pair.one.id === at.id ? pair.other : pair.one;
      if (to.id === start.id || links.has(to.id)) continue;
      const link = { score: Math.min(score, pair.score), last: pair, via: at };
      links.set(to.id, link);
      open.push({ at: to, score: link.score });
    }
  }
  return links;
}
