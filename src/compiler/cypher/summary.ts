import { type Names, parameter, quote } from '../../cypher/index.ts';
import type { GroupKey, GroupsSlot, SummaryFunction, SummarySlot } from '../plan/types/aggregate-slot.ts';
import { isTrue } from '../plan/types/predicate.ts';
import { type Relation, reversed } from '../plan/types/relation.ts';
import type { Branch } from '../plan/types/slot.ts';
import { printMatch } from './match.ts';
import { pattern } from './pattern.ts';
import type { Subject } from './predicate.ts';
import { printRow } from './slots.ts';

/** A list with a value a function, over all nodes of the slot. */
export function printSummary(names: Names, near: string, slot: SummarySlot, column: string): readonly string[] {
  const { subject, lines, repeats } = printMatch(names, near, slot.from, slot.label, slot.condition);
  const { named, values } = printFunctions(subject, slot.functions);
  const distinct = repeats ? [`WITH DISTINCT ${subject.node}`] : [];
  return [...lines, ...distinct, `WITH ${named.join(', ')}`, `RETURN ${values} AS ${column}`];
}

/** The groups of the slot's nodes, the largest first, cut before anything of the related node is fetched. */
export function printGroups(names: Names, near: string, slot: GroupsSlot, column: string): readonly string[] {
  if (!slot.related) {
    const { lines, row } = printGroupBranch(names, near, slot, undefined, 0);
    return [...lines, `RETURN collect(${row}) AS ${column}`];
  }
  const { branches, required } = slot.related;
  const printed = [...branches.keys(), ...(required ? [] : [undefined])].map((branch) =>
    printGroupBranch(names, near, slot, branch, branch ?? branches.length),
  );
  const keys = slot.keys.map((_, index) => `\`g${index}\``);
  const carried = ['`v`', '`a0`', ...keys, '`r`'].join(', ');
  const body = printed.flatMap(({ lines, row, related }, index) => [
    ...(index === 0 ? [] : ['UNION ALL']),
    ...lines,
    `RETURN ${row} AS \`v\`, \`a0\`${keys.map((key) => `, ${key}`).join('')}, ${related} AS \`r\``,
  ]);
  return [
    `CALL (${near}) {`,
    ...body.map((line) => `  ${line}`),
    '}',
    `WITH ${carried} ORDER BY ${[...order(slot), '`r` IS NULL', '`r`'].join(', ')} LIMIT ${parameter(slot.limit)}`,
    `RETURN collect(\`v\`) AS ${column}`,
  ];
}

interface PrintedBranch {
  readonly lines: readonly string[];
  readonly row: string;
  /** What groups that are level in all else are ordered by: the related node's id. */
  readonly related: string;
}

/** The groups of the nodes whose related node is of one branch, or of those that have none. */
function printGroupBranch(
  names: Names,
  near: string,
  slot: GroupsSlot,
  branch: number | undefined,
  tag: number,
): PrintedBranch {
  const target = branch === undefined ? undefined : slot.related?.branches[branch];
  const { subject, far, lines } = printMembers(names, near, slot, target);
  const { named, values } = printFunctions(subject, slot.functions);
  const keys = slot.keys.map((key, index) => `${printKey(subject, key)} AS \`g${index}\``);
  const carried = [...(target ? [far.node] : []), ...slot.keys.map((_, index) => `\`g${index}\``)];
  const aggregates = slot.functions.map((_, index) => `\`a${index}\``);
  const below = printRow(names, far, target ?? { joins: [], slots: [] });
  // Without a key, nothing to group would still be a group of none.
  const some = slot.related && !target ? ['WHERE `a0` > 0'] : [];
  const id = target ? `${far.node}.${quote('id')}` : 'null';
  const sorted = [...order(slot), ...(target ? [id] : [])];
  return {
    lines: [
      ...lines,
      `WITH ${[...(target ? [far.node] : []), ...keys, ...named].join(', ')}`,
      ...some,
      `WITH ${[...carried, ...aggregates].join(', ')} ORDER BY ${sorted.join(', ')} LIMIT ${parameter(slot.limit)}`,
      // All groups are put in order behind it.
      ...below.joins.lines,
      ...below.lines,
    ],
    row: `[${[tag, ...slot.keys.map((_, index) => `\`g${index}\``), values, ...below.values].join(', ')}]`,
    related: id,
  };
}

/** The clauses that bind the nodes in question: with their related node of one branch, or those that have none. */
function printMembers(
  names: Names,
  near: string,
  slot: GroupsSlot,
  target: Branch | undefined,
): { readonly subject: Subject; readonly far: Subject; readonly lines: readonly string[] } {
  const far: Subject = { node: names.node(), edge: undefined, walked: true };
  const whole = slot.from.kind === 'all' && isTrue(slot.condition);
  if (whole && slot.related && target) {
    // From the few to the many, whose label need not be looked up where it is certain.
    const subject: Subject = { node: names.node(), edge: undefined, walked: true };
    const near = `(${far.node}:${quote(target.label)})`;
    const back = reversed(slot.related.relation);
    const label = slot.related.only ? undefined : slot.label;
    return { subject, far, lines: [`MATCH ${near}`, `MATCH ${pattern(far.node, back, '', subject.node, label)}`] };
  }
  const missing = slot.related && !target ? slot.related.relation : undefined;
  const without = (subject: Subject): readonly string[] =>
    missing ? [`NOT EXISTS { MATCH ${pattern(subject.node, missing, '', '', undefined)} }`] : [];
  const { subject, lines, repeats } = printMatch(names, near, slot.from, slot.label, slot.condition, without);
  return {
    subject,
    far,
    lines: [
      ...(whole && missing ? printUnlessAll(names, slot.label, missing) : []),
      ...lines,
      ...(repeats ? [`WITH DISTINCT ${subject.node}`] : []),
      ...(slot.related && target
        ? [`MATCH ${pattern(subject.node, slot.related.relation, '', far.node, target.label)}`]
        : []),
    ],
  };
}

/** Nothing more is done where all nodes of the label have the relation: two numbers, which Neo4j has at hand. */
function printUnlessAll(names: Names, label: string, relation: Relation): readonly string[] {
  const [node, tie] = [names.node(), names.edge()];
  return [
    `CALL () { MATCH (${node}:${quote(label)}) RETURN count(${node}) AS \`all\` }`,
    `CALL () { MATCH ${pattern(`:${quote(label)}`, relation, tie, '', undefined)} RETURN count(${tie}) AS \`tied\` }`,
    'WITH `all` - `tied` AS `loose` WHERE `loose` > 0',
    // Without a limit in between, Neo4j scans the label first and asks this of each node.
    'WITH `loose` LIMIT 1',
  ];
}

/** The largest group first, then by the keys, what is unknown last. */
const order = (slot: GroupsSlot): readonly string[] => [
  '`a0` DESC',
  ...slot.keys.flatMap((_, index) => [`\`g${index}\` IS NULL`, `\`g${index}\``]),
];

function printKey({ node }: Subject, { kind, property }: GroupKey): string {
  const value = `${node}.${quote(property)}`;
  return kind === 'year' ? `toInteger(left(${value}, 4))` : value;
}

/** Aggregates have to be named before they can be part of an expression. */
function printFunctions(
  { node }: Subject,
  functions: readonly SummaryFunction[],
): { readonly named: readonly string[]; readonly values: string } {
  const named = functions.map((one, index) => `${printFunction(node, one)} AS \`a${index}\``);
  const values = functions.map((one, index) => (one.kind === 'sum' ? `coalesce(\`a${index}\`, 0)` : `\`a${index}\``));
  return { named, values: `[${values.join(', ')}]` };
}

function printFunction(node: string, one: SummaryFunction): string {
  if (one.kind === 'count') return `count(${node})`;
  const value = `${node}.${quote(one.property)}`;
  // A sum of integers that goes past 2^63 fails on one engine and turns around on the other.
  if (one.kind === 'sum') return `sum(${one.whole ? `toFloat(${value})` : value})`;
  return `${one.kind === 'known' ? 'count' : one.kind}(${value})`;
}
