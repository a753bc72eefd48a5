import { node, property, quote } from '../cypher/index.ts';
import { GraphError } from './errors.ts';
import type { GraphRow, GraphStatement, IndexSpec, PropertyIndexSpec, TextIndexSpec } from './port.ts';

/** How many duplicate values an error lists. */
const MAX_LISTED = 5;

/** Whether this is a full-text index. */
export function isTextIndex(spec: IndexSpec): spec is TextIndexSpec {
  return 'properties' in spec;
}

/** Whether this is an index of one property's values. */
export function isPropertyIndex(spec: IndexSpec): spec is PropertyIndexSpec {
  return !isTextIndex(spec);
}

/** The name of the constraint or index, the same on every engine. */
function indexName({ label, property, unique }: PropertyIndexSpec): string {
  return `${label}_${property}_${unique ? 'key' : 'index'}`;
}

/** The statement that creates an index. */
export function createIndexText(spec: PropertyIndexSpec): string {
  const { label, property: name } = spec;
  return `CREATE INDEX ${quote(indexName(spec))} IF NOT EXISTS FOR ${node('n', label)} ON (${property('n', name)})`;
}

/** The statement that creates the constraint of a key. */
export function createConstraintText(spec: PropertyIndexSpec): string {
  const { label, property: name } = spec;
  return (
    `CREATE CONSTRAINT ${quote(indexName(spec))} IF NOT EXISTS FOR ${node('n', label)} ` +
    `REQUIRE ${property('n', name)} IS UNIQUE`
  );
}

/** A statement that finds values shared by several nodes of the label. Its rows are `[value, count]`. */
export function findDuplicates({ label, property: name }: PropertyIndexSpec): GraphStatement {
  const value = property('n', name);
  const text =
    `MATCH ${node('n', label)} WHERE ${value} IS NOT NULL WITH ${value} AS v, count(n) AS c ` +
    'WHERE c > 1 RETURN v, c ORDER BY c DESC, v LIMIT $n';
  return { text, params: { n: BigInt(MAX_LISTED + 1) } };
}

/** The error for a key with duplicate values; `rows` are those of `findDuplicates`. */
export function duplicatesError(spec: PropertyIndexSpec, rows: readonly GraphRow[], cause?: unknown): GraphError {
  const listed = rows.slice(0, MAX_LISTED).map(([value, count]) => `${JSON.stringify(value)} (${count} nodes)`);
  const more = rows.length > MAX_LISTED ? ', …' : '';
  const message = `${spec.label}.${spec.property} cannot be a key: nodes share the values ${listed.join(', ')}${more}`;
  return new GraphError('CONFLICT', message, cause);
}
