import type { RandomGraph, Stored } from '../fuzz/random-graph.ts';

/** A fact between two actors. */
export interface Tie {
  readonly a: string;
  readonly b: string;
  readonly fact: string;
  readonly kind: string;
}

/** The relationships of a fact that lead to its actors. */
const ENDS: Readonly<Record<string, readonly string[]>> = {
  Tenure: ['HOLDER', 'COUNTRY'],
  Membership: ['MEMBER', 'ALLIANCE'],
  Loan: ['CREDITOR', 'DEBTOR'],
  Event: ['PARTICIPANT'],
};

/** Whether a fact is in force on a day, as the design says it in words. */
export function isInForce(fact: Stored, at: string): boolean {
  const begins = fact.from ?? fact.firstObserved ?? null;
  if (typeof begins !== 'string' || begins > at) return false;
  return typeof fact.until !== 'string' || fact.until > at || isInLastPeriod(fact, begins, fact.until, at);
}

/** Whether a fact counts on a day on or behind its `until`, where that is known to a period only. */
function isInLastPeriod({ from, lastObserved, ...fact }: Stored, begins: string, until: string, at: string): boolean {
  const reaches = (day: string, precision: unknown): boolean => {
    const length = { MONTH: 7, YEAR: 4, DECADE: 3 }[String(precision)];
    if (length !== undefined) return day.slice(0, length) >= at.slice(0, length);
    return precision === 'WEEK' ? Date.parse(day) + 6 * 86_400_000 >= Date.parse(at) : day >= at;
  };
  const ended = fact.untilPrecision ?? 'DAY';
  if (ended === 'DAY' || !reaches(until, ended)) return false;
  return String(lastObserved ?? '') >= at || (until <= begins && reaches(begins, from ? fact.fromPrecision : 'DAY'));
}

/** All ties of a graph, each in both directions, written here once more: from the plain data, without Cypher. */
export function tiesOf({ nodes, links }: RandomGraph, at?: string): readonly Tie[] {
  const parts = new Map<string, { kind: string; type: string; actor: string }[]>();
  for (const { type, from, to } of links) {
    if (!ENDS[from.label]?.includes(type)) continue;
    const fact = nodes.get(from.label)?.find(({ id }) => id === from.id);
    if (!fact || (at !== undefined && !isInForce(fact, at))) continue;
    const list = parts.get(from.id) ?? [];
    list.push({ kind: from.label.toUpperCase(), type, actor: to.id });
    parts.set(from.id, list);
  }
  return [...parts].flatMap(([fact, own]) =>
    own.flatMap((one) =>
      own
        .filter((other) => other.actor !== one.actor && (other.type !== one.type || one.type === 'PARTICIPANT'))
        .map((other) => ({ a: one.actor, b: other.actor, fact, kind: one.kind })),
    ),
  );
}

/** The facts of every shortest chain from one actor to another, of so many steps at most. */
export function shortestChains(ties: readonly Tie[], from: string, to: string, maxSteps: number): readonly string[] {
  let chains: readonly { readonly at: string; readonly facts: readonly string[] }[] = [{ at: from, facts: [] }];
  const seen = new Set([from]);
  for (let step = 0; step < maxSteps && chains.length > 0; step++) {
    chains = chains.flatMap(({ at, facts }) =>
      ties.filter(({ a, b }) => a === at && !seen.has(b)).map(({ b, fact }) => ({ at: b, facts: [...facts, fact] })),
    );
    const there = chains.filter(({ at }) => at === to).map(({ facts }) => facts.join(' '));
    if (there.length > 0) return [...new Set(there)].sort();
    for (const { at } of chains) seen.add(at);
  }
  return [];
}
