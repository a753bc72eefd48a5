import { nfc } from '../../domain/index.ts';
import type { StoredProperties } from './graph-node.ts';

/**
 * Items as the parallel lists of the node that owns them, with an empty text for null. A list of nulls only is left out:
 * a large graph has many, and `neo4j-admin` cannot import a list with one empty text.
 * @param columns - the list of each field
 */
export function parallelLists<Field extends string>(
  columns: Readonly<Record<Field, string>>,
  items: readonly Readonly<Partial<Record<Field, unknown>>>[],
): StoredProperties {
  const lists = (Object.keys(columns) as Field[]).map((field): [string, readonly string[]] => [
    columns[field],
    items.map((item) => nfc(String(item[field] ?? ''))),
  ]);
  return Object.fromEntries(lists.filter(([, texts]) => texts.some((text) => text !== '')));
}
