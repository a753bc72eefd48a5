import { AGREED, type Dialect } from '../../cypher/index.ts';
import type { Statement } from '../cypher/statement.ts';
import { tooCostly } from '../errors.ts';
import type { OperationPlan } from '../plan/types/operation-plan.ts';
import type { FieldView } from '../plan/types/view.ts';
import { levelsOfSlots, rootLevels } from './plan-levels.ts';

/**
 * Refuses an operation if an engine's plan of it would have too many levels.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY with the figure, the limit and the root field that contributes most.
 */
export function checkPlanLevels({ slots, view }: OperationPlan): void {
  const levels = levelsOfSlots(slots);
  if (levels <= AGREED.maxPlanLevels) return;
  const byRoot = rootLevels(slots);
  const field = fieldOf(view.fields, byRoot.indexOf(Math.max(...byRoot)));
  refuse('has too many lists and objects in and beside each other', levels, AGREED.maxPlanLevels, field);
}

/**
 * Refuses an operation whose statement nests too deep for an engine's parser.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY with the figure, the limit and the root field.
 */
export function checkNesting({ view }: OperationPlan, statement: Statement | undefined): void {
  for (const [slot, nesting] of (statement?.nesting ?? []).entries()) {
    if (nesting > AGREED.maxNesting) refuse('nests too deep', nesting, AGREED.maxNesting, fieldOf(view.fields, slot));
  }
}

/**
 * Refuses an operation whose statement takes an engine too long to plan.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY with the figure, the limit and the root field that contributes most.
 */
export function checkPlanningSize(
  { view }: OperationPlan,
  statement: Statement | undefined,
  { maxPlanningSize: limit }: Pick<Dialect, 'maxPlanningSize'>,
): void {
  if (!statement || statement.size <= limit) return;
  const field = fieldOf(view.fields, statement.sizes.indexOf(Math.max(...statement.sizes)));
  throw tooCostly(
    `The operation takes too long to plan: its statement has a size of ${statement.size}, and the limit is ${limit}; ${field} weighs most. Ask in several operations, or with fewer conditions on related items.`,
    { cost: statement.size, limit, unit: 'PLANNING', field },
  );
}

/** The response key of the root field that a slot belongs to. */
const fieldOf = (fields: readonly FieldView[], slot: number): string =>
  fields.find((field) => slotsOf(field).includes(slot))?.key ?? '';

function slotsOf(field: FieldView): readonly (number | undefined)[] {
  if (field.kind !== 'connection') return 'slot' in field ? [field.slot] : [];
  const { page, count, fields } = field.view;
  return [page?.slot, count?.slot, ...fields.map((one) => ('slot' in one ? one.slot : undefined))];
}

function refuse(what: string, size: number, limit: number, field: string): never {
  throw tooCostly(
    `The operation ${what}: ${size} levels, and the limit is ${limit}; ${field} weighs most. Ask in several operations.`,
    { cost: size, limit, field },
  );
}
