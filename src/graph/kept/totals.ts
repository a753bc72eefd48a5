import { incoming, node, property, subquery, sumOf } from '../../cypher/index.ts';
import type { Kept } from './spec.ts';

interface PrintedTotals {
  readonly lines: readonly string[];
  /** The value of each property that a node keeps, as expressions over the lines. */
  readonly values: Readonly<Record<string, string>>;
}

/** Prints the number and the sums of the facts of the node `p`, where they are kept. */
export function printTotals({ relationship, facts, count, sums }: Kept): PrintedTotals {
  if (count === undefined) return { lines: [], values: {} };
  const columns = ['count(f) AS n'];
  const values: Record<string, string> = { [count]: 'n' };
  for (const [index, { property: name, whole, columns: held }] of sums.entries()) {
    const value = property('f', name);
    columns.push(`${sumOf(value, whole)} AS s${index}`, `count(${value}) AS k${index}`);
    columns.push(`min(${value}) AS m${index}`, `max(${value}) AS x${index}`);
    // The sum of no values is null on one engine.
    values[held.sum] = `coalesce(s${index}, 0)`;
    values[held.known] = `k${index}`;
    values[held.min] = `m${index}`;
    values[held.max] = `x${index}`;
  }
  const walk = `MATCH (p)${incoming(relationship)}${node('f', facts)}`;
  return { lines: subquery(['p'], [walk, `RETURN ${columns.join(', ')}`]), values };
}
