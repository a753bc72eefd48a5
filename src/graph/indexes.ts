import { node, property, quote } from '../cypher/index.ts';
import { GraphError } from './errors.ts';
import type { GraphRow, GraphStatement, IndexSpec, PropertyIndexSpec, TextIndexSpec } from './port.ts';

/** How many values an error about duplicates names. */
const NAMED = 5;

/** Whether the index is one of text. */
export function isTextIndex(spec: IndexSpec): spec is TextIndexSpec {
  return 'properties' in spec;
}

/** Whether the index is one of a property's values. */
export function isPropertyIndex(spec: IndexSpec): spec is PropertyIndexSpec {
  return !isTextIndex(spec);
}

/** The name that a key's constraint, or else the index, has on either engine. */
export function indexName({ label, property, unique }: PropertyIndexSpec): string {
  return `${label}_${property}_${unique ? 'key' : 'index'}`;
}

/** The statement that creates an index, on either engine. */
export function createIndexText(spec: PropertyIndexSpec): string {
  const { label, property: name } = spec;
  return `CREATE INDEX ${quote(indexName(spec))} IF NOT EXISTS FOR ${node('n', label)} ON (${property('n', name)})`;
}

/** The statement that creates a key's constraint, on either engine. */
export function createConstraintText(spec: PropertyIndexSpec): string {
  const { label, property: name } = spec;
  return (
    `CREATE CONSTRAINT ${quote(indexName(spec))} IF NOT EXISTS FOR ${node('n', label)} ` +
    `REQUIRE ${property('n', name)} IS UNIQUE`
  );
}

/** Reads the values of a property that several nodes of the label share: rows of value and number of nodes. */
export function duplicatesOf({ label, property: name }: PropertyIndexSpec): GraphStatement {
  const value = property('n', name);
  const text =
    `MATCH ${node('n', label)} WHERE ${value} IS NOT NULL WITH ${value} AS v, count(n) AS c ` +
    'WHERE c > 1 RETURN v, c ORDER BY c DESC, v LIMIT $n';
  return { text, params: { n: BigInt(NAMED + 1) } };
}

/** Says which values stand in a key's way; `rows` answer `duplicatesOf`. */
export function duplicatesError(spec: PropertyIndexSpec, rows: readonly GraphRow[], cause?: unknown): GraphError {
  const named = rows.slice(0, NAMED).map(([value, count]) => `${JSON.stringify(value)} (${count} nodes)`);
  const more = rows.length > NAMED ? ', …' : '';
  const message = `${spec.label}.${spec.property} cannot be a key: nodes share the values ${named.join(', ')}${more}`;
  return new GraphError('CONFLICT', message, cause);
}
