import type { ExportedNode, SourceOfNode, Value, Values } from '../record.ts';
import { cleanText } from '../text.ts';
import { ftmId } from './id.ts';

/** An entity of FollowTheMoney, as its tools read it from a line of JSON. */
export interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** A property's name, and a value or several; undefined where there is none. */
export type Property = readonly [name: string, value: Value | readonly Value[] | undefined];

/** An entity with its properties, each value once; a name that comes twice has the values of both. */
export function entity(id: string, schema: string, properties: readonly Property[]): Entity {
  const values = new Map<string, Set<string>>();
  for (const [name, given] of properties) {
    for (const value of [given ?? []].flat()) {
      const text = cleanText(textOf(value)).trim();
      if (text !== '') values.set(name, (values.get(name) ?? new Set()).add(text));
    }
  }
  return { id, schema, properties: Object.fromEntries([...values].map(([name, set]) => [name, [...set]])) };
}

// Its tools read no exponents.
const textOf = (value: Value): string =>
  typeof value === 'number'
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : String(value);

/** The name of an entity, which must have one. */
export const named = (name: Value | readonly Value[] | undefined, otherwise: string): Property => [
  'name',
  String(name ?? '').trim() === '' ? otherwise : name,
];

/** Values of a node under the names that FollowTheMoney has for them. */
export const renamed = (values: Values, names: Readonly<Record<string, string>>): readonly Property[] =>
  Object.entries(names).map(([name, theirs]) => [theirs, values.get(name)]);

/** What has no property of its own there, in lines of `name: value`, so that nothing is lost. */
export function otherwise(property: string, { values, parts }: ExportedNode, but: Iterable<string>): Property {
  const told = new Set(but);
  const lines = [...values].filter(([name]) => !told.has(name)).map(([name, value]) => line(name, value));
  const lists = [...parts].flatMap(([name, items]) =>
    items.map((item) => `${name}: ${[...item].map(([key, value]) => line(key, value)).join(', ')}`),
  );
  return [property, [...lines, ...lists]];
}

const line = (name: string, value: Value | readonly Value[]): string =>
  `${name}: ${[value].flat().map(textOf).join(', ')}`;

/** Who says so: the documents, which are entities of their own, and who published them. */
export const evidence = (sources: readonly SourceOfNode[]): readonly Property[] => [
  ['proof', sources.map(({ id }) => ftmId(id))],
  ['publisher', sources.flatMap(({ publisher }) => publisher ?? [])],
];
