import { type ParamValue, property } from '../../cypher/index.ts';
import type { GraphStatement } from '../port.ts';

/** The parameter that contains the lists. */
const GATHERED = '_lists';
const PARAMETER = /\$(`?)(\w+)\1/g;
const COMPARED = /\bIN \$(`?)(\w+)\1/g;

/**
 * Moves list parameters into one map parameter, except those after `IN`. Neo4j plans a text again for each order of magnitude
 * of a list parameter's size, and for each combination of them, but ignores the sizes of lists inside a map. The size of a
 * list after `IN` must stay visible, since it decides where the plan starts.
 */
export function gatherLists({ text, params }: GraphStatement): GraphStatement {
  const names = Object.keys(params).filter((name) => Array.isArray(params[name]));
  if (names.length === 0) return { text, params };
  const compared = new Set(Array.from(text.matchAll(COMPARED), ([, , name]) => name));
  const gathered = new Set(names.filter((name) => !compared.has(name)));
  if (gathered.size === 0) return { text, params };
  const entries = Object.entries(params);
  const part = (within: boolean): Readonly<Record<string, ParamValue>> =>
    Object.fromEntries(entries.filter(([name]) => gathered.has(name) === within));
  return {
    text: text.replace(PARAMETER, (whole, _, name: string) =>
      gathered.has(name) ? property(`$${GATHERED}`, name) : whole,
    ),
    params: { ...part(false), [GATHERED]: part(true) },
  };
}
