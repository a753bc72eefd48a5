import type { Precision } from '../../../domain/index.ts';

/** A date as a file gives it: the first day of its period, and how long that is. */
export interface DateCell {
  readonly date: string;
  readonly precision: Precision;
}

export type Scalar = string | number | boolean;

/** What a value of a mapping comes to for a row; null where the row says nothing. */
export type Cell = Scalar | DateCell | readonly Cell[] | null;

export const isList = (cell: Cell): cell is readonly Cell[] => Array.isArray(cell);

export const isDateCell = (cell: Cell): cell is DateCell => typeof cell === 'object' && cell !== null && !isList(cell);

/** A cell as text, as templates and tables use it. A list of nothing says nothing. */
export function textOf(cell: Cell): string | null {
  if (cell === null || typeof cell === 'string') return cell;
  if (isDateCell(cell)) return cell.date;
  if (!isList(cell)) return String(cell);
  const texts = cell.flatMap((one) => textOf(one) ?? []);
  return texts.length === 0 ? null : texts.join('; ');
}
