import { floatOf, type Names, property } from '../../cypher/index.ts';
import type { SummaryFunction, SummarySlot } from '../plan/types/aggregate-slot.ts';
import type { ToldFunction } from '../plan/types/told-slot.ts';
import { printMatch } from './match.ts';
import type { Subject } from './subject.ts';
import { printTold, printToldNodes } from './told.ts';

/** Prints a summary: a list with the value of each function over all nodes of the slot. */
export function printSummary(names: Names, near: string, slot: SummarySlot, column: string): readonly string[] {
  const { subject, lines, repeats } = printMatch(names, near, slot);
  const { before, named, after, values } = printFunctions(names, subject, slot);
  const distinct = repeats ? [`WITH DISTINCT ${subject.node}`] : [];
  return [...lines, ...distinct, ...before, `WITH ${named.join(', ')}`, ...after, `RETURN ${values} AS ${column}`];
}

/** Aggregates of a row: the clauses before they are formed, their expressions with a name, and the list of their values. */
interface PrintedFunctions {
  readonly before: readonly string[];
  readonly named: readonly string[];
  /** The clauses that fetch what stands behind the values. */
  readonly after: readonly string[];
  readonly values: string;
}

/** Prints aggregate functions: first under names, since an aggregate cannot be part of an expression, then as a list. */
export function printFunctions(
  names: Names,
  { node }: Subject,
  { functions, nodes }: Pick<SummarySlot, 'functions' | 'nodes'>,
): PrintedFunctions {
  const before: string[] = [];
  const named = functions.map((one, index) => {
    const name = `\`a${index}\``;
    if (one.kind !== 'told') return `${printFunction(node, one)} AS ${name}`;
    const { lines, row } = printTold(names, node, one);
    before.push(...lines);
    return `collect(${row}) AS ${name}`;
  });
  const values = functions.map((one, index) => (one.kind === 'sum' ? `coalesce(\`a${index}\`, 0)` : `\`a${index}\``));
  const told = nodes && functions[nodes.at];
  if (!nodes || told?.kind !== 'told' || nodes.branches.length === 0) {
    return { before, named, after: [], values: `[${values.join(', ')}]` };
  }
  const { lines, column } = printToldNodes(names, `\`a${nodes.at}\``, nodes, told.parties.length > 0);
  return { before, named, after: lines, values: `[${[...values, column].join(', ')}]` };
}

function printFunction(node: string, one: Exclude<SummaryFunction, ToldFunction>): string {
  if (one.kind === 'count') return `count(${node})`;
  const value = property(node, one.property);
  // An integer sum beyond 2^63 fails on one engine and wraps around on the other.
  if (one.kind === 'sum') return `sum(${one.whole ? floatOf(value) : value})`;
  return `${one.kind === 'known' ? 'count' : one.kind}(${value})`;
}
