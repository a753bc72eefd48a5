import { describe, expect, test } from '@jest/globals';
import { type Conflict, chosenOf } from './chosen.ts';
import type { Value } from './values.ts';

interface Given {
  readonly value: string;
  readonly basis?: string;
  readonly precedence?: number;
  readonly precision?: string;
  readonly source?: string;
}

const conflict = (...values: readonly Given[]): Conflict =>
  ({
    property: 'until',
    values: values.map(({ value, basis = 'REPORTED', precedence = 0, precision = 'DAY', source = 'source:a' }) => ({
      value,
      precision,
      statements: [{ id: `statement:${value}`, basis, locator: 1, source: { id: source, precedence } }],
    })),
  }) as unknown as Conflict;

const standing = (value: string, precision = 'DAY'): readonly Value[] => [
  { property: 'until', value, precision, actor: null },
];

describe('which of the values in conflict stands', () => {
  test.each([
    ['CORRECTED', { value: '1', basis: 'CORRECTED' }, { value: '2', precedence: 10 }],
    ['BASIS', { value: '1', basis: 'QUOTED' }, { value: '2', basis: 'INFERRED', precedence: 10 }],
    ['PRECEDENCE', { value: '1', precedence: 10 }, { value: '2' }],
    ['PRECISION', { value: '1' }, { value: '2', precision: 'YEAR' }],
    ['ORDER', { value: '1' }, { value: '2', source: 'source:b' }],
    ['PASSED_OVER', { value: '1' }, { value: '2', precedence: 10 }],
  ])('and that it is because of %s', (why, stands, other) => {
    expect(chosenOf(conflict(other, stands), standing('1'))).toEqual({ index: 1, why });
    expect(chosenOf(conflict(stands, other), standing('1'))).toEqual({ index: 0, why });
  });

  test('is none if the subject has no such value', () => {
    expect(chosenOf(conflict({ value: '1' }, { value: '2' }), [])).toEqual({ index: undefined, why: undefined });
    expect(chosenOf(conflict({ value: '1' }, { value: '2' }), standing('1', 'YEAR')).index).toBeUndefined();
  });
});
