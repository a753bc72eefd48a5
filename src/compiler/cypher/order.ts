import { hop, type Names, node, parameter, sortExpressions, subquery, union, where } from '../../cypher/index.ts';
import type { OrderKey, OrderValue } from '../plan/types/order-key.ts';
import { isTrue } from '../plan/types/predicate.ts';
import type { RowsSlot } from '../plan/types/slot.ts';
import { printFunctions } from './aggregate.ts';
import { printAggregate } from './aggregate-value.ts';
import { printKeyset } from './keyset.ts';
import { printPredicate, printProperty } from './predicate.ts';
import { reachedNode, type Subject } from './subject.ts';

/** The sort keys of rows: the clauses that compute them, and an expression for each. */
export interface PrintedKeys {
  readonly lines: readonly string[];
  readonly values: readonly string[];
}

/** Prints the sort keys of rows. */
export function printKeys(names: Names, subject: Subject, order: readonly OrderKey[]): PrintedKeys {
  const printed = order.map(({ value }) => printValue(names, subject, value));
  return { lines: printed.flatMap(({ lines }) => lines), values: printed.map(({ expression }) => expression) };
}

/** Prints the clauses that sort rows and cut them to a page. `bound` are the variables to keep. */
export function printCut(slot: RowsSlot, { values }: PrintedKeys, bound: readonly string[]): readonly string[] {
  const computed = computedKeys(slot, values);
  const carried = [...bound, ...computed].join(', ');
  const keysets = computed.length === 0 ? [] : printKeysets(slot, values);
  const sorted = sortedBy(slot, values);
  const skip = slot.skip === undefined ? '' : ` SKIP ${parameter(slot.skip)}`;
  const limit = slot.limit === undefined ? '' : ` LIMIT ${parameter(slot.limit)}`;
  return [
    ...(keysets.length === 0 ? [] : [`WITH ${carried}`, ...where(keysets)]),
    ...(sorted.length === 0 ? [] : [`WITH ${carried} ORDER BY ${sorted.join(', ')}${skip}${limit}`]),
  ];
}

/**
 * Prints the clause that sorts a page again after a `MATCH`. From 1,025 rows on, the embedded engine changes the order
 * there, and no engine promises to keep it.
 */
export function printSortAgain(slot: RowsSlot, { values }: PrintedKeys, bound: readonly string[]): readonly string[] {
  const sorted = sortedBy(slot, values);
  const carried = [...bound, ...computedKeys(slot, values)].join(', ');
  return sorted.length === 0 ? [] : [`WITH ${carried} ORDER BY ${sorted.join(', ')}`];
}

/** The sort keys that are not properties, which later clauses must carry along. */
const computedKeys = (slot: RowsSlot, values: readonly string[]): readonly string[] =>
  values.filter((_, index) => slot.order[index]?.value.kind !== 'property');

const sortedBy = (slot: RowsSlot, values: readonly string[]): readonly string[] =>
  slot.order.flatMap((key, index) => sortExpressions(values[index] ?? '', key, slot.reversed));

/** The conditions of a page's cursors. */
export const printKeysets = (slot: RowsSlot, values: readonly string[]): readonly string[] =>
  slot.keysets.map((keyset) => printKeyset(keyset, values));

interface PrintedValue {
  readonly lines: readonly string[];
  readonly expression: string;
}

function printValue(names: Names, subject: Subject, value: OrderValue): PrintedValue {
  if (value.kind === 'property') {
    const whole = printProperty(subject, value.property);
    return { lines: [], expression: value.prefix === undefined ? whole : `left(${whole}, ${value.prefix})` };
  }
  const key = names.key();
  if (value.kind === 'aggregate') return printAggregateKey(names, subject, value, key);
  const branches = printBranches(names, subject.node, value);
  const aggregate = (inner: string): string =>
    value.kind === 'count' ? `count(${value.distinct ? 'DISTINCT ' : ''}${inner})` : `head(collect(${inner}))`;
  const [only, ...others] = branches;
  const body =
    only && others.length === 0
      ? [...only.lines, `RETURN ${aggregate(only.expression)} AS ${key}`]
      : [
          ...subquery(
            [subject.node],
            union(
              branches.map(({ lines, expression }) => [...lines, `RETURN ${expression} AS \`v\``]),
              'UNION ALL',
            ),
          ),
          `RETURN ${aggregate('`v`')} AS ${key}`,
        ];
  return { lines: subquery([subject.node], body), expression: key };
}

/** An aggregate of related nodes. Those of one type have aggregates, so that there is one branch. */
function printAggregateKey(
  names: Names,
  subject: Subject,
  { relation, distinct, branches, functions, value }: Extract<OrderValue, { kind: 'aggregate' }>,
  key: string,
): PrintedValue {
  const [branch] = branches;
  const far = reachedNode(names);
  const { named, computed } = printFunctions(names, far, { functions });
  const conditions = !branch || isTrue(branch.condition) ? [] : [printPredicate(names, far, branch.condition)];
  const body = [
    `MATCH ${node(subject.node)}${hop(relation)}${node(far.node, branch?.label)}`,
    ...where(conditions),
    ...(distinct ? [`WITH DISTINCT ${far.node}`] : []),
    `WITH ${named.join(', ')}`,
    ...computed,
    `RETURN head(collect(${printAggregate(value)})) AS ${key}`,
  ];
  return { lines: subquery([subject.node], body), expression: key };
}

/** The related nodes of each branch, with the expression to aggregate. */
function printBranches(
  names: Names,
  near: string,
  value: Exclude<OrderValue, { kind: 'property' | 'aggregate' }>,
): readonly PrintedValue[] {
  const match = (far: Subject, label: string): string =>
    `MATCH ${node(near)}${hop(value.relation)}${node(far.node, label)}`;
  if (value.kind === 'related') {
    return value.branches.map((branch) => {
      const far = reachedNode(names);
      const inner = printValue(names, far, branch.value);
      return { lines: [match(far, branch.label), ...inner.lines], expression: inner.expression };
    });
  }
  return value.branches.map(({ label, condition }) => {
    const far = reachedNode(names);
    const conditions = condition.kind === 'constant' ? [] : [printPredicate(names, far, condition)];
    return { lines: [match(far, label), ...where(conditions)], expression: far.node };
  });
}
