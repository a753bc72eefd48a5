import { countOf, hop, type Names, node, parameter, subquery, union } from '../../cypher/index.ts';
import type { OrderKey } from '../plan/types/order-key.ts';
import { isFalse } from '../plan/types/predicate.ts';
import type { Relation } from '../plan/types/relation.ts';
import {
  type Beside,
  type Branch,
  isSubquery,
  type OneSlot,
  type RowsSlot,
  type Slot,
  type SubquerySlot,
} from '../plan/types/slot.ts';
import { printSummary, valueOfNothing } from './aggregate.ts';
import { printGroupCount, printGroups } from './groups.ts';
import { type KeptPage, printKept } from './kept.ts';
import { printMatch } from './match.ts';
import { printCut, printKeys, printKeysets, printSortAgain } from './order.ts';
import { printOwnValue } from './own-value.ts';
import { reachedNode, type Subject } from './subject.ts';
import { isMatchedApart, printMatches, printTogether } from './together.ts';

/** The clauses that fetch the slots of a row, and their expressions. */
export interface PrintedRow {
  /** The clauses that match the joined nodes, and their variables. They may change the order of rows. */
  readonly joins: { readonly lines: readonly string[]; readonly nodes: readonly string[] };
  /** The columns, whose clauses follow the joins and keep the order of rows. */
  readonly columns: readonly PrintedColumn[];
}

/** The clauses that fetch a slot, and its expression. */
interface PrintedColumn {
  readonly lines: readonly string[];
  readonly value: string;
}

/** The slots of a row and its joined nodes. */
export type RowContents = Pick<Branch, 'joins' | 'slots'>;

/** Prints the slots of a row whose subject is bound. The root row has no subject. `keys` are the sort keys of the rows. */
export function printRow(
  names: Names,
  subject: Subject | undefined,
  { joins, slots }: RowContents,
  keys: readonly string[] = [],
): PrintedRow {
  const joined: { readonly subject: Subject; readonly line: string }[] = [];
  for (const { relation, label, from } of joins) {
    const near = from === undefined ? subject : joined[from]?.subject;
    const far = reachedNode(names);
    joined.push({ subject: far, line: `MATCH ${node(near?.node ?? '')}${hop(relation)}${node(far.node, label)}` });
  }
  return {
    joins: { lines: joined.map(({ line }) => line), nodes: joined.map((join) => join.subject.node) },
    columns: slots.map((slot) =>
      slot.kind === 'joined'
        ? printColumn(names, joined[slot.join]?.subject, slot.slot, keys)
        : printColumn(names, subject, slot, keys),
    ),
  };
}

/** The clauses of a row's columns. */
export const columnLines = ({ columns }: PrintedRow): readonly string[] => columns.flatMap(({ lines }) => lines);

/** The expressions of a row's columns. */
export const columnValues = ({ columns }: PrintedRow): readonly string[] => columns.map(({ value }) => value);

function printColumn(names: Names, subject: Subject | undefined, slot: Slot, keys: readonly string[]): PrintedColumn {
  if (!isSubquery(slot)) return { lines: [], value: subject ? printOwnValue(subject, slot, keys) : 'null' };
  const column = names.column();
  if (slot.kind === 'rows' && slot.beside && !fetchesNothing(slot)) {
    return printBeside(names, subject, { ...slot, beside: slot.beside }, column);
  }
  const lines = printSlot(names, subject?.node ?? '', slot, column);
  return { lines: subquery(imported(subject), lines), value: column };
}

/** The variables that a subquery of the subject imports. */
const imported = (subject: Subject | undefined): readonly string[] => (subject ? [subject.node] : []);

/** Every subquery ends in an aggregate, so that finding nothing never loses the row above. */
function printSlot(names: Names, near: string, slot: SubquerySlot, column: string): readonly string[] {
  if (fetchesNothing(slot)) return [`RETURN ${emptyValue(slot)} AS ${column}`];
  switch (slot.kind) {
    case 'count': {
      const { subject, lines, repeats } = printMatch(names, near, slot);
      return [...lines, `RETURN count(${repeats ? 'DISTINCT ' : ''}${subject.node}) AS ${column}`];
    }
    case 'degree':
      return [`RETURN ${degree(near, slot.relation)} AS ${column}`];
    case 'summary':
      return printSummary(names, near, slot, column);
    case 'groups':
      return printGroups(names, near, slot, column);
    case 'groupCount':
      return printGroupCount(names, near, slot, column);
    case 'one': {
      const { lines, row } = printRows(names, near, slot);
      return [...lines, `RETURN head(collect(${row})) AS ${column}`];
    }
    case 'rows': {
      const { lines, row } = printRows(names, near, slot);
      return [...lines, `RETURN collect(${row}) AS ${column}`];
    }
  }
}

/** The clauses that yield one row at a time, the expression of a row and, with one branch, the sort keys. */
export interface PrintedRows {
  readonly lines: readonly string[];
  readonly row: string;
  readonly keys: readonly string[];
}

/** Prints the rows of a list, in order. */
export function printRows(names: Names, near: string, slot: OneSlot | RowsSlot): PrintedRows {
  const [first, ...others] = slot.branches;
  if (first && (others.length === 0 || slot.together)) return printBranch(names, near, slot, first);
  return { lines: printUnion(names, near, slot, slot.kind === 'rows' ? slot.order : []), row: '`v`', keys: [] };
}

/** Prints the rows of a page together with the sort keys of its ends and the total number of items. */
function printBeside(
  names: Names,
  subject: Subject | undefined,
  slot: RowsSlot & { readonly beside: Beside },
  column: string,
): PrintedColumn {
  const near = subject?.node ?? '';
  const { ends, total } = slot.beside;
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
    lines: subquery(imported(subject), [...lines, `RETURN collect(${row}) AS ${column}${collected}`]),
    value: `[${[column, ...beside].join(', ')}]`,
  };
}

/** The number of relationships of a node. */
const degree = (near: string, relation: Relation): string => countOf(`${node(near)}${hop(relation)}${node('')}`);

/** Whether the condition of a slot is never true, so that there is nothing to fetch. */
export function fetchesNothing(slot: SubquerySlot): boolean {
  if (slot.kind === 'degree') return false;
  if (slot.kind !== 'one' && slot.kind !== 'rows') return isFalse(slot.condition);
  return slot.branches.every(({ condition }) => isFalse(condition));
}

/** The value of a slot that fetches nothing. No `WHERE false` is printed: Neo4j fails to plan a union in a subquery after it. */
function emptyValue(slot: SubquerySlot): string {
  if (slot.kind === 'one') return 'null';
  if (slot.kind === 'count' || slot.kind === 'degree' || slot.kind === 'groupCount') return '0';
  if (slot.kind === 'rows' && slot.beside) {
    const { ends, total } = slot.beside;
    return `[${['[]', ...(ends ? ['[null, null]'] : []), ...(total ? ['0'] : [])].join(', ')}]`;
  }
  if (slot.kind !== 'summary') return '[]';
  const values = slot.functions.map(({ kind }) => valueOfNothing(kind));
  return `[${[...values, ...(slot.nodes?.branches.length ? ['[]'] : [])].join(', ')}]`;
}

/** Prints the rows of one label, or of branches that are found together. They are sorted and cut before anything below them is fetched. */
function printBranch(names: Names, near: string, slot: OneSlot | RowsSlot, branch: Branch): PrintedRows {
  const { label, condition } = branch;
  const page = slot.kind === 'rows' && (slot.branches.length === 1 || slot.together) ? slot : undefined;
  if (page?.kept) return printKeptBranch(names, near, { slot: page, kept: page.kept, branch });
  const isPlain = page?.order.every(({ value }) => value.kind === 'property') ?? false;
  // The condition of a cursor on properties stands with the others, so that an index can serve it.
  const keysets = (subject: Subject): readonly string[] =>
    page && isPlain ? printKeysets(page, printKeys(names, subject, page.order).values) : [];
  const { subject, lines, repeats } = isMatchedApart(slot)
    ? printMatches(names, near, slot)
    : printMatch(names, near, { from: slot.from, label, condition }, keysets);
  const keys = printKeys(names, subject, slot.kind === 'rows' ? slot.order : []);
  const row = printRow(names, subject, branch, keys.values);
  const values = slot.together
    ? printTogether(subject, { branches: slot.branches, together: slot.together, row, keys: keys.values })
    : rowOf(slot, columnValues(row));
  const { node: own, edge } = subject;
  const bound = edge !== undefined && values.includes(`${edge}.`) ? [own, edge] : [own];
  return {
    lines: [
      ...lines,
      ...(repeats ? [`WITH DISTINCT ${bound.join(', ')}`] : []),
      ...keys.lines,
      ...(page ? printCut(page, keys, bound) : []),
      ...row.joins.lines,
      ...(page && row.joins.lines.length > 0 ? printSortAgain(page, keys, [...bound, ...row.joins.nodes]) : []),
      ...columnLines(row),
    ],
    row: values,
    keys: keys.values,
  };
}

/** The expression of a row. A list of each name in thousands takes longer to send and to read than the names. */
const rowOf = (slot: OneSlot | RowsSlot, values: readonly string[]): string =>
  slot.kind === 'rows' && slot.bare ? `coalesce(${values.join(', ')}, [])` : `[${values.join(', ')}]`;

/** Prints the rows of a page whose order the node above may keep. They are sorted once all that is joined to them is found. */
function printKeptBranch(names: Names, near: string, page: KeptPage & { readonly branch: Branch }): PrintedRows {
  const { slot, branch } = page;
  const { subject, lines } = printKept(names, near, page);
  const keys = printKeys(names, subject, slot.order);
  const row = printRow(names, subject, branch, keys.values);
  return {
    lines: [
      ...lines,
      ...row.joins.lines,
      ...printSortAgain(slot, keys, [subject.node, ...row.joins.nodes]),
      ...columnLines(row),
    ],
    row: rowOf(slot, columnValues(row)),
    keys: keys.values,
  };
}

/** Prints one labelled branch per type. Each row starts with the index of its branch. */
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
  const sorted = order.map((_, position) => `\`o${position}\``).join(', ');
  return [
    ...subquery([near], union(branches, 'UNION ALL')),
    ...(order.length === 0 ? [] : [`WITH \`v\`, ${sorted} ORDER BY ${sorted}`]),
  ];
}
