import { type Branch, branchesOf, isSubquery, type RowSlot, type SubquerySlot, unjoined } from '../plan/types/slot.ts';
import type { CostTally } from './tally.ts';

/** The assumed length of a list without pages: the parts of a fact are few. */
const LIST_ROWS = 10;

/** Adds the rows in the answer: the sizes of pages and lists, multiplied down the tree. */
export function addRows(
  tally: CostTally,
  sizes: ReadonlyMap<string, number>,
  times: number,
  { joins, slots }: Pick<Branch, 'joins' | 'slots'>,
  field: string,
): void {
  tally.add(field, times * joins.length);
  for (const slot of slots) addSlot(tally, sizes, times, slot);
}

function addSlot(tally: CostTally, sizes: ReadonlyMap<string, number>, times: number, slot: RowSlot): void {
  const inner = unjoined(slot);
  if (!isSubquery(inner)) return;
  const own = times * rowsOf(sizes, inner);
  tally.add(inner.field, own);
  for (const branch of branchesOf(inner)) addRows(tally, sizes, own, branch, inner.field);
  if (inner.kind !== 'summary' && inner.kind !== 'groups') return;
  const told = own * LIST_ROWS;
  if (inner.functions.some(({ kind }) => kind === 'told')) tally.add(inner.field, told);
  for (const branch of inner.nodes?.branches ?? []) addRows(tally, sizes, told, branch, inner.field);
}

function rowsOf(sizes: ReadonlyMap<string, number>, slot: SubquerySlot): number {
  if (slot.kind === 'groups') return sizes.get(slot.limit) ?? 1;
  if (slot.kind !== 'rows') return 1;
  if (slot.limit !== undefined) return sizes.get(slot.limit) ?? 1;
  return slot.from.kind === 'key' ? (sizes.get(slot.from.parameter) ?? 1) : LIST_ROWS;
}
