import { Names } from '../../cypher/index.ts';
import type { RowSlot, RowsSlot } from '../plan/types/slot.ts';
import { fetchesNothing, printRow, printRows } from './slots.ts';

/** The one statement of an operation. */
export interface Statement {
  readonly text: string;
  /**
   * The slot whose rows are the statement's own, so that they are sent and read while the next are being found.
   * The statement's first row is then the list of the other slots, and each further one holds one row of this slot
   * behind a null; without other slots, each row holds one row of this slot. Undefined where the statement has one row,
   * a column a slot.
   */
  readonly streamed: Streamed | undefined;
}

/** A slot whose rows are the statement's own, and whether there are other slots. */
export interface Streamed {
  readonly slot: number;
  readonly others: boolean;
}

/** Prints the statement that fetches the root row; undefined where there is nothing to fetch. */
export function printStatement(slots: readonly RowSlot[]): Statement | undefined {
  if (slots.length === 0) return undefined;
  const names = new Names();
  const [rows, ...further] = slots.filter(isList);
  const others = slots.filter((slot) => slot !== rows);
  if (!rows || further.length > 0 || !others.every(isNumber) || fetchesNothing(rows)) {
    const { lines, values } = printRow(names, undefined, { joins: [], slots });
    return { text: [...lines, `RETURN ${values.join(', ')}`].join('\n'), streamed: undefined };
  }
  const { lines, row } = printRows(names, '', rows);
  const streamed = { slot: slots.indexOf(rows), others: others.length > 0 };
  if (!streamed.others) return { text: [...lines, `RETURN ${row} AS \`v\``].join('\n'), streamed };
  const beside = printRow(names, undefined, { joins: [], slots: others });
  const text = [
    ...beside.lines,
    `RETURN [${beside.values.join(', ')}] AS \`o\`, null AS \`v\``,
    'UNION ALL',
    ...lines,
    `RETURN null AS \`o\`, ${row} AS \`v\``,
  ];
  return { text: text.join('\n'), streamed };
}

const isList = (slot: RowSlot): slot is RowsSlot => slot.kind === 'rows';

/** Whether what a slot holds is small. */
const isNumber = ({ kind }: RowSlot): boolean => kind === 'count' || kind === 'summary';

/** The row of the streamed slot that a row of the statement holds; undefined for the first, where that has the other slots. */
export function streamedRow(
  streamed: Streamed,
  row: readonly unknown[],
  index: number,
): readonly unknown[] | undefined {
  if (!streamed.others) return row[0] as readonly unknown[];
  return index === 0 ? undefined : (row[1] as readonly unknown[]);
}

/** The root row, of the rows of its statement. */
export function rootRow({ streamed }: Statement, rows: readonly (readonly unknown[])[]): readonly unknown[] {
  if (!streamed) return rows[0] ?? [];
  const found = rows.flatMap((row, index) => {
    const one = streamedRow(streamed, row, index);
    return one === undefined ? [] : [one];
  });
  const others = streamed.others ? ((rows[0]?.[0] ?? []) as readonly unknown[]) : [];
  return others.toSpliced(streamed.slot, 0, found);
}
