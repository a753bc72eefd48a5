import { textsOfJoined } from '../../domain/index.ts';
import type { StatedValue } from '../projection/source-statement.ts';
import type { StoredProperties } from '../stored/graph-node.ts';
import { parallelLists } from '../stored/parallel-lists.ts';

/**
 * The parallel lists of a statement's node, by the field of a value that each has. The model has the same names for
 * `StatedValue`, and a test holds these to it.
 */
export const VALUE_LISTS = {
  property: 'properties',
  value: 'values',
  original: 'originals',
  precision: 'precisions',
} as const satisfies Readonly<Record<keyof StatedValue, string>>;

/** The names of the lists, in the order in which `valuesIn` takes them. */
export const LIST_NAMES: readonly string[] = Object.values(VALUE_LISTS);

/** Values as they are stored. */
export const valueLists = (values: readonly StatedValue[]): StoredProperties => parallelLists(VALUE_LISTS, values);

/** The values in stored lists, which are null where they are left out. */
export function valuesIn(lists: readonly unknown[]): readonly StatedValue[] {
  const [properties = [], values = [], originals = [], precisions = []] = lists.map(textsOfJoined);
  return properties.map((property, index) => ({
    property,
    value: values[index] ?? '',
    original: originals[index] || null,
    precision: precisions[index] || null,
  }));
}
