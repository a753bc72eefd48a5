import { nodesOf, type Statistics } from '../../domain/index.ts';
import type { Model } from '../../model/index.ts';
import { keysIn } from '../plan/anchor.ts';
import type { From } from '../plan/types/from.ts';
import type { OrderValue } from '../plan/types/order-key.ts';
import type { Predicate } from '../plan/types/predicate.ts';
import { distinct, distinctOfEach, type Stream, type Walked, walk } from './stream.ts';
import { SUBQUERY, TESTED } from './weights.ts';

/** What steps are reckoned from. */
export interface Pricing {
  readonly model: Model;
  readonly statistics: Statistics;
  /** The sizes of pages and lists, by parameter. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** The stream that a root field's rows come from: one row, and no node. */
export const ROOT: Stream = { label: undefined, rows: 1, repeat: 1 };

/** What it takes to find the rows of one label that meet a condition, from each of a stream's nodes. */
export function priceFrom(pricing: Pricing, near: Stream, from: From, label: string, condition: Predicate): Walked {
  const { steps, to } = found(pricing, near, from, label, condition);
  return { steps: steps + priceCondition(pricing, to, condition), to };
}

function found(pricing: Pricing, near: Stream, from: From, label: string, condition: Predicate): Walked {
  const { statistics } = pricing;
  switch (from.kind) {
    case 'all':
      return each(near, byIndex(pricing, label, condition) ?? nodesOf(statistics, label), label);
    case 'key':
      return each(near, sizeOf(pricing, from.operator, from.parameter), label);
    case 'relation':
      return walk(statistics, near, from.relation, label);
    case 'path': {
      const { steps, to } = hops(
        pricing,
        near,
        [...from.hops, { ...from.last, label, condition: NOTHING }],
        () => false,
      );
      return { steps, to: distinctOfEach(statistics, near, to) };
    }
    case 'anchored': {
      const { label: start, condition: named } = from.start;
      const rows = byIndex(pricing, start, named) ?? nodesOf(statistics, start);
      const begun = each(near, rows, start);
      const last = { ...from.last, label, condition: NOTHING };
      const walked = hops(pricing, begun.to, [...from.hops, last], ({ direction }) => direction === 'OUT');
      return {
        steps: begun.steps + priceCondition(pricing, begun.to, named) + walked.steps,
        to: distinct(statistics, walked.to),
      };
    }
  }
}

const NOTHING: Predicate = { kind: 'constant', value: true };

/** So many nodes of a label, found anew for each row of a stream. */
const each = ({ rows }: Stream, count: number, label: string): Walked => ({
  steps: rows * count,
  to: { label, rows: rows * count, repeat: Math.min(rows, rows * count) },
});

function hops(
  pricing: Pricing,
  start: Stream,
  way: Extract<From, { kind: 'path' }>['hops'],
  isDistinct: (hop: { readonly direction: 'IN' | 'OUT' }) => boolean,
): Walked {
  let at = start;
  let steps = 0;
  for (const hop of way) {
    const walked = walk(pricing.statistics, at, hop, hop.label);
    steps += walked.steps + priceCondition(pricing, walked.to, hop.condition);
    at = isDistinct(hop) ? distinct(pricing.statistics, walked.to) : walked.to;
  }
  return { steps, to: at };
}

/** How many nodes a condition leaves that names a key of theirs; undefined where it names none. */
function byIndex(pricing: Pricing, label: string, condition: Predicate): number | undefined {
  const counts = keysIn(pricing.model, label, condition).map(({ operator, parameter }) =>
    sizeOf(pricing, operator, parameter),
  );
  return counts.length === 0 ? undefined : Math.min(...counts);
}

const sizeOf = ({ sizes }: Pricing, operator: string, parameter: string): number =>
  operator === 'IN' ? (sizes.get(parameter) ?? 1) : 1;

/** What it takes to test a condition on each node of a stream: properties are part of finding the node. */
export function priceCondition(pricing: Pricing, at: Stream, condition: Predicate): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return sum(condition.items.map((item) => priceCondition(pricing, at, item)));
    case 'not':
      return priceCondition(pricing, at, condition.item);
    case 'exists':
      return sum(
        condition.branches.map((branch) => {
          const { steps, to } = walk(pricing.statistics, at, condition.relation, branch.label);
          return TESTED * at.rows + steps + priceCondition(pricing, to, branch.condition);
        }),
      );
    default:
      return 0;
  }
}

/** What it takes to read the value that each node of a stream is ordered by. */
export function priceOrder(pricing: Pricing, at: Stream, value: OrderValue): number {
  if (value.kind === 'property') return 0;
  const branches = value.branches.map((branch) => {
    const { steps, to } = walk(pricing.statistics, at, value.relation, branch.label);
    return (
      steps +
      ('value' in branch ? priceOrder(pricing, to, branch.value) : priceCondition(pricing, to, branch.condition))
    );
  });
  return SUBQUERY * at.rows + sum(branches);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
