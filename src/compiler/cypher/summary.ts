import type { GroupKey, GroupsSlot, SummaryFunction, SummarySlot } from '../plan.ts';
import { printFrom } from './from.ts';
import { type Names, parameter, quote } from './names.ts';
import { pattern } from './pattern.ts';
import type { Subject } from './predicate.ts';
import { printSlots } from './slots.ts';

/** A list with a value a function, over all nodes of the slot. */
export function printSummary(names: Names, near: string, slot: SummarySlot, column: string): readonly string[] {
  const { subject, lines, repeats } = printFrom(names, near, slot.from, slot.label, slot.condition);
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
  const without = (subject: Subject): readonly string[] =>
    slot.related && !target
      ? [`NOT EXISTS { MATCH ${pattern(subject.node, slot.related.relation, '', '', undefined)} }`]
      : [];
  const { subject, lines, repeats } = printFrom(names, near, slot.from, slot.label, slot.condition, without);
  const far: Subject = { node: names.node(), edge: undefined };
  const walk =
    slot.related && target ? [`MATCH ${pattern(subject.node, slot.related.relation, '', far.node, target.label)}`] : [];
  const { named, values } = printFunctions(subject, slot.functions);
  const keys = slot.keys.map((key, index) => `${printKey(subject, key)} AS \`g${index}\``);
  const carried = [...(target ? [far.node] : []), ...slot.keys.map((_, index) => `\`g${index}\``)];
  const aggregates = slot.functions.map((_, index) => `\`a${index}\``);
  const below = target ? printSlots(names, far, target.slots) : { lines: [], values: [] };
  // Without a key, nothing to group would still be a group of none.
  const some = slot.related && !target ? ['WHERE `a0` > 0'] : [];
  const id = target ? `${far.node}.${quote('id')}` : 'null';
  const sorted = [...order(slot), ...(target ? [id] : [])];
  return {
    lines: [
      ...lines,
      ...(repeats ? [`WITH DISTINCT ${subject.node}`] : []),
      ...walk,
      `WITH ${[...(target ? [far.node] : []), ...keys, ...named].join(', ')}`,
      ...some,
      `WITH ${[...carried, ...aggregates].join(', ')} ORDER BY ${sorted.join(', ')} LIMIT ${parameter(slot.limit)}`,
      ...below.lines,
    ],
    row: `[${[tag, ...slot.keys.map((_, index) => `\`g${index}\``), values, ...below.values].join(', ')}]`,
    related: id,
  };
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
  return `${one.kind === 'known' ? 'count' : one.kind}(${node}.${quote(one.property)})`;
}
