import { nodesOf, type Statistics } from '../../domain/index.ts';
import type { Model } from '../../model/index.ts';
import type { MatchedRows } from '../cypher/match.ts';
import { keysIn } from '../plan/anchor.ts';
import type { SummaryFunction } from '../plan/types/aggregate-slot.ts';
import type { Hop } from '../plan/types/from.ts';
import type { OrderValue } from '../plan/types/order-key.ts';
import { type CountedNodes, needsSubquery, type Predicate, TRUE } from '../plan/types/predicate.ts';
import { reversed } from '../plan/types/relation.ts';
import { distinct, distinctOfEach, type Stream, type Walked, walk } from './stream.ts';
import { SORTED, SUBQUERY, TESTED } from './weights.ts';

/** The data that steps are estimated from. */
export interface Pricing {
  readonly model: Model;
  readonly statistics: Statistics;
  /** The sizes of pages and of lists of values, by parameter. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** The stream above all root fields: one row without a node. */
export const ROOT: Stream = { label: undefined, rows: 1, repeat: 1 };

/** The steps to find the rows of one label that meet a condition, from each node of a stream; and these rows. */
export function matchSteps(pricing: Pricing, near: Stream, rows: MatchedRows): Walked {
  const { steps, to } = boundSteps(pricing, near, rows);
  return { steps: steps + conditionSteps(pricing, to, rows.condition), to };
}

/** The steps before the condition is tested. */
function boundSteps(pricing: Pricing, near: Stream, { from, label, condition }: MatchedRows): Walked {
  const { statistics } = pricing;
  switch (from.kind) {
    case 'all':
      return each(near, byIndex(pricing, label, condition) ?? nodesOf(statistics, label), label);
    case 'key':
      return each(near, sizeOf(pricing, from.operator, from.parameter), label);
    case 'listed':
      return { steps: near.rows, to: distinctOfEach(statistics, near, { ...near, label }) };
    case 'relation':
      return walk(statistics, near, from.relation, label);
    case 'path': {
      const { steps, to } = walkSteps(
        pricing,
        near,
        [...from.hops, { ...from.last, label, condition: TRUE }],
        () => false,
      );
      return { steps, to: distinctOfEach(statistics, near, to) };
    }
    case 'anchored': {
      const { label: start, condition: named } = from.start;
      const rows = byIndex(pricing, start, named) ?? nodesOf(statistics, start);
      const begun = each(near, rows, start);
      const last = { ...from.last, label, condition: TRUE };
      const walked = walkSteps(pricing, begun.to, [...from.hops, last], ({ direction }) => direction === 'OUT');
      return {
        steps: begun.steps + conditionSteps(pricing, begun.to, named) + walked.steps,
        to: distinct(statistics, walked.to),
      };
    }
  }
}

/** `count` nodes of a label, found again for each row of a stream. */
const each = ({ rows }: Stream, count: number, label: string): Walked => ({
  steps: rows * count,
  to: { label, rows: rows * count, repeat: Math.min(rows, rows * count) },
});

/** The steps of a walk. Where `isDistinct`, nodes are made distinct before it goes on. */
function walkSteps(pricing: Pricing, start: Stream, way: readonly Hop[], isDistinct: (hop: Hop) => boolean): Walked {
  let at = start;
  let steps = 0;
  for (const hop of way) {
    const walked = walk(pricing.statistics, at, hop, hop.label);
    steps += walked.steps + conditionSteps(pricing, walked.to, hop.condition);
    at = isDistinct(hop) ? distinct(pricing.statistics, walked.to) : walked.to;
  }
  return { steps, to: at };
}

/** The number of nodes with the keys that a condition names; undefined if it names none. */
function byIndex(pricing: Pricing, label: string, condition: Predicate): number | undefined {
  const counts = keysIn(pricing.model, label, condition).map(({ operator, parameter }) =>
    sizeOf(pricing, operator, parameter),
  );
  return counts.length === 0 ? undefined : Math.min(...counts);
}

const sizeOf = ({ sizes }: Pricing, operator: string, parameter: string): number =>
  operator === 'IN' ? (sizes.get(parameter) ?? 1) : 1;

/** The steps to test a condition on each node of a stream. Reading properties is part of finding the node. */
function conditionSteps(pricing: Pricing, at: Stream, condition: Predicate): number {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return sum(condition.items.map((item) => conditionSteps(pricing, at, item)));
    case 'not':
      return conditionSteps(pricing, at, condition.item);
    case 'someItem':
      return TESTED * at.rows;
    case 'exists':
      return subquerySteps(at, condition) + relatedSteps(pricing, at, condition);
    case 'count': {
      const { counted } = condition;
      if (counted.kind === 'items') return TESTED * at.rows;
      return subquerySteps(at, condition) + relatedSteps(pricing, at, counted);
    }
    case 'aggregate':
      return subquerySteps(at, condition) + aggregatedSteps(pricing, at, condition.of, condition.functions);
    default:
      return 0;
  }
}

/** The steps to start the subquery of a condition that takes one. */
const subquerySteps = ({ rows }: Stream, condition: Predicate): number =>
  needsSubquery(condition) ? SUBQUERY * rows : 0;

/** The steps to find the related nodes of each node of a stream, and to aggregate them. */
function aggregatedSteps(
  pricing: Pricing,
  at: Stream,
  { relation, branches }: Pick<CountedNodes, 'relation' | 'branches'>,
  functions: readonly SummaryFunction[],
): number {
  return sum(
    branches.map((branch) => {
      const { steps, to } = walk(pricing.statistics, at, relation, branch.label);
      return steps + conditionSteps(pricing, to, branch.condition) + functionSteps(functions, to.rows, at.rows);
    }),
  );
}

/** The steps to compute functions over so many nodes, in so many rows: those that take a subquery, which sorts the nodes. */
export const functionSteps = (functions: readonly SummaryFunction[], nodes: number, rows: number): number =>
  functions.filter(({ kind }) => kind === 'stdDev').length * (SUBQUERY * rows + SORTED * nodes);

/** The steps to test the related nodes of each node of a stream. Each that may come again is looked up from its end. */
function relatedSteps(
  pricing: Pricing,
  at: Stream,
  {
    relation,
    branches,
    distinct: repeats,
  }: Pick<CountedNodes, 'relation' | 'branches'> & {
    readonly distinct?: boolean;
  },
): number {
  return sum(
    branches.map((branch) => {
      const { steps, to } = walk(pricing.statistics, at, relation, branch.label);
      const again = repeats ? walk(pricing.statistics, to, reversed(relation), at.label).steps : 0;
      return TESTED * at.rows + steps + again + conditionSteps(pricing, to, branch.condition);
    }),
  );
}

/** The steps to compute a sort value for each node of a stream. */
export function orderSteps(pricing: Pricing, at: Stream, value: OrderValue): number {
  if (value.kind === 'property') return 0;
  if (value.kind === 'aggregate') {
    return SUBQUERY * at.rows + aggregatedSteps(pricing, at, value, value.functions);
  }
  const branches = value.branches.map((branch) => {
    const { steps, to } = walk(pricing.statistics, at, value.relation, branch.label);
    return (
      steps +
      ('value' in branch ? orderSteps(pricing, to, branch.value) : conditionSteps(pricing, to, branch.condition))
    );
  });
  return SUBQUERY * at.rows + sum(branches);
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
