import {
  hop,
  labelCount,
  type Names,
  node,
  parameter,
  property,
  subquery,
  sumOrZero,
  union,
  where,
} from '../../cypher/index.ts';
import type { GroupCountSlot, GroupedNodes, GroupKey, GroupsSlot, RelatedKey } from '../plan/types/aggregate-slot.ts';
import { isTrue } from '../plan/types/predicate.ts';
import { reversed } from '../plan/types/relation.ts';
import type { Branch } from '../plan/types/slot.ts';
import { printFunctions, printValues } from './aggregate.ts';
import { functionColumn, printAggregate } from './aggregate-value.ts';
import { keyColumn, orderFunctions, printGroupOrder } from './group-order.ts';
import { keptGroups, printKeptGroups } from './kept-groups.ts';
import { printMatch } from './match.ts';
import { printPredicate } from './predicate.ts';
import { columnLines, columnValues, printRow } from './slots.ts';
import { reachedNode, type Subject } from './subject.ts';

/** Prints groups in their order. They are cut before anything of the related node is fetched. */
export function printGroups(names: Names, near: string, slot: GroupsSlot, column: string): readonly string[] {
  if (!slot.related) {
    const { lines, row } = printGroupBranch(names, near, slot, undefined);
    return [...lines, `RETURN collect(${row}) AS ${column}`];
  }
  const printed = branchIndexes(slot).map((branch) => printGroupBranch(names, near, slot, branch));
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
  if (!slot.related) return [...printGrouping(names, near, slot, undefined), `RETURN count(\`a0\`) AS ${column}`];
  const body = branchIndexes(slot).map((branch) => [
    ...printGrouping(names, near, slot, slot.related?.branches[branch ?? -1]),
    'RETURN `a0`',
  ]);
  return [...subquery([near], union(body, 'UNION ALL')), `RETURN count(\`a0\`) AS ${column}`];
}

/** Prints the clauses that yield a row for each group of one branch, with the number of its nodes. */
function printGrouping(
  names: Names,
  near: string,
  slot: GroupCountSlot,
  target: Branch | undefined,
): readonly string[] {
  return printGrouped(names, near, slot, target).lines;
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
function printGrouped(names: Names, near: string, slot: GroupedNodes, target: Branch | undefined): Grouped {
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
const exceptNone = ({ related }: GroupedNodes, target: Branch | undefined): readonly string[] =>
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
  const carried = [...(target ? [held ?? far.node] : []), ...keysOf(slot)];
  const aggregates = slot.functions.map((_, index) => functionColumn(index));
  const below = printRow(names, far, target ?? { joins: [], slots: [] });
  const id = target ? property(far.node, 'id') : 'null';
  const sorted = [...printGroupOrder(slot), ...(target ? [held ?? id] : [])];
  const index = branch ?? slot.related?.branches.length ?? 0;
  return {
    lines: [
      ...lines,
      `WITH ${[...carried, ...aggregates].join(', ')} ORDER BY ${sorted.join(', ')} LIMIT ${parameter(slot.limit)}`,
      // The union of all branches is sorted after this.
      ...(target && held ? [`MATCH ${node(far.node, target.label)} WHERE ${id} = ${held}`] : []),
      ...below.joins.lines,
      ...after,
      ...columnLines(below),
    ],
    row: `[${[index, ...keysOf(slot), values, ...columnValues(below)].join(', ')}]`,
    related: id,
  };
}

/** Prints the clauses that bind the nodes of the groups: with their related node, or those that have none. */
function printMembers(
  names: Names,
  near: string,
  slot: GroupedNodes,
  target: Branch | undefined,
): { readonly subject: Subject; readonly far: Subject; readonly lines: readonly string[] } {
  const far = reachedNode(names);
  const whole = slot.from.kind === 'all' && isTrue(slot.condition);
  if (whole && slot.related && !slot.related.through && target) {
    // From the few to the many, whose label is only printed if the relation does not imply it.
    const subject = reachedNode(names);
    const label = slot.related.only ? undefined : slot.label;
    const walk = `${node(far.node)}${hop(reversed(slot.related.relation))}${node(subject.node, label)}`;
    return { subject, far, lines: [`MATCH ${node(far.node, target.label)}`, `MATCH ${walk}`] };
  }
  const missing = slot.related && !target ? slot.related.relation : undefined;
  const without = (subject: Subject): readonly string[] =>
    missing ? [`NOT EXISTS { MATCH ${node(subject.node)}${hop(missing)}${node('')} }`] : [];
  const { subject, lines, repeats } = printMatch(names, near, slot, without);
  return {
    subject,
    far,
    lines: [
      ...(whole && slot.related && missing ? printUnlessAll(names, slot.label, slot.related) : []),
      ...lines,
      ...(repeats ? [`WITH DISTINCT ${subject.node}`] : []),
      ...(slot.related && target ? printRelated(names, subject, slot.related, { far, label: target.label }) : []),
    ],
  };
}

/** Prints the step to the related node. By way of others, the same node may be reached more than once. */
function printRelated(
  names: Names,
  subject: Subject,
  { through, relation }: RelatedKey,
  { far, label }: { readonly far: Subject; readonly label: string },
): readonly string[] {
  if (!through) return [`MATCH ${node(subject.node)}${hop(relation)}${node(far.node, label)}`];
  const between = reachedNode(names);
  return [
    `MATCH ${node(subject.node)}${hop(through.relation)}${node(between.node, through.label)}`,
    `MATCH ${node(between.node)}${hop(relation)}${node(far.node, label)}`,
    `WITH DISTINCT ${subject.node}, ${far.node}`,
  ];
}

/** Stops early if all nodes of the label have the relation. That takes counts, which are mostly stored. */
function printUnlessAll(names: Names, label: string, related: RelatedKey): readonly string[] {
  const own = names.node();
  const ties = printTies(names, label, related);
  const counts = ties.map((_, index) => `\`tied${index}\``);
  return [
    ...labelCount(own, label, '`all`'),
    ...ties.map((tie, index) => `CALL () { ${tie} AS ${counts[index]} }`),
    `WITH ${['`all`', ...counts].join(' - ')} AS \`loose\` WHERE \`loose\` > 0`,
    // Without a limit in between, Neo4j scans the label first and evaluates this for each node.
    'WITH `loose` LIMIT 1',
  ];
}

/**
 * Prints the counts of a relation, which add up: from the few that it leads to, unless others than the nodes of the label
 * lead there too.
 */
function printTies(names: Names, label: string, { relation, only, branches, kept }: RelatedKey): readonly string[] {
  const count = (walk: (tie: string) => string): string => {
    const tie = names.edge();
    return `MATCH ${walk(tie)} RETURN count(${tie})`;
  };
  if (!only) return [count((tie) => `${node('', label)}${hop(relation, tie)}${node('')}`)];
  const back = reversed(relation);
  return branches.flatMap((branch) => {
    const totals = kept.find((one) => one.label === branch.label);
    if (!totals) return [count((tie) => `${node('', branch.label)}${hop(back, tie)}${node('')}`)];
    const [keeping, other] = [names.node(), names.node()];
    const flag = (of: string): string => property(of, totals.flag);
    return [
      `MATCH ${node(keeping, branch.label)} WHERE ${flag(keeping)} RETURN ${sumOrZero(property(keeping, totals.count))}`,
      `MATCH ${node(other, branch.label)} WHERE ${flag(other)} IS NULL ${count((tie) => `${node(other)}${hop(back, tie)}${node('')}`)}`,
    ];
  });
}

function printGroupKey(subject: Subject, { kind, property: name }: GroupKey): string {
  const value = property(subject.node, name);
  return kind === 'year' ? `toInteger(left(${value}, 4))` : value;
}
