import { type Names, node, parameter, property, subquery, union, where } from '../../cypher/index.ts';
import type { GroupCountSlot, GroupedNodes, GroupKey, GroupsSlot } from '../plan/types/aggregate-slot.ts';
import { printFunctions, printValues } from './aggregate.ts';
import { functionColumn, printAggregate } from './aggregate-value.ts';
import { ANY, type GroupTarget, printMembers } from './group-members.ts';
import { keyColumn, orderFunctions, printGroupOrder } from './group-order.ts';
import { keptGroups, printKeptGroups } from './kept-groups.ts';
import { printPredicate } from './predicate.ts';
import { columnLines, columnValues, printRow } from './slots.ts';
import { reachedNode, type Subject } from './subject.ts';
import { type PrintedTogether, printTogether } from './together.ts';

/** Prints groups in their order. They are cut before anything of the related node is fetched. */
export function printGroups(names: Names, near: string, slot: GroupsSlot, column: string): readonly string[] {
  if (!slot.related) {
    const { lines, row } = printGroupBranch(names, near, slot, undefined);
    return [...lines, `RETURN collect(${row}) AS ${column}`];
  }
  const { branches, together } = slot.related;
  const apart = branchIndexes(slot).filter((branch) => !together || branch === undefined);
  const printed = [
    ...(together ? [printGroupsTogether(names, near, slot, { branches, together })] : []),
    ...apart.map((branch) => printGroupBranch(names, near, slot, branch)),
  ];
  const sorted = [...orderFunctions(slot), ...keysOf(slot)].join(', ');
  const body = printed.map(({ lines, row, related }) => [
    ...lines,
    `RETURN ${row} AS \`v\`, ${sorted}, ${related} AS \`r\``,
  ]);
  return [
    ...subquery([near], union(body, 'UNION ALL')),
    `WITH \`v\`, ${sorted}, \`r\` ORDER BY ${[...printGroupOrder(slot), '`r` IS NULL', '`r`'].join(', ')} LIMIT ${parameter(slot.limit)}`,
    `RETURN collect(\`v\`) AS ${column}`,
  ];
}

/** Prints the number of groups. */
export function printGroupCount(names: Names, near: string, slot: GroupCountSlot, column: string): readonly string[] {
  if (!slot.related) return [...printGrouped(names, near, slot, undefined).lines, `RETURN count(\`a0\`) AS ${column}`];
  const { branches, direct, required } = slot.related;
  const targets = [...(direct ? [ANY] : branches), ...(required ? [] : [undefined])];
  const body = targets.map((target) => [...printGrouped(names, near, slot, target).lines, 'RETURN `a0`']);
  return [...subquery([near], union(body, 'UNION ALL')), `RETURN count(\`a0\`) AS ${column}`];
}

interface Grouped {
  /** The related node, if there is one. */
  readonly far: Subject;
  /** The column that holds its id, if it is only found by that once the groups are cut. */
  readonly id: string | undefined;
  /** The clauses that yield a row for each group: the related node or its id, the keys and the functions. */
  readonly lines: readonly string[];
  /** The clauses that fetch what stands behind the values, and the list of these. */
  readonly after: readonly string[];
  readonly values: string;
}

/** Prints the groups of one branch with their functions, as far as these pass the test. */
function printGrouped(names: Names, near: string, slot: GroupedNodes, target: GroupTarget | undefined): Grouped {
  const kept = target && keptGroups(slot, target);
  if (kept) {
    const having = (carried: readonly string[]) => printHaving(names, slot, carried);
    const printed = printKeptGroups(names, kept, slot, having);
    return { far: reachedNode(names), ...printed, after: [], values: printValues(slot) };
  }
  const { subject, far, lines } = printMembers(names, near, slot, target);
  const { before, named, computed, after, values } = printFunctions(names, subject, slot);
  const own = target ? [far.node] : [];
  return {
    ...{ far, id: undefined },
    lines: [
      ...lines,
      ...before,
      `WITH ${[...own, ...groupKeysOf(subject, slot), ...named].join(', ')}`,
      ...exceptNone(slot, target),
      ...computed,
      ...printHaving(names, slot, [...own, ...keysOf(slot)]),
    ],
    after,
    values,
  };
}

/** Prints the clauses that keep the groups whose aggregates pass the test. `carried` are the columns to keep. */
function printHaving(names: Names, { having, functions }: GroupedNodes, carried: readonly string[]): readonly string[] {
  if (!having) return [];
  const tested = { ...reachedNode(names), aggregates: having.values.map(printAggregate) };
  return [
    `WITH ${[...carried, ...functions.map((_, index) => functionColumn(index))].join(', ')}`,
    ...where([printPredicate(names, tested, having.condition)]),
  ];
}

/** The branches of the related node, and the one of the nodes that have none. */
const branchIndexes = ({ related }: GroupedNodes): readonly (number | undefined)[] =>
  related ? [...related.branches.keys(), ...(related.required ? [] : [undefined])] : [];

const keysOf = ({ keys }: GroupedNodes): readonly string[] => keys.map((_, index) => keyColumn(index));

const groupKeysOf = (subject: Subject, { keys }: GroupedNodes): readonly string[] =>
  keys.map((key, index) => `${printGroupKey(subject, key)} AS ${keyColumn(index)}`);

/** Without a key, an aggregate over no nodes would still yield one row. */
const exceptNone = ({ related }: GroupedNodes, target: GroupTarget | undefined): readonly string[] =>
  related && !target ? ['WHERE `a0` > 0'] : [];

interface PrintedGroups {
  readonly lines: readonly string[];
  readonly row: string;
  /** The id of the related node, by which groups are ordered last. */
  readonly related: string;
}

/** Prints the groups of the nodes with a related node of one branch; without a branch, of those that have none. */
function printGroupBranch(names: Names, near: string, slot: GroupsSlot, branch: number | undefined): PrintedGroups {
  const target = branch === undefined ? undefined : slot.related?.branches[branch];
  const { far, id: held, lines, after, values } = printGrouped(names, near, slot, target);
  const below = printRow(names, far, target ?? { joins: [], slots: [] });
  const id = target ? property(far.node, 'id') : 'null';
  const index = branch ?? slot.related?.branches.length ?? 0;
  return {
    lines: [
      ...lines,
      ...printBranchCut(slot, target, { far, held }),
      ...below.joins.lines,
      ...after,
      ...columnLines(below),
    ],
    row: `[${[index, ...keysOf(slot), values, ...columnValues(below)].join(', ')}]`,
    related: id,
  };
}

/** Prints the groups of branches that share their subqueries. All are cut before anything of a related node is fetched. */
function printGroupsTogether(
  names: Names,
  near: string,
  slot: GroupsSlot,
  { branches, together }: Pick<PrintedTogether, 'branches' | 'together'>,
): PrintedGroups {
  const related = reachedNode(names);
  const columns = [...keysOf(slot), ...slot.functions.map((_, index) => functionColumn(index))];
  const targets = slot.related?.direct ? [ANY] : branches;
  const found = targets.map((target) => {
    const { far, id: held, lines } = printGrouped(names, near, slot, target);
    const cut = printBranchCut(slot, target, { far, held });
    return [...lines, ...cut, `RETURN ${[`${far.node} AS ${related.node}`, ...columns].join(', ')}`];
  });
  const [first = { joins: [], slots: [] }] = branches;
  const id = property(related.node, 'id');
  const row = printRow(names, related, first);
  const sorted = [...printGroupOrder(slot), id].join(', ');
  return {
    lines: [
      ...subquery([near], union(found, 'UNION ALL')),
      `WITH ${[related.node, ...columns].join(', ')} ORDER BY ${sorted} LIMIT ${parameter(slot.limit)}`,
      ...row.joins.lines,
      ...columnLines(row),
    ],
    row: printTogether(related, { branches, together, row, before: [...keysOf(slot), printValues(slot)] }),
    related: id,
  };
}

/** Prints the clauses that sort the groups of one branch, cut them, and find the related node of those that are left. */
function printBranchCut(
  slot: GroupsSlot,
  target: GroupTarget | undefined,
  { far, held }: { readonly far: Subject; readonly held: string | undefined },
): readonly string[] {
  const carried = [...(target ? [held ?? far.node] : []), ...keysOf(slot)];
  const aggregates = slot.functions.map((_, index) => functionColumn(index));
  const id = property(far.node, 'id');
  const sorted = [...printGroupOrder(slot), ...(target ? [held ?? id] : [])];
  return [
    `WITH ${[...carried, ...aggregates].join(', ')} ORDER BY ${sorted.join(', ')} LIMIT ${parameter(slot.limit)}`,
    // The union of all branches is sorted after this.
    ...(target && held ? [`MATCH ${node(far.node, target.label)} WHERE ${id} = ${held}`] : []),
  ];
}

function printGroupKey(subject: Subject, { kind, property: name }: GroupKey): string {
  const value = property(subject.node, name);
  return kind === 'year' ? `toInteger(left(${value}, 4))` : value;
}
