import { type ParamValue, property } from '../../cypher/index.ts';
import type { GraphStatement } from '../port.ts';

/** The parameter that holds lists. */
const GATHERED = '_lists';
const PARAMETER = /\$(`?)(\w+)\1/g;
const COMPARED = /\bIN \$(`?)(\w+)\1/g;

/**
 * The statement with its lists in one map, but for those that a value is compared with by `IN`. Neo4j plans a text anew
 * for each order of magnitude that a list parameter has (0, 1, up to 10, up to 100, …), and for each combination of these;
 * what is within a map is all one to it. By the size of a list after `IN` it chooses where a walk begins.
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
