import { aggregateScalar, type PropertyField } from '../../src/model/index.ts';
import { compare } from './compare.ts';
import type { Value } from './comparisons.ts';
import type { Condition } from './conditions.ts';
import type { Stored } from './random-graph.ts';

type Known = string | number;

const byValue = (one: Known, other: Known): number => Number(one > other) - Number(one < other);

/** What each aggregate of known values means, as the documentation of the API words it. `items` are those with unknown ones. */
const AGGREGATES: Readonly<Record<string, (known: readonly Known[], items: number) => Value | undefined>> = {
  sum: (known) => sumOf(known),
  avg: (known) => (known.length === 0 ? undefined : sumOf(known) / known.length),
  stdDev: (known) => (known.length < 2 ? undefined : deviationOf(known)),
  min: (known) => known[0],
  max: (known) => known.at(-1),
  countDistinct: (known) => new Set(known).size,
  nulls: (known, items) => items - known.length,
};

const sumOf = (known: readonly Known[]): number => known.reduce<number>((total, value) => total + Number(value), 0);

/** Value by value, so that it has the digits that engines have. */
function deviationOf(known: readonly Known[]): number {
  let [mean, squares] = [0, 0];
  for (const [index, one] of known.entries()) {
    const before = mean;
    mean += (Number(one) - mean) / (index + 1);
    squares += (Number(one) - before) * (Number(one) - mean);
  }
  return Math.sqrt(squares / (known.length - 1));
}

/** An aggregate of a property of nodes, by its name in the API. */
export function aggregateOf(name: string, property: string, nodes: readonly Stored[]): Value | undefined {
  const known = nodes
    .flatMap((node) => {
      const value = node[property];
      return value === undefined || value === null
        ? []
        : [typeof value === 'bigint' ? Number(value) : (value as Known)];
    })
    .toSorted(byValue);
  const aggregate = AGGREGATES[name];
  if (!aggregate) throw new Error(`The oracle does not know the aggregate ${name}`);
  return aggregate(known, nodes.length);
}

/** Whether an aggregate of a property meets all comparisons. */
export function meetsComparisons(
  name: string,
  field: PropertyField,
  value: Value | undefined,
  asked: Condition,
): boolean {
  const scalar = aggregateScalar(name, field.type.name) as 'Int' | 'Float' | 'Date' | 'DateTime' | undefined;
  if (scalar === undefined) throw new Error(`${field.name} has no ${name}`);
  return compare({ ...field, type: { kind: 'scalar', name: scalar } }, value, asked);
}

/** Whether the aggregates of nodes meet the conditions on each property. */
export const meetsAggregates = (
  fieldOf: (name: string) => PropertyField,
  nodes: readonly Stored[],
  conditions: Condition,
): boolean =>
  Object.entries(conditions).every(([property, functions]) =>
    Object.entries(functions as Condition).every(([name, asked]) =>
      meetsComparisons(name, fieldOf(property), aggregateOf(name, property, nodes), asked as Condition),
    ),
  );
