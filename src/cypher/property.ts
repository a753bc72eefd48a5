import { quote } from './quote.ts';

/** A property of a node, relationship or map: `` n.`name` ``. The owner is an expression, printed as given. */
export const property = (owner: string, name: string): string => `${owner}.${quote(name)}`;

/** Properties of one owner, as a `RETURN` or a list takes them: `` n.`id`, n.`name` ``. */
export const properties = (owner: string, names: readonly string[]): string =>
  names.map((name) => property(owner, name)).join(', ');

/** Expressions by property name, as a pattern or `CREATE` takes them: `` {`id`: r.id} ``. Empty where there are none. */
export function propertyMap(expressions: Readonly<Record<string, string>>): string {
  const entries = Object.entries(expressions);
  return entries.length === 0 ? '' : `{${entries.map(([name, value]) => `${quote(name)}: ${value}`).join(', ')}}`;
}

/**
 * Expressions by property name, as `SET` takes them: `` n.`a` = r.a, n.`b` = r.b ``. No expression may read a property
 * that another of them writes: the engines differ in the order.
 */
export const assignments = (owner: string, expressions: Readonly<Record<string, string>>): string =>
  Object.entries(expressions)
    .map(([name, value]) => `${property(owner, name)} = ${value}`)
    .join(', ');
