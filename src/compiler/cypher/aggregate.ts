import { type Names, property, subquery, sumOf } from '../../cypher/index.ts';
import type { SummaryFunction, SummarySlot } from '../plan/types/aggregate-slot.ts';
import type { ToldFunction } from '../plan/types/told-slot.ts';
import { functionColumn } from './aggregate-value.ts';
import { printMatch } from './match.ts';
import type { Subject } from './subject.ts';
import { printTold, printToldNodes } from './told.ts';

/** Prints a summary: a list with the value of each function over all nodes of the slot. */
export function printSummary(names: Names, near: string, slot: SummarySlot, column: string): readonly string[] {
  const { subject, lines, repeats } = printMatch(names, near, slot);
  const { before, named, computed, after, values } = printFunctions(names, subject, slot);
  const distinct = repeats ? [`WITH DISTINCT ${subject.node}`] : [];
  const summed = [`WITH ${named.join(', ')}`, ...computed];
  return [...lines, ...distinct, ...before, ...summed, ...after, `RETURN ${values} AS ${column}`];
}

/** Aggregates of a row: the clauses before they are formed, their expressions with a name, and the list of their values. */
interface PrintedFunctions {
  readonly before: readonly string[];
  readonly named: readonly string[];
  /** The clauses that compute a function from its named values. */
  readonly computed: readonly string[];
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
    const name = functionColumn(index);
    if (one.kind === 'stdDev') return `collect(${property(node, one.property)}) AS ${valuesColumn(index)}`;
    if (one.kind !== 'told') return `${printFunction(node, one)} AS ${name}`;
    const { lines, row } = printTold(names, node, one);
    before.push(...lines);
    return `collect(${row}) AS ${name}`;
  });
  const computed = functions.flatMap((one, index) => (one.kind === 'stdDev' ? printStdDev(names, index) : []));
  const told = nodes && functions[nodes.at];
  if (!nodes || told?.kind !== 'told' || nodes.branches.length === 0) {
    return { before, named, computed, after: [], values: printValues({ functions }) };
  }
  const { lines, column } = printToldNodes(names, functionColumn(nodes.at), nodes, told.parties.length > 0);
  return { before, named, computed, after: lines, values: printValues({ functions }, column) };
}

/** The list of the values of functions, and of what is behind them. */
export function printValues({ functions }: Pick<SummarySlot, 'functions'>, ...more: readonly string[]): string {
  const values = functions.map((one, index) =>
    one.kind === 'sum' ? `coalesce(${functionColumn(index)}, 0)` : functionColumn(index),
  );
  return `[${[...values, ...more].join(', ')}]`;
}

/** The column of the values from which a function is computed. */
const valuesColumn = (index: number): string => `\`v${index}\``;

/**
 * Computes a standard deviation from its values in their order, which engines would take as they find them: the last digits
 * depend on it. Of fewer than two values, one engine gives 0 and another null.
 */
function printStdDev(names: Names, index: number): readonly string[] {
  const [values, value] = [valuesColumn(index), names.item()];
  return subquery(
    [values],
    [
      `UNWIND ${values} AS ${value}`,
      `WITH ${value} ORDER BY ${value}`,
      `WITH stDev(${value}) AS \`d\`, count(${value}) AS \`n\``,
      `RETURN head(collect(CASE WHEN \`n\` > 1 THEN \`d\` END)) AS ${functionColumn(index)}`,
    ],
  );
}

/** The columns of functions over nothing. */
export const printNoFunctions = (functions: readonly SummaryFunction[]): readonly string[] =>
  functions.map(({ kind }, index) => `${valueOfNothing(kind)} AS ${functionColumn(index)}`);

/** The values of functions over nothing, if they are not 0. */
const OF_NOTHING: Readonly<Record<string, string>> = { min: 'null', max: 'null', stdDev: 'null', told: '[]' };

/** The value of a function over nothing. */
export const valueOfNothing = (kind: SummaryFunction['kind']): string => OF_NOTHING[kind] ?? '0';

function printFunction(
  node: string,
  one: Exclude<SummaryFunction, ToldFunction | { readonly kind: 'stdDev' }>,
): string {
  if (one.kind === 'count') return `count(${node})`;
  const value = property(node, one.property);
  switch (one.kind) {
    case 'sum':
      return sumOf(value, one.whole);
    case 'known':
      return `count(${value})`;
    case 'distinct':
      return `count(DISTINCT ${value})`;
    default:
      return `${one.kind}(${value})`;
  }
}
