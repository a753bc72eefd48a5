import type { SummaryFunction, SummarySlot } from '../plan/types/aggregate-slot.ts';
import { innerOf, isTrue, needsSubquery, type Predicate, walkedBranches } from '../plan/types/predicate.ts';
import {
  type Branch,
  branchesOf,
  isSubquery,
  type RowSlot,
  type RowsSlot,
  type Slot,
  unjoined,
} from '../plan/types/slot.ts';

/*
 * Estimates how many levels an engine's plan of a statement has. The weights are upper bounds, fitted to the statements
 * that the embedded engine accepts and refuses; tests/engines/statement-size.test.ts runs the largest accepted ones on it.
 */

/** The levels that finish a subquery, above everything it fetches for each row. */
const FINISH_LEVELS = { one: 4, rows: 2, groups: 8 };
const UNION_LEVELS = 6;
/** The levels that cut the groups of all branches, before what these share is fetched. */
const CUT_GROUPS_LEVELS = 6;
/** The levels that bind, sort and cut the rows. */
const SINGLE_LEVELS = 2;
const ROWS_LEVELS = 2;
const HOP_LEVELS = 4;
const FILTER_LEVELS = 1;
const EXISTS_LEVELS = 6;
const COMPUTED_KEY_LEVELS = 5;
/** The levels of aggregates of related nodes, and of each function that takes a subquery of its own. */
const AGGREGATE_LEVELS = 3;
const COMPUTED_LEVELS = 8;
/** The levels of a subquery that tests a condition. */
const TEST_LEVELS = 6;
/** The levels of what sources tell, of the list of who is named, and of the union that fetches those. */
const TOLD_LEVELS = 24;
/** The levels of an order that is repeated after joins. */
const SORT_AGAIN_LEVELS = 3;
/** The levels that take a page or groups from what is kept or else from the facts, without and with a condition. */
const KEPT_LEVELS = { whole: 14, filtered: 30 };

/** The levels of the slots of a row. Each subquery has the next ones stacked on it, and its own contents below. */
export function levelsOfSlots(slots: readonly RowSlot[]): number {
  const subqueries = slots.map(unjoined).filter(isSubquery);
  return Math.max(0, ...subqueries.map((slot, position) => subqueries.length - position + levelsInside(slot)));
}

/** The levels of each slot of the root row, with those stacked on it. */
export const rootLevels = (slots: readonly RowSlot[]): readonly number[] =>
  slots.map((slot, position) => slots.length - position + levelsInside(unjoined(slot)));

function levelsInside(slot: Slot): number {
  if (!isSubquery(slot)) return 0;
  const branches = branchesOf(slot);
  const told = 'functions' in slot ? levelsOfTold(slot) + levelsOfComputed(slot.functions) : 0;
  if (branches.length === 0) {
    const condition = 'condition' in slot ? levelsOfCondition(slot.condition) : 0;
    return SINGLE_LEVELS + levelsOfWalk(slot) + condition + told;
  }
  const finish = FINISH_LEVELS[finishOf(slot)];
  const union = branches.length > 1 && !isTogether(slot) ? UNION_LEVELS : 0;
  const kept = 'related' in slot && (slot.related?.kept ?? []).length > 0 ? KEPT_LEVELS.whole : 0;
  const cut = slot.kind === 'groups' && slot.related?.together ? CUT_GROUPS_LEVELS : 0;
  return finish + union + cut + kept + told + Math.max(0, ...branches.map((branch) => levelsOfBranch(slot, branch)));
}

const isTogether = (slot: Slot): boolean => 'together' in slot && slot.together !== undefined;

/** What sources tell is stacked on the rows that it is told of, and the nodes that are named on that. */
function levelsOfTold({ functions, nodes }: Pick<SummarySlot, 'functions' | 'nodes'>): number {
  if (functions.every(({ kind }) => kind !== 'told')) return 0;
  return (
    TOLD_LEVELS + Math.max(0, ...(nodes?.branches ?? []).map(({ joins, slots }) => joins.length + levelsOfSlots(slots)))
  );
}

/** Each function that takes a subquery is stacked on the ones before. */
const levelsOfComputed = (functions: readonly SummaryFunction[]): number =>
  COMPUTED_LEVELS * functions.filter(({ kind }) => kind === 'stdDev').length;

function finishOf({ kind }: Slot): keyof typeof FINISH_LEVELS {
  if (kind === 'groups' || kind === 'groupCount') return 'groups';
  return kind === 'one' ? 'one' : 'rows';
}

/** Subqueries for a row are stacked on the clauses that bind the row. */
function levelsOfBranch(slot: Slot, { joins, slots, condition }: Branch): number {
  const filter = isTrue(condition) ? 0 : FILTER_LEVELS;
  const bound =
    levelsOfWalk(slot) + filter + levelsOfCondition(condition) + joins.length + levelsOfOrder(slot, joins.length);
  return Math.max(bound + slots.map(unjoined).filter(isSubquery).length, levelsOfSlots(slots));
}

function levelsOfOrder(slot: Slot, joins: number): number {
  if (slot.kind !== 'rows') return 0;
  const computed = slot.order.filter(({ value }) => value.kind !== 'property').length;
  const aggregates = slot.order.flatMap(({ value }) => (value.kind === 'aggregate' ? [value.functions] : []));
  const summed = aggregates.reduce((sum, one) => sum + AGGREGATE_LEVELS + levelsOfComputed(one), 0);
  return (
    ROWS_LEVELS +
    COMPUTED_KEY_LEVELS * computed +
    summed +
    (joins > 0 || slot.kept ? SORT_AGAIN_LEVELS : 0) +
    (slot.kept ? KEPT_LEVELS[isFiltered(slot) ? 'filtered' : 'whole'] : 0)
  );
}

const isFiltered = ({ branches, keysets }: RowsSlot): boolean =>
  keysets.length > 0 || branches.some(({ condition }) => !isTrue(condition));

function levelsOfWalk(slot: Slot): number {
  if (!('from' in slot) || !('hops' in slot.from)) return 0;
  const { from } = slot;
  const steps = [...from.hops, ...(from.kind === 'anchored' ? [from.start] : [])];
  const conditions = steps.reduce((sum, { condition }) => sum + levelsOfCondition(condition), 0);
  return HOP_LEVELS * (from.hops.length + 1) + 1 + conditions;
}

/** Conditions joined by `and` are stacked. Those below `or` and `not` add to the depth of the plan if they take a subquery. */
function levelsOfCondition(condition: Predicate): number {
  if (needsSubquery(condition)) return levelsOfTests(condition);
  if (condition.kind === 'and') return condition.items.reduce((sum, item) => sum + levelsOfCondition(item), 0);
  const branches = walkedBranches(condition);
  if (branches.length === 0) return 0;
  return EXISTS_LEVELS + Math.max(0, ...branches.map((branch) => levelsOfCondition(branch.condition)));
}

/** The subqueries that test parts of a condition are stacked, each with the conditions on the nodes that it is about. */
function levelsOfTests(condition: Predicate): number {
  const branches = walkedBranches(condition);
  if (branches.length === 0) return innerOf(condition).reduce((sum, inner) => sum + levelsOfCondition(inner), 0);
  const computed = condition.kind === 'aggregate' ? levelsOfComputed(condition.functions) : 0;
  const union = branches.length > 1 ? UNION_LEVELS : 0;
  const inside = Math.max(0, ...branches.map((branch) => levelsOfCondition(branch.condition)));
  return TEST_LEVELS + AGGREGATE_LEVELS + computed + union + inside;
}
