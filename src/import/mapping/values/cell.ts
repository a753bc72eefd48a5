import type { Precision } from '../../../domain/index.ts';

/** A date: the first day of its period, and the length of the period. */
export interface DateCell {
  readonly date: string;
  readonly precision: Precision;
}

export type Scalar = string | number | boolean;

/** The result of a value for a row; null if the row has none. */
export type Cell = Scalar | DateCell | readonly Cell[] | null;

export const isList = (cell: Cell): cell is readonly Cell[] => Array.isArray(cell);

export const isDateCell = (cell: Cell): cell is DateCell => typeof cell === 'object' && cell !== null && !isList(cell);

/** A cell as text, for templates and tables; null for a list without texts. */
export function cellText(cell: Cell): string | null {
  if (cell === null || typeof cell === 'string') return cell;
  if (isDateCell(cell)) return cell.date;
  if (!isList(cell)) return String(cell);
  const texts = cell.flatMap((one) => cellText(one) ?? []);
  return texts.length === 0 ? null : texts.join('; ');
}
