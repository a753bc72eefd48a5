import { node } from './pattern.ts';
import { parameter } from './quote.ts';
import { subquery } from './subquery.ts';

/** The subquery that counts the nodes of a label. */
export const labelCount = (variable: string, label: string, column: string): readonly string[] =>
  subquery([], [`MATCH ${node(variable, label)}`, `RETURN count(${variable}) AS ${column}`]);

const LABEL_COUNT = /\bCALL \(\) \{\s+MATCH \((`?\w+`?):`(\w+)`\)\s+RETURN count\(\1\) AS (`?\w+`?)\s+\}/g;

/** A text that takes the numbers of nodes from parameters. */
export interface GivenCounts {
  readonly text: string;
  /** The parameter that holds the number of nodes, by label. */
  readonly counts: ReadonlyMap<string, string>;
}

/** Puts a parameter in place of each subquery that counts the nodes of a label; undefined if the text has none. */
export function giveCounts(text: string): GivenCounts | undefined {
  const counts = new Map<string, string>();
  const given = text.replace(LABEL_COUNT, (_, _variable, label: string, column: string) => {
    const name = `_nodes_${label}`;
    counts.set(label, name);
    return `CALL () { RETURN ${parameter(name)} AS ${column} }`;
  });
  return counts.size === 0 ? undefined : { text: given, counts };
}
