import { type Column, textOf } from './columns.ts';
import type { Cell } from './csv.ts';

export interface Order {
  readonly key: string;
  readonly descending: boolean;
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** The rows with all of these words in what the page shows, in an order. Cells without a value come last in either direction. */
export function arranged<Row>(
  rows: readonly Row[],
  columns: readonly Column<Row>[],
  words: string,
  order: Order | undefined,
): readonly Row[] {
  const wanted = words.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const shown = columns.filter(({ fileOnly }) => !fileOnly);
  const has = (row: Row): boolean => {
    const text = shown
      .map((column) => textOf(column, row))
      .join('\n')
      .toLocaleLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const kept = wanted.length === 0 ? rows : rows.filter(has);
  const column = columns.find(({ key }) => key === order?.key);
  if (!order || !column) return kept;
  return kept
    .map((row) => ({ row, value: column.value(row) }))
    .toSorted((one, other) => compare(one.value, other.value, order.descending))
    .map(({ row }) => row);
}

const isNothing = (value: Cell): boolean => value === null || value === '';

function compare(one: Cell, other: Cell, descending: boolean): number {
  if (isNothing(one) || isNothing(other)) return Number(isNothing(one)) - Number(isNothing(other));
  const sign = descending ? -1 : 1;
  if (typeof one === 'string' && typeof other === 'string') return sign * collator.compare(one, other);
  return sign * (Number(one) - Number(other));
}

/** The next order when a person chooses a column: upwards, then downwards, then as drawn. */
export function nextOrder(order: Order | undefined, key: string): Order | undefined {
  if (order?.key !== key) return { key, descending: false };
  return order.descending ? undefined : { key, descending: true };
}
