import { type Statistics, sizeOf } from '../../domain/index.ts';
import { tooCostly } from '../errors.ts';
import type { OperationPlan } from '../plan/types/operation-plan.ts';
import { addRows } from './answered-rows.ts';
import { type Pricing, ROOT } from './match-steps.ts';
import { addSteps } from './slot-steps.ts';
import { CostTally } from './tally.ts';

/** What an operation comes to before it runs. */
export interface Cost {
  /** The rows that it answers at most: page sizes multiplied down the tree. */
  readonly rows: CostTally;
  /** The nodes and relationships that it touches to find them: at most so many, by the graph's statistics. */
  readonly steps: CostTally;
}

/** The most that an operation may cost. */
export interface CostLimits {
  readonly costLimit: number;
  /** Holds for small graphs; what takes a few passes over the whole graph is allowed in any. */
  readonly stepLimit: number;
}

/** How many times an operation may go over the whole graph. */
export const PASSES = 8;

/** The cost of an operation's plan. */
export function costOf({ slots }: Pick<OperationPlan, 'slots'>, pricing: Pricing): Cost {
  const cost: Cost = { rows: new CostTally(), steps: new CostTally() };
  const row = { joins: [], slots };
  addRows(cost.rows, pricing.sizes, 1, row, '');
  addSteps(pricing, cost.steps, ROOT, row, '');
  return cost;
}

/** The most steps that an operation may take over a graph. */
export const stepLimit = (statistics: Statistics, { stepLimit: least }: CostLimits): number =>
  Math.max(least, PASSES * sizeOf(statistics));

/**
 * Refuses an operation before it runs.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY with the figure, the limit and the field that weighs most.
 */
export function checkCost({ rows, steps }: Cost, statistics: Statistics, limits: CostLimits): void {
  if (rows.total > limits.costLimit) {
    const { field, amount } = rows.heaviest;
    throw tooCostly(
      `The operation may answer ${rows.total} rows, over the limit of ${limits.costLimit}; ${field} weighs most, with ${amount}. Ask for smaller pages there.`,
      { cost: rows.total, limit: limits.costLimit, unit: 'ROWS', field },
    );
  }
  checkSteps(steps, stepLimit(statistics, limits));
}

/** @throws {GraphQLError} OPERATION_TOO_COSTLY */
function checkSteps(steps: CostTally, limit: number): void {
  if (steps.total <= limit) return;
  const { field, amount } = steps.heaviest;
  throw tooCostly(
    `The operation may take ${steps.total} steps over the graph's nodes and relationships, over the limit of ${limit}; ${field} weighs most, with ${amount}. Begin there with a key, or go over fewer relations in conditions and orders.`,
    { cost: steps.total, limit, unit: 'STEPS', field },
  );
}
