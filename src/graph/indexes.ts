import { GraphError } from './errors.ts';
import type { GraphRow, GraphStatement, IndexSpec, PropertyIndexSpec, TextIndexSpec } from './port.ts';

/** How many values an error about duplicates names. */
const NAMED = 5;

/**
 * A name of the model, quoted for Cypher.
 * @throws {GraphError} QUERY_FAILED where it is no plain word: the engines escape any other differently.
 */
export function quoted(name: string): string {
  if (!/^[A-Za-z_]\w*$/.test(name)) throw new GraphError('QUERY_FAILED', `"${name}" cannot name a label or property`);
  return `\`${name}\``;
}

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

/** The Cypher that both engines make an index by. */
export function createIndexText(spec: PropertyIndexSpec): string {
  const { label, property } = spec;
  return `CREATE INDEX ${quoted(indexName(spec))} IF NOT EXISTS FOR (n:${quoted(label)}) ON (n.${quoted(property)})`;
}

/** The Cypher that both engines make a key's constraint by. */
export function createConstraintText(spec: PropertyIndexSpec): string {
  const [label, property] = [quoted(spec.label), quoted(spec.property)];
  return `CREATE CONSTRAINT ${quoted(indexName(spec))} IF NOT EXISTS FOR (n:${label}) REQUIRE n.${property} IS UNIQUE`;
}

/** Asks for values of the property that several nodes of the label share: rows of value and number of nodes. */
export function duplicatesOf(spec: PropertyIndexSpec): GraphStatement {
  const [label, property] = [quoted(spec.label), quoted(spec.property)];
  const text =
    `MATCH (n:${label}) WHERE n.${property} IS NOT NULL WITH n.${property} AS v, count(n) AS c ` +
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
