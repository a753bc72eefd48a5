import { parameter } from '../../cypher/index.ts';
import type { Keyset, KeysetKey } from '../plan/types/order-key.ts';

/**
 * The condition for rows on one side of a cursor, in an order where nulls come last: beyond the first key, or equal to it
 * and beyond the next one, and so on. `values` are the expressions of the keys.
 */
export function printKeyset({ side, keys }: Keyset, values: readonly string[]): string {
  const [key, ...rest] = keys;
  const [value, ...others] = values;
  if (!key || value === undefined) return 'false';
  const beyond = printBeyond(value, key, side);
  if (rest.length === 0) return beyond;
  return `(${beyond} OR (${printEqual(value, key)} AND ${printKeyset({ side, keys: rest }, others)}))`;
}

function printBeyond(value: string, key: KeysetKey, side: 'after' | 'before'): string {
  const cursor = parameter(key.parameter);
  const beyond = printCompared(value, cursor, (key.direction === 'ASC') === (side === 'after'), key.type);
  if (!key.nullable) return beyond;
  const nulls =
    side === 'after' ? `(${value} IS NULL AND ${cursor} IS NOT NULL)` : `(${value} IS NOT NULL AND ${cursor} IS NULL)`;
  return `(${beyond} OR ${nulls})`;
}

function printCompared(value: string, cursor: string, greater: boolean, type: string): string {
  // The embedded engine sorts Booleans but does not compare them.
  if (type === 'Boolean') return greater ? `(${value} AND NOT ${cursor})` : `(NOT ${value} AND ${cursor})`;
  return `${value} ${greater ? '>' : '<'} ${cursor}`;
}

function printEqual(value: string, key: KeysetKey): string {
  const cursor = parameter(key.parameter);
  const equal = `${value} = ${cursor}`;
  return key.nullable ? `(${equal} OR (${value} IS NULL AND ${cursor} IS NULL))` : equal;
}
