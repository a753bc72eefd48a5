import { type Names, parameter } from '../../cypher/index.ts';
import type { OrderKey } from '../plan/types/order-key.ts';
import type { Predicate } from '../plan/types/predicate.ts';
import type { Relation } from '../plan/types/relation.ts';
import type { Beside, Branch, RowsSlot, Slot } from '../plan/types/slot.ts';
import { printMatch } from './match.ts';
import { printAgain, printCut, printKeys, printKeysets } from './order.ts';
import { pattern } from './pattern.ts';
import { property, type Subject } from './predicate.ts';
import { printGroups, printSummary } from './summary.ts';

/** The clauses that fetch a row's slots, and the expression of each slot. */
export interface Printed {
  /** Those that lead to the nodes beside the row's own, and these nodes. Rows lose their order behind them. */
  readonly joins: { readonly lines: readonly string[]; readonly nodes: readonly string[] };
  /** Those behind them, which keep the rows as they are. */
  readonly lines: readonly string[];
  readonly values: readonly string[];
}

/** What a row has: its slots, and the nodes beside its own that they are of. */
export type RowParts = Pick<Branch, 'joins' | 'slots'>;

/** Prints the slots of a row whose subject is bound; the root row has none. `keys` are what the rows are ordered by. */
export function printRow(
  names: Names,
  subject: Subject | undefined,
  { joins, slots }: RowParts,
  keys: readonly string[] = [],
): Printed {
  const joined: { readonly subject: Subject; readonly line: string }[] = [];
  for (const { relation, label, from } of joins) {
    const near = from === undefined ? subject : joined[from]?.subject;
    const far: Subject = { node: names.node(), edge: undefined, walked: true };
    joined.push({ subject: far, line: `MATCH ${pattern(near?.node ?? '', relation, '', far.node, label)}` });
  }
  const printed = slots.map((slot) =>
    slot.kind === 'joined'
      ? printColumn(names, joined[slot.join]?.subject, slot.slot, keys)
      : printColumn(names, subject, slot, keys),
  );
  return {
    joins: { lines: joined.map(({ line }) => line), nodes: joined.map(({ subject: { node } }) => node) },
    lines: printed.flatMap(({ lines }) => lines),
    values: printed.map(({ value }) => value),
  };
}

function printColumn(
  names: Names,
  subject: Subject | undefined,
  slot: Slot,
  keys: readonly string[],
): { readonly lines: readonly string[]; readonly value: string } {
  if (slot.kind === 'property') return { lines: [], value: subject ? property(subject, slot.property) : 'null' };
  if (slot.kind === 'orderKey') return { lines: [], value: keys[slot.index] ?? 'null' };
  const column = names.column();
  if (slot.kind === 'rows' && slot.beside && !fetchesNothing(slot)) {
    return printBeside(names, subject, slot, slot.beside, column);
  }
  return { lines: call(subject, printSlot(names, subject?.node ?? '', slot, column)), value: column };
}

export type SubquerySlot = Exclude<Slot, { kind: 'property' | 'orderKey' }>;
type OneSlot = Extract<Slot, { kind: 'one' }>;

/** A subquery; without a subject it imports nothing. */
const call = (subject: Subject | undefined, lines: readonly string[]): readonly string[] => [
  `CALL (${subject?.node ?? ''}) {`,
  ...lines.map((line) => `  ${line}`),
  '}',
];

/** Every subquery ends in an aggregate, so that finding nothing never loses the row above. */
function printSlot(names: Names, near: string, slot: SubquerySlot, column: string): readonly string[] {
  if (fetchesNothing(slot)) return [`RETURN ${printNothing(slot)} AS ${column}`];
  if (slot.kind === 'count') {
    const { subject, lines, repeats } = printMatch(names, near, slot.from, slot.label, slot.condition);
    return [...lines, `RETURN count(${repeats ? 'DISTINCT ' : ''}${subject.node}) AS ${column}`];
  }
  if (slot.kind === 'degree') return [`RETURN ${degree(near, slot.relation)} AS ${column}`];
  if (slot.kind === 'summary') return printSummary(names, near, slot, column);
  if (slot.kind === 'groups') return printGroups(names, near, slot, column);
  const { lines, row } = printRows(names, near, slot);
  const collected = slot.kind === 'one' ? `head(collect(${row}))` : `collect(${row})`;
  return [...lines, `RETURN ${collected} AS ${column}`];
}

/** The clauses that give a row at a time, in their order, the row, and what rows of one branch are ordered by. */
export function printRows(
  names: Names,
  near: string,
  slot: OneSlot | RowsSlot,
): { readonly lines: readonly string[]; readonly row: string; readonly keys: readonly string[] } {
  const [only, ...others] = slot.branches;
  if (only && others.length === 0) return printBranch(names, near, slot, only);
  return { lines: printUnion(names, near, slot, slot.kind === 'rows' ? slot.order : []), row: '`v`', keys: [] };
}

/** The rows of a page, with the keys of its ends and the number of all items. */
function printBeside(
  names: Names,
  subject: Subject | undefined,
  slot: RowsSlot,
  { ends, total }: Beside,
  column: string,
): { readonly lines: readonly string[]; readonly value: string } {
  const near = subject?.node ?? '';
  const limit = slot.limit === undefined ? 'null' : parameter(slot.limit);
  const { lines, row, keys } = printRows(names, near, slot);
  const ordered = names.column();
  const collected = ends ? `, collect([${keys.join(', ')}]) AS ${ordered}` : '';
  const last = ends?.probe
    ? `CASE WHEN size(${ordered}) < ${limit} THEN last(${ordered}) ELSE ${ordered}[${limit} - 2] END`
    : `last(${ordered})`;
  const beside = [
    ...(ends ? [`[head(${ordered}), ${last}]`] : []),
    ...(total ? [`CASE WHEN size(${column}) < ${limit} THEN size(${column}) ELSE ${degree(near, total)} END`] : []),
  ];
  return {
    lines: call(subject, [...lines, `RETURN collect(${row}) AS ${column}${collected}`]),
    value: `[${[column, ...beside].join(', ')}]`,
  };
}

/** The number of relationships. Neo4j reads it off the node; the embedded engine walks these and not all that the node has. */
const degree = (near: string, relation: Relation): string =>
  `size([${pattern(near, relation, '', '', undefined)} | 1])`;

/** Whether a condition that never holds leaves nothing to fetch. */
export function fetchesNothing(slot: SubquerySlot): boolean {
  const never = ({ condition }: { readonly condition: Predicate }): boolean =>
    condition.kind === 'constant' && !condition.value;
  if (slot.kind === 'degree') return false;
  return slot.kind === 'one' || slot.kind === 'rows' ? slot.branches.every(never) : never(slot);
}

/** What is there where nothing is. Neo4j fails to plan a union in a subquery behind `WHERE false`, so none is written. */
function printNothing(slot: SubquerySlot): string {
  if (slot.kind === 'one') return 'null';
  if (slot.kind === 'count' || slot.kind === 'degree') return '0';
  if (slot.kind === 'rows' && slot.beside) {
    const { ends, total } = slot.beside;
    return `[${['[]', ...(ends ? ['[null, null]'] : []), ...(total ? ['0'] : [])].join(', ')}]`;
  }
  if (slot.kind !== 'summary') return '[]';
  return `[${slot.functions.map(({ kind }) => (kind === 'min' || kind === 'max' ? 'null' : '0')).join(', ')}]`;
}

/** The rows of one label, sorted and cut before anything below them is fetched. */
function printBranch(
  names: Names,
  near: string,
  slot: OneSlot | RowsSlot,
  branch: Branch,
): { readonly lines: readonly string[]; readonly row: string; readonly keys: readonly string[] } {
  const rows = slot.kind === 'rows' && slot.branches.length === 1 ? slot : undefined;
  const plain = rows?.order.every(({ value }) => value.kind === 'property') ?? false;
  // A cursor's condition on properties goes with the others, where an index can serve it.
  const atOnce = (subject: Subject): readonly string[] =>
    rows && plain ? printKeysets(rows, printKeys(names, subject, rows.order).values) : [];
  const { subject, lines, repeats } = printMatch(names, near, slot.from, branch.label, branch.condition, atOnce);
  const keys = printKeys(names, subject, slot.kind === 'rows' ? slot.order : []);
  const { joins, lines: calls, values } = printRow(names, subject, branch, keys.values);
  const edge = subject.edge !== undefined && values.some((value) => value.startsWith(`${subject.edge}.`));
  const bound = edge && subject.edge !== undefined ? [subject.node, subject.edge] : [subject.node];
  return {
    lines: [
      ...lines,
      ...(repeats ? [`WITH DISTINCT ${bound.join(', ')}`] : []),
      ...keys.lines,
      ...(rows ? printCut(rows, keys, bound) : []),
      ...joins.lines,
      ...(rows && joins.lines.length > 0 ? printAgain(rows, keys, [...bound, ...joins.nodes]) : []),
      ...calls,
    ],
    row: `[${values.join(', ')}]`,
    keys: keys.values,
  };
}

/** One labelled branch a type; a row begins with the number of its branch. */
function printUnion(
  names: Names,
  near: string,
  slot: OneSlot | RowsSlot,
  order: readonly OrderKey[],
): readonly string[] {
  const branches = slot.branches.map((branch, index) => {
    const { lines, row, keys } = printBranch(names, near, slot, branch);
    const tagged = row === '[]' ? `[${index}]` : `[${index}, ${row.slice(1)}`;
    const sortable = keys.map((key, position) => `, ${key} AS \`o${position}\``);
    return [...lines, `RETURN ${tagged} AS \`v\`${sortable.join('')}`];
  });
  const body = branches.flatMap((lines, index) => (index === 0 ? lines : ['UNION ALL', ...lines]));
  const sorted = order.map((_, position) => `\`o${position}\``).join(', ');
  return [
    `CALL (${near}) {`,
    ...body.map((line) => `  ${line}`),
    '}',
    ...(order.length === 0 ? [] : [`WITH \`v\`, ${sorted} ORDER BY ${sorted}`]),
  ];
}
