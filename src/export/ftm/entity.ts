import type { ExportedNode, ExportedSource, ExportedValue, ExportedValues } from '../exported-node.ts';
import { cleanText } from '../xml.ts';
import { ftmId } from './id.ts';

/** A FollowTheMoney entity: one line of JSON. */
export interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** A property's name with its values; undefined for none. */
export type Property = readonly [name: string, value: ExportedValue | readonly ExportedValue[] | undefined];

/** Builds an entity. Values of properties with the same name are merged, without duplicates. */
export function entity(id: string, schema: string, properties: readonly Property[]): Entity {
  const values = new Map<string, Set<string>>();
  for (const [name, given] of properties) {
    for (const value of [given ?? []].flat()) {
      const text = cleanText(printValue(value)).trim();
      if (isVisible(text)) values.set(name, (values.get(name) ?? new Set()).add(text));
    }
  }
  return { id, schema, properties: Object.fromEntries([...values].map(([name, set]) => [name, [...set]])) };
}

/** Whether a text has more than spaces and characters that print nothing; FollowTheMoney takes no other. */
const isVisible = (text: string): boolean => /[^\p{Z}\p{Cc}\p{Cf}]/u.test(text);

// FollowTheMoney tools do not read exponents.
const printValue = (value: ExportedValue): string =>
  typeof value === 'number'
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : String(value);

/** The name of an entity, which is required. */
export const nameProperty = (
  name: ExportedValue | readonly ExportedValue[] | undefined,
  fallback: string,
): Property => ['name', isVisible(String(name ?? '')) ? name : fallback];

/** The values of a node under their FollowTheMoney names. */
export const mappedValues = (values: ExportedValues, names: Readonly<Record<string, string>>): readonly Property[] =>
  Object.entries(names).map(([name, theirs]) => [theirs, values.get(name)]);

/** Counts of what this graph has of an entity. They say nothing of the entity itself. */
const OF_THE_GRAPH: readonly string[] = ['statementCount', 'sourceCount'];

/** The values without a FollowTheMoney property, as lines of `name: value` in a property such as `notes`. */
export function unmappedValues(
  property: string,
  { values, parts }: ExportedNode,
  mappedNames: Iterable<string>,
): Property {
  const mapped = new Set([...mappedNames, ...OF_THE_GRAPH]);
  const lines = [...values].filter(([name]) => !mapped.has(name)).map(([name, value]) => line(name, value));
  const lists = [...parts].flatMap(([name, items]) =>
    items.map((item) => `${name}: ${[...item].map(([key, value]) => line(key, value)).join(', ')}`),
  );
  return [property, [...lines, ...lists]];
}

const line = (name: string, value: ExportedValue | readonly ExportedValue[]): string =>
  `${name}: ${[value].flat().map(printValue).join(', ')}`;

/** The sources, which are entities themselves, and their publishers. */
export const sourceProperties = (sources: readonly ExportedSource[]): readonly Property[] => [
  ['proof', sources.map(({ id }) => ftmId(id))],
  ['publisher', sources.flatMap(({ publisher }) => publisher ?? [])],
];
