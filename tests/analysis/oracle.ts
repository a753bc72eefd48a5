import type { InForceLevel } from '../../src/domain/index.ts';
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

/** Whether a fact is in force on a day, at least at a level: the table of the docs, in words of its own. */
export function isInForce(fact: Stored, at: string, level: InForceLevel = 'PRESUMED'): boolean {
  const until = textOf(fact, 'until');
  if (until !== undefined && lastDay(until, fact.untilPrecision) <= at) return false;
  if (!hasBegun(fact, at, level)) return false;
  if (level === 'POSSIBLE') return true;
  const last = textOf(fact, 'lastObserved') ?? textOf(fact, 'firstObserved');
  const shown = (until !== undefined && until > at) || (last !== undefined && last >= at);
  if (level === 'SHOWN' || shown) return shown;
  return (textOf(fact, 'presumedUntil') ?? '~') > at;
}

/** Whether a fact had begun by a day: for POSSIBLE, whether it may have. */
export function hasBegun(fact: Stored, at: string, level: InForceLevel = 'PRESUMED'): boolean {
  const from = textOf(fact, 'from');
  if (from !== undefined && from > at) return false;
  if (level === 'POSSIBLE') return true;
  const first = textOf(fact, 'firstObserved') ?? textOf(fact, 'lastObserved');
  return (from !== undefined && lastDay(from, fact.fromPrecision) <= at) || (first !== undefined && first <= at);
}

const textOf = (fact: Stored, name: string): string | undefined =>
  typeof fact[name] === 'string' ? fact[name] : undefined;

/** The last day of the period that begins on a day. */
export function lastDay(day: string, precision: unknown): string {
  const months = { MONTH: 1, YEAR: 12, DECADE: 120 }[String(precision)] ?? 0;
  const days = { MONTH: 0, YEAR: 0, DECADE: 0, WEEK: 7 }[String(precision)] ?? 1;
  const [year = 1, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + months, date + days - 1)).toISOString().slice(0, 10);
}

/** All ties of a graph, each in both directions, written here once more: from the plain data, without Cypher. */
export function tiesOf({ nodes, links }: RandomGraph, at?: string, level?: InForceLevel): readonly Tie[] {
  const parts = new Map<string, { kind: string; type: string; actor: string }[]>();
  for (const { type, from, to } of links) {
    if (!ENDS[from.label]?.includes(type)) continue;
    const fact = nodes.get(from.label)?.find(({ id }) => id === from.id);
    if (!fact || (at !== undefined && !isInForce(fact, at, level))) continue;
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
