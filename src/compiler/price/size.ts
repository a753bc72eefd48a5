import { Names } from '../../cypher/index.ts';
import { printRow } from '../cypher/slots.ts';
import { tooCostly } from '../errors.ts';
import type { OperationPlan } from '../plan/types/operation-plan.ts';
import type { Predicate } from '../plan/types/predicate.ts';
import type { Branch, RowSlot, Slot } from '../plan/types/slot.ts';
import type { FieldView } from '../plan/types/view.ts';

/**
 * How large a statement both engines take. The embedded one is the narrower: its
 * parser goes 64 levels deep and its plans 128. The weights are upper bounds
 * that were fitted to what it takes and refuses; a test asks it for the largest of many shapes.
 */
const MAX_NESTING = 62;
const MAX_LEVELS = 124;

/** Levels of the parser that a subquery takes, and any other bracket. */
const SUBQUERY_NESTING = 2;
const BRACKET_NESTING = 3;
/** Levels of the plan that end a subquery, above all that it fetches for each row, and a union's own. */
const ENDS = { one: 4, rows: 2, groups: 8 };
const UNION_LEVELS = 6;
/** Levels below them, which bind, sort and cut the rows: a step on the way, a condition on what is related, a key that is computed. */
const SINGLE_LEVELS = 2;
const ROWS_LEVELS = 2;
const HOP_LEVELS = 4;
const EXISTS_LEVELS = 6;
const KEY_LEVELS = 5;
/** Levels of an order that is said again behind joins. */
const AGAIN_LEVELS = 3;

/**
 * Refuses an operation whose statement an engine would refuse.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY with the figure, the limit and the root field it is about.
 */
export function checkSize({ slots, view }: OperationPlan): void {
  const levels = levelsOf(slots);
  if (levels > MAX_LEVELS) {
    refuse(
      'has too many lists and objects in and beside each other',
      levels,
      MAX_LEVELS,
      fieldOf(view.fields, deepest(slots)),
    );
  }
  for (const [position, slot] of slots.entries()) {
    const nesting = nestingOf(printRow(new Names(), undefined, { joins: [], slots: [slot] }).lines.join('\n'));
    if (nesting > MAX_NESTING) refuse('nests too deep', nesting, MAX_NESTING, fieldOf(view.fields, position));
  }
}

const ownSlot = (slot: RowSlot): Slot => (slot.kind === 'joined' ? slot.slot : slot);

const isSubquery = ({ kind }: Slot): boolean => kind !== 'property' && kind !== 'orderKey';

/** A subquery has those behind it stacked on it in a plan, and its own inside below it. */
function levelsOf(slots: readonly RowSlot[]): number {
  const subqueries = slots.map(ownSlot).filter(isSubquery);
  return Math.max(0, ...subqueries.map((slot, position) => subqueries.length - position + levelsInside(slot)));
}

function levelsInside(slot: Slot): number {
  if (slot.kind === 'property' || slot.kind === 'orderKey') return 0;
  const branches = branchesOf(slot);
  if (branches.length === 0)
    return SINGLE_LEVELS + levelsOfWay(slot) + ('condition' in slot ? levelsOfCondition(slot.condition) : 0);
  const end = ENDS[slot.kind === 'one' || slot.kind === 'groups' ? slot.kind : 'rows'];
  const union = branches.length > 1 ? UNION_LEVELS : 0;
  return end + union + Math.max(0, ...branches.map((branch) => levelsOfBranch(slot, branch)));
}

/** What is fetched for a row is stacked on what binds it. */
function levelsOfBranch(slot: Slot, { joins, slots, condition }: Branch): number {
  const bound = levelsOfWay(slot) + levelsOfCondition(condition) + joins.length + levelsOfOrder(slot, joins.length);
  return Math.max(bound + slots.map(ownSlot).filter(isSubquery).length, levelsOf(slots));
}

function levelsOfOrder(slot: Slot, joins: number): number {
  if (slot.kind !== 'rows') return 0;
  const computed = slot.order.filter(({ value }) => value.kind !== 'property').length;
  return ROWS_LEVELS + KEY_LEVELS * computed + (joins > 0 ? AGAIN_LEVELS : 0);
}

function levelsOfWay(slot: Slot): number {
  if (!('from' in slot) || !('hops' in slot.from)) return 0;
  const { from } = slot;
  const conditions = [...from.hops, ...(from.kind === 'anchored' ? [from.start] : [])].map(
    ({ condition }) => condition,
  );
  return HOP_LEVELS * (from.hops.length + 1) + 1 + conditions.reduce((sum, one) => sum + levelsOfCondition(one), 0);
}

/** Conditions that all have to hold are stacked; what stands behind `or` and `not` is no part of the plan's own depth. */
function levelsOfCondition(condition: Predicate): number {
  if (condition.kind === 'and') return condition.items.reduce((sum, item) => sum + levelsOfCondition(item), 0);
  if (condition.kind !== 'exists') return 0;
  return EXISTS_LEVELS + Math.max(0, ...condition.branches.map((branch) => levelsOfCondition(branch.condition)));
}

function branchesOf(slot: Slot): readonly Branch[] {
  if (slot.kind === 'groups') return slot.related?.branches ?? [];
  return slot.kind === 'one' || slot.kind === 'rows' ? slot.branches : [];
}

function deepest(slots: readonly RowSlot[]): number {
  const levels = slots.map((slot, position) => slots.length - position + levelsInside(ownSlot(slot)));
  return levels.indexOf(Math.max(...levels));
}

/** How deep the brackets of a statement nest, weighted. */
function nestingOf(text: string): number {
  const open: number[] = [];
  let depth = 0;
  let deepest = 0;
  for (const [token] of text.matchAll(/CALL \([^)]*\) \{|[([{]|[)\]}]/g)) {
    if (/^[)\]}]$/.test(token)) {
      depth -= open.pop() ?? 0;
    } else {
      const weight = token.startsWith('CALL') ? SUBQUERY_NESTING : BRACKET_NESTING;
      open.push(weight);
      depth += weight;
      deepest = Math.max(deepest, depth);
    }
  }
  return deepest;
}

/** The response key of the root field that a slot belongs to. */
const fieldOf = (fields: readonly FieldView[], slot: number): string =>
  fields.find((entry) => slotsOf(entry).includes(slot))?.key ?? '';

function slotsOf(entry: FieldView): readonly (number | undefined)[] {
  if (entry.kind !== 'connection') return 'slot' in entry ? [entry.slot] : [];
  const { page, count, fields } = entry.view;
  return [page?.slot, count?.slot, ...fields.map((one) => (one.kind === 'groups' ? one.slot : undefined))];
}

function refuse(what: string, size: number, limit: number, field: string): never {
  throw tooCostly(
    `The operation ${what}: ${size} levels, and the limit is ${limit}; ${field} weighs most. Ask in several operations.`,
    {
      cost: size,
      limit,
      field,
    },
  );
}
