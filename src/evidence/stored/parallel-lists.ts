import { JOINT, joinedTexts, nfc } from '../../domain/index.ts';
import type { StoredProperties } from './graph-node.ts';

/**
 * Items as the parallel lists of the node that owns them, each stored as one text, with an empty text for null. A list of
 * nulls only is left out.
 * @param columns - the list of each field
 */
export function parallelLists<Field extends string>(
  columns: Readonly<Record<Field, string>>,
  items: readonly Readonly<Partial<Record<Field, unknown>>>[],
): StoredProperties {
  const lists = (Object.keys(columns) as Field[]).map((field): [string, readonly string[]] => [
    columns[field],
    items.map((item) => nfc(String(item[field] ?? '')).replaceAll(JOINT, ' ')),
  ]);
  return Object.fromEntries(
    lists.filter(([, texts]) => texts.some((text) => text !== '')).map(([name, texts]) => [name, joinedTexts(texts)]),
  );
}
