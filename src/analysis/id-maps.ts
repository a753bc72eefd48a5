import { parameter, property } from '../cypher/index.ts';

/** A map in which each id is true. */
export const trueOf = (ids: Iterable<string>): Readonly<Record<string, true>> =>
  Object.fromEntries(Array.from(ids, (id) => [id, true] as const));

/** The condition that the id of a node is a key of such a map: in a map, each lookup is fast. */
export const isKeyOf = (node: string, map: string): string =>
  `coalesce(${parameter(map)}[${property(node, 'id')}], false)`;
