import { describe, expect, test } from '@jest/globals';
import type { Column } from './columns.ts';
import { arranged, nextOrder } from './order.ts';

interface Row {
  readonly name: string;
  readonly amount: number | null;
}

const rows: readonly Row[] = [
  { name: 'Öst', amount: 5 },
  { name: 'a 10', amount: null },
  { name: 'a 9', amount: -3 },
  { name: 'Zeta', amount: 100 },
];
const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Name', value: ({ name }) => name },
  { key: 'amount', title: 'Amount', value: ({ amount }) => amount, text: ({ amount }) => `$${amount}` },
  { key: 'id', title: 'id', value: () => 'hidden', fileOnly: true },
];
const names = (words: string, key?: string, descending = false): readonly string[] =>
  arranged(rows, columns, words, key === undefined ? undefined : { key, descending }).map(({ name }) => name);

describe('the rows of a table', () => {
  test('are as drawn without an order', () => {
    expect(names('')).toEqual(rows.map(({ name }) => name));
  });

  test('are sorted as people sort names, and numbers by their size', () => {
    expect(names('', 'name')).toEqual(['a 9', 'a 10', 'Öst', 'Zeta']);
    expect(names('', 'amount')).toEqual(['a 9', 'Öst', 'Zeta', 'a 10']);
  });

  test('without a value come last in either direction', () => {
    expect(names('', 'amount', true)).toEqual(['Zeta', 'Öst', 'a 9', 'a 10']);
  });

  test('are those that show all words, in any column', () => {
    expect(names('A $-3')).toEqual(['a 9']);
    expect(names('öst')).toEqual(['Öst']);
    expect(names('hidden')).toEqual([]);
  });

  test('10,000 of them are sorted and filtered, each once', () => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ name: `n ${(index * 7) % 10_000}`, amount: index }));
    const sorted = arranged(many, columns, '', { key: 'name', descending: false });
    expect(sorted.map(({ name }) => name)).toEqual(many.map((_, index) => `n ${index}`));
    expect(arranged(many, columns, '999', undefined)).toHaveLength(
      many.filter(({ name, amount }) => `${name}\n$${amount}`.includes('999')).length,
    );
  });
});

test('a column is chosen upwards, then downwards, then not', () => {
  const up = nextOrder(undefined, 'name');
  const down = nextOrder(up, 'name');
  expect([up, down, nextOrder(down, 'name')]).toEqual([
    { key: 'name', descending: false },
    { key: 'name', descending: true },
    undefined,
  ]);
  expect(nextOrder(down, 'amount')).toEqual({ key: 'amount', descending: false });
});
