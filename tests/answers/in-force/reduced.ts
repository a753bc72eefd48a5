import type { InForceLevel } from '../../../src/domain/index.ts';
import { nodeType } from '../../../src/model/index.ts';
import { hasBegun, isInForce } from '../../analysis/oracle.ts';
import type { RandomGraph, Stored } from '../../fuzz/random-graph.ts';
import { model } from '../../support/ask.ts';

/** A day, and how surely facts must be in force on it. */
export interface AsOf {
  readonly at: string;
  readonly level: InForceLevel;
}

/** What a field keeps of a day: the facts in force, those that have begun by it, or loans in force with balances until then. */
export type Kept = 'inForce' | 'begun' | 'balances';

/**
 * A graph with nothing but what holds on a day: without the facts that are not in force, by the table of the docs. A
 * question for a day must have the answer that it has there without the day.
 */
export function reduced({ nodes, links }: RandomGraph, { at, level }: AsOf, kept: Kept): RandomGraph {
  const isLeft = (label: string, node: Stored): boolean => {
    if (label === 'Balance' && kept === 'balances') return String(node.asOf ?? '~') <= at;
    if (!model.nodes.has(label) || !nodeType(model, label).timed) return true;
    return kept === 'begun' ? hasBegun(node, at, level) : isInForce(node, at, level);
  };
  const left = new Map([...nodes].map(([label, all]) => [label, all.filter((node) => isLeft(label, node))]));
  const ids = new Map([...left].map(([label, all]) => [label, new Set(all.map(({ id }) => id))]));
  const isThere = ({ label, id }: { readonly label: string; readonly id: string }): boolean =>
    ids.get(label)?.has(id) ?? false;
  return { nodes: left, links: links.filter(({ from, to }) => isThere(from) && isThere(to)) };
}
