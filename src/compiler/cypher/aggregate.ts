import { floatOf, type Names, property } from '../../cypher/index.ts';
import type { SummaryFunction, SummarySlot } from '../plan/types/aggregate-slot.ts';
import { printMatch } from './match.ts';
import type { Subject } from './subject.ts';

/** Prints a summary: a list with the value of each function over all nodes of the slot. */
export function printSummary(names: Names, near: string, slot: SummarySlot, column: string): readonly string[] {
  const { subject, lines, repeats } = printMatch(names, near, slot);
  const { named, values } = printFunctions(subject, slot.functions);
  const distinct = repeats ? [`WITH DISTINCT ${subject.node}`] : [];
  return [...lines, ...distinct, `WITH ${named.join(', ')}`, `RETURN ${values} AS ${column}`];
}

/** Prints aggregate functions: first under names, since an aggregate cannot be part of an expression, then as a list. */
export function printFunctions(
  { node }: Subject,
  functions: readonly SummaryFunction[],
): { readonly named: readonly string[]; readonly values: string } {
  const named = functions.map((one, index) => `${printFunction(node, one)} AS \`a${index}\``);
  const values = functions.map((one, index) => (one.kind === 'sum' ? `coalesce(\`a${index}\`, 0)` : `\`a${index}\``));
  return { named, values: `[${values.join(', ')}]` };
}

function printFunction(node: string, one: SummaryFunction): string {
  if (one.kind === 'count') return `count(${node})`;
  const value = property(node, one.property);
  // An integer sum beyond 2^63 fails on one engine and wraps around on the other.
  if (one.kind === 'sum') return `sum(${one.whole ? floatOf(value) : value})`;
  return `${one.kind === 'known' ? 'count' : one.kind}(${value})`;
}
