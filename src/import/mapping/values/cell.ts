/** How exactly a date is known, from the finest to the coarsest. */
export const PRECISIONS = ['DAY', 'MONTH', 'YEAR', 'DECADE'] as const;
export type DatePrecision = (typeof PRECISIONS)[number];

/** A date as a file gives it: the first day of its period, and how long that is. */
export interface DateCell {
  readonly date: string;
  readonly precision: DatePrecision;
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

/** As much of a date as is known: `1990-05` of a month, `1990s` of a decade. */
export function wordedDate({ date, precision }: DateCell): string {
  if (precision === 'DAY') return date;
  if (precision === 'MONTH') return date.slice(0, 7);
  return precision === 'YEAR' ? date.slice(0, 4) : `${date.slice(0, 4)}s`;
}
