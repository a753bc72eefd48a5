import { Names } from './cypher/names.ts';
import { printRow } from './cypher/slots.ts';
import { tooCostly } from './errors.ts';
import type { Branch, OperationPlan, RowSlot, Slot } from './plan.ts';
import type { Entry } from './view.ts';

/**
 * How large a statement both engines take. The embedded one is the narrower: its
 * parser goes 64 levels deep and its plans 128. The weights are upper bounds
 * that were fitted to what it takes and refuses.
 */
const MAX_NESTING = 62;
const MAX_LEVELS = 124;

/** Levels of the parser that a subquery takes, and any other bracket. */
const SUBQUERY_NESTING = 2;
const BRACKET_NESTING = 3;
/** Levels of the plan that a subquery's own clauses take: those of one row or a count, and those of rows in order. */
const SINGLE_LEVELS = 2;
const ROWS_LEVELS = 4;

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
      fieldOf(view.entries, deepest(slots)),
    );
  }
  for (const [position, slot] of slots.entries()) {
    const nesting = nestingOf(printRow(new Names(), undefined, { joins: [], slots: [slot] }).lines.join('\n'));
    if (nesting > MAX_NESTING) refuse('nests too deep', nesting, MAX_NESTING, fieldOf(view.entries, position));
  }
}

const ownSlot = (slot: RowSlot): Slot => (slot.kind === 'joined' ? slot.slot : slot);

/** A subquery has those behind it stacked on it in a plan, and its own inside below it. */
function levelsOf(slots: readonly RowSlot[]): number {
  const subqueries = slots.map(ownSlot).filter(({ kind }) => kind !== 'property' && kind !== 'orderKey');
  return Math.max(0, ...subqueries.map((slot, position) => subqueries.length - position + levelsInside(slot)));
}

function levelsInside(slot: Slot): number {
  const branches = branchesOf(slot);
  if (branches.length === 0) return SINGLE_LEVELS;
  const own = slot.kind === 'one' ? SINGLE_LEVELS : ROWS_LEVELS;
  const union = branches.length > 1 ? 1 : 0;
  return own + union + Math.max(0, ...branches.map((branch) => branch.joins.length + levelsOf(branch.slots)));
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
const fieldOf = (entries: readonly Entry[], slot: number): string =>
  entries.find((entry) => slotsOf(entry).includes(slot))?.key ?? '';

function slotsOf(entry: Entry): readonly (number | undefined)[] {
  if (entry.kind !== 'connection') return 'slot' in entry ? [entry.slot] : [];
  const { page, count, entries } = entry.view;
  return [page?.slot, count?.slot, ...entries.map((one) => (one.kind === 'groups' ? one.slot : undefined))];
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
