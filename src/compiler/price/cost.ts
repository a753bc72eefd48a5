import { type Statistics, sizeOf } from '../../domain/index.ts';
import { NO_PREREQUISITES, type Prerequisites } from '../bind/prerequisites.ts';
import { tooCostly } from '../errors.ts';
import type { OperationPlan } from '../plan/types/operation-plan.ts';
import { addRows } from './answered-rows.ts';
import { type Pricing, ROOT } from './match-steps.ts';
import { addPrerequisiteSteps } from './search-steps.ts';
import { addSteps } from './slot-steps.ts';
import { CostTally } from './tally.ts';

/** Upper bounds for the cost of an operation, estimated before it runs. */
export interface Cost {
  /** The rows in the answer: page sizes multiplied down the tree. */
  readonly rows: CostTally;
  /** The nodes and relationships that it touches, by the graph's statistics, including its searches and analyses. */
  readonly steps: CostTally;
  /** The steps of its statement alone. */
  readonly statementSteps: number;
}

/** The limits on the cost of an operation. */
export interface CostLimits {
  readonly costLimit: number;
  /** The limit for small graphs. In larger ones, a few passes over the whole graph are allowed. */
  readonly stepLimit: number;
}

/** The number of passes over the whole graph that an operation may take. */
export const PASSES = 8;

/** Estimates the cost of an operation. */
export function costOf(
  { slots }: Pick<OperationPlan, 'slots'>,
  pricing: Pricing,
  prerequisites: Prerequisites = NO_PREREQUISITES,
): Cost {
  const [rows, steps] = [new CostTally(), new CostTally()];
  const row = { joins: [], slots };
  addRows(rows, pricing.sizes, 1, row, '');
  addSteps(pricing, steps, ROOT, row, '');
  const { total: statementSteps } = steps;
  addPrerequisiteSteps(steps, prerequisites, pricing.statistics);
  return { rows, steps, statementSteps };
}

/** The step limit for a graph of this size. */
export const stepLimit = (statistics: Statistics, { stepLimit: min }: CostLimits): number =>
  Math.max(min, PASSES * sizeOf(statistics));

/**
 * Refuses an operation that is too costly.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY with the cost, the limit and the field that contributes most.
 */
export function checkCost(
  { rows, steps }: Pick<Cost, 'rows' | 'steps'>,
  statistics: Statistics,
  limits: CostLimits,
): void {
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
