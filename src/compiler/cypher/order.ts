import { type Names, parameter } from '../../cypher/index.ts';
import type { OrderKey, OrderValue } from '../plan/types/order-key.ts';
import type { RowsSlot } from '../plan/types/slot.ts';
import { printKeyset } from './keyset.ts';
import { pattern } from './pattern.ts';
import { printPredicate, property, type Subject } from './predicate.ts';

/** The keys of an order: the clauses that fetch what is not a property, and an expression for each key. */
export interface PrintedKeys {
  readonly lines: readonly string[];
  readonly values: readonly string[];
}

/** Fetches the values that rows are ordered by. */
export function printKeys(names: Names, subject: Subject, order: readonly OrderKey[]): PrintedKeys {
  const printed = order.map(({ value }) => printValue(names, subject, value));
  return { lines: printed.flatMap(({ lines }) => lines), values: printed.map(({ expression }) => expression) };
}

/** The clauses that leave the rows of a page in their order; `bound` are the variables that go on. */
export function printCut(slot: RowsSlot, { values }: PrintedKeys, bound: readonly string[]): readonly string[] {
  const computed = computedKeys(slot, values);
  const carried = [...bound, ...computed].join(', ');
  const keysets = computed.length === 0 ? [] : printKeysets(slot, values);
  const sorted = sortedBy(slot, values);
  const skip = slot.skip === undefined ? '' : ` SKIP ${parameter(slot.skip)}`;
  const limit = slot.limit === undefined ? '' : ` LIMIT ${parameter(slot.limit)}`;
  return [
    ...(keysets.length === 0 ? [] : [`WITH ${carried}`, `WHERE ${keysets.join(' AND ')}`]),
    ...(sorted.length === 0 ? [] : [`WITH ${carried} ORDER BY ${sorted.join(', ')}${skip}${limit}`]),
  ];
}

/**
 * The clause that puts a page in its order again, behind a `MATCH`: from 1,025 rows on the embedded engine gives them in
 * another one, and no engine promises to keep it.
 */
export function printAgain(slot: RowsSlot, { values }: PrintedKeys, bound: readonly string[]): readonly string[] {
  const sorted = sortedBy(slot, values);
  const carried = [...bound, ...computedKeys(slot, values)].join(', ');
  return sorted.length === 0 ? [] : [`WITH ${carried} ORDER BY ${sorted.join(', ')}`];
}

/** The keys that are no properties, which have to be carried along. */
const computedKeys = (slot: RowsSlot, values: readonly string[]): readonly string[] =>
  values.filter((_, index) => slot.order[index]?.value.kind !== 'property');

const sortedBy = (slot: RowsSlot, values: readonly string[]): readonly string[] =>
  slot.order.flatMap((key, index) => sortKeys(values[index] ?? '', key, slot.reversed));

/** The conditions of a page's cursors. */
export const printKeysets = (slot: RowsSlot, values: readonly string[]): readonly string[] =>
  slot.keysets.map((keyset) => printKeyset(keyset, values));

/** Beyond all that such a property can be: what null is put beside, in front of the lowest and behind the highest. */
const BEYOND: Readonly<Record<string, readonly [string, string]>> = {
  Int: ['-9007199254740991', '9007199254740991'],
  Float: ['-1.7976931348623157e308', '1.7976931348623157e308'],
  Date: ["''", "'~'"],
  DateTime: ["''", "'~'"],
  // A key has a tab and no two of the marks side by side.
  String: ["''", "'\ud7ff\ud7ff'"],
};

/**
 * Engines differ in where they put nulls, which come last, or first in reverse. A key of their own says so; where there
 * is a value beyond all others it stands for null, which is sorted in half the time.
 */
function sortKeys(value: string, key: OrderKey, reversed: boolean): readonly string[] {
  const descending = (key.direction === 'DESC') !== reversed;
  const sorted = (of: string): string => (descending ? `${of} DESC` : of);
  if (!key.nullable) return [sorted(value)];
  const beyond = BEYOND[key.type]?.[key.direction === 'DESC' ? 0 : 1];
  if (beyond !== undefined) return [sorted(`coalesce(${value}, ${beyond})`)];
  return [`${value} IS ${reversed ? 'NOT ' : ''}NULL`, sorted(value)];
}

function printValue(
  names: Names,
  subject: Subject,
  value: OrderValue,
): { lines: readonly string[]; expression: string } {
  if (value.kind === 'property') {
    const whole = property(subject, value.property);
    return { lines: [], expression: value.prefix === undefined ? whole : `left(${whole}, ${value.prefix})` };
  }
  const key = names.key();
  const near = subject.node;
  const branches =
    value.kind === 'count'
      ? value.branches.map(({ label, condition }) => {
          const far: Subject = { node: names.node(), edge: undefined, walked: true };
          const kept = condition.kind === 'constant' ? [] : [`WHERE ${printPredicate(names, far, condition)}`];
          return { match: [`MATCH ${pattern(near, value.relation, '', far.node, label)}`, ...kept], value: far.node };
        })
      : value.branches.map((branch) => {
          const far: Subject = { node: names.node(), edge: undefined, walked: true };
          const inner = printValue(names, far, branch.value);
          const match = `MATCH ${pattern(near, value.relation, '', far.node, branch.label)}`;
          return { match: [match, ...inner.lines], value: inner.expression };
        });
  const aggregate = (inner: string): string => (value.kind === 'count' ? `count(${inner})` : `head(collect(${inner}))`);
  const [only, ...others] = branches;
  const body =
    only && others.length === 0
      ? [...only.match, `RETURN ${aggregate(only.value)} AS ${key}`]
      : [
          `CALL (${near}) {`,
          ...branches
            .flatMap(({ match, value: inner }, index) => [
              ...(index === 0 ? [] : ['UNION ALL']),
              ...match,
              `RETURN ${inner} AS \`v\``,
            ])
            .map((line) => `  ${line}`),
          '}',
          `RETURN ${aggregate('`v`')} AS ${key}`,
        ];
  return { lines: [`CALL (${near}) {`, ...body.map((line) => `  ${line}`), '}'], expression: key };
}
