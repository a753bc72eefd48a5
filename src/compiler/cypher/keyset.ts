import { parameter } from '../../cypher/index.ts';
import type { Keyset, KeysetKey } from '../plan/types/order-key.ts';

/**
 * The rows on one side of a cursor, in an order whose nulls come last: past the
 * first key, or level with it and past the next, and so on. `values` are the
 * expressions of the keys.
 */
export function printKeyset({ side, keys }: Keyset, values: readonly string[]): string {
  const [key, ...rest] = keys;
  const [value, ...others] = values;
  if (!key || value === undefined) return 'false';
  const past = printPast(value, key, side);
  if (rest.length === 0) return past;
  return `(${past} OR (${printLevel(value, key)} AND ${printKeyset({ side, keys: rest }, others)}))`;
}

function printPast(value: string, key: KeysetKey, side: 'after' | 'before'): string {
  const cursor = parameter(key.parameter);
  const beyond = printBeyond(value, cursor, (key.direction === 'ASC') === (side === 'after'), key.type);
  if (!key.nullable) return beyond;
  const nulls =
    side === 'after' ? `(${value} IS NULL AND ${cursor} IS NOT NULL)` : `(${value} IS NOT NULL AND ${cursor} IS NULL)`;
  return `(${beyond} OR ${nulls})`;
}

function printBeyond(value: string, cursor: string, greater: boolean, type: string): string {
  // The embedded engine puts Booleans in order but does not compare them.
  if (type === 'Boolean') return greater ? `(${value} AND NOT ${cursor})` : `(NOT ${value} AND ${cursor})`;
  return `${value} ${greater ? '>' : '<'} ${cursor}`;
}

function printLevel(value: string, key: KeysetKey): string {
  const cursor = parameter(key.parameter);
  const equal = `${value} = ${cursor}`;
  return key.nullable ? `(${equal} OR (${value} IS NULL AND ${cursor} IS NULL))` : equal;
}
