import { Names, subquery } from '../../cypher/index.ts';
import type { RowSlot, RowsSlot } from '../plan/types/slot.ts';
import { nestingOf } from './nesting.ts';
import { planningSize } from './planning-size.ts';
import { columnLines, columnValues, fetchesNothing, printRow, printRows } from './slots.ts';

/** A row of a statement's result, with a value for each column. */
export type Row = readonly unknown[];

/** The one statement of an operation. */
export interface Statement {
  readonly text: string;
  /** How deep the brackets of each slot of the root row nest, weighted. */
  readonly nesting: readonly number[];
  /** What it takes to plan it, and the part of each slot of the root row, as `planningSize` has it. */
  readonly size: number;
  readonly sizes: readonly number[];
  /**
   * The slot whose rows are the rows of the statement, so that they are sent and read while the next ones are found. If
   * there are other slots, the first row of the statement is the list of those, and each further row holds null and a
   * row of this slot. Otherwise, each row holds a row of this slot. Undefined if the statement has a single row, with a
   * column for each slot.
   */
  readonly streamed: Streamed | undefined;
}

/** A slot whose rows are the rows of the statement, and whether there are other slots. */
export interface Streamed {
  readonly slot: number;
  readonly others: boolean;
}

/** Prints the statement that fetches the root row; undefined if there is nothing to fetch. */
export function printStatement(slots: readonly RowSlot[]): Statement | undefined {
  if (slots.length === 0) return undefined;
  const [rows, ...further] = slots.filter(isList);
  const others = slots.filter((slot) => slot !== rows);
  if (!rows || further.length > 0 || !others.every(isNumber) || fetchesNothing(rows)) return printSingleRow(slots);
  return printStreamed(slots, rows, others);
}

function printSingleRow(slots: readonly RowSlot[]): Statement {
  const row = printRow(new Names(), undefined, { joins: [], slots });
  const lines = [...columnLines(row), `RETURN ${columnValues(row).join(', ')}`];
  const nesting = row.columns.map((column) => nestingOf(column.lines));
  const sizes = row.columns.map((column) => planningSize(column.lines.join('\n')));
  return sized({ text: lines.join('\n'), nesting, sizes, streamed: undefined });
}

function printStreamed(slots: readonly RowSlot[], rows: RowsSlot, others: readonly RowSlot[]): Statement {
  const names = new Names();
  const { lines, row } = printRows(names, '', { ...rows, bare: false });
  const slot = slots.indexOf(rows);
  // As in a subquery, so that the limit for a field does not depend on the fields next to it.
  const own = nestingOf(subquery([], [...lines, `RETURN collect(${row})`]));
  if (others.length === 0) {
    const text = [...lines, `RETURN ${row} AS \`v\``].join('\n');
    return sized({ text, nesting: [own], sizes: [planningSize(text)], streamed: { slot, others: false } });
  }
  const beside = printRow(names, undefined, { joins: [], slots: others });
  const text = [
    ...columnLines(beside),
    `RETURN [${columnValues(beside).join(', ')}] AS \`o\`, null AS \`v\``,
    'UNION ALL',
    ...lines,
    `RETURN null AS \`o\`, ${row} AS \`v\``,
  ].join('\n');
  const nesting = beside.columns.map((column) => nestingOf(column.lines)).toSpliced(slot, 0, own);
  const sizes = beside.columns.map((column) => planningSize(column.lines.join('\n')));
  sizes.splice(slot, 0, planningSize(lines.join('\n')));
  return sized({ text, nesting, sizes, streamed: { slot, others: true } });
}

const sized = (statement: Omit<Statement, 'size'>): Statement => ({ ...statement, size: planningSize(statement.text) });

const isList = (slot: RowSlot): slot is RowsSlot => slot.kind === 'rows';

/** Whether the value of a slot is small. */
const isNumber = (slot: RowSlot): boolean =>
  slot.kind === 'count' || (slot.kind === 'summary' && slot.functions.every(({ kind }) => kind !== 'told'));

/** The row of the streamed slot in a row of the statement; undefined for a first row that holds the other slots. */
export function streamedRow(streamed: Streamed, row: Row, index: number): Row | undefined {
  if (!streamed.others) return row[0] as Row;
  return index === 0 ? undefined : (row[1] as Row);
}

/** The root row, assembled from the rows of its statement. */
export function rootRow({ streamed }: Statement, rows: readonly Row[]): Row {
  if (!streamed) return rows[0] ?? [];
  const found = rows.flatMap((row, index) => {
    const one = streamedRow(streamed, row, index);
    return one === undefined ? [] : [one];
  });
  const others = streamed.others ? ((rows[0]?.[0] ?? []) as Row) : [];
  return others.toSpliced(streamed.slot, 0, found);
}
