import type { Branch, OrderKey, Slot } from '../plan.ts';
import { printFrom } from './from.ts';
import { type Names, parameter } from './names.ts';
import { property, type Subject } from './predicate.ts';

/** The clauses that fetch a row's slots, and the expression of each slot. */
export interface Printed {
  readonly lines: readonly string[];
  readonly values: readonly string[];
}

/** Prints the slots of a row whose subject is bound; the root row has none. */
export function printSlots(names: Names, subject: Subject | undefined, slots: readonly Slot[]): Printed {
  const printed = slots.map((slot): Printed => {
    if (slot.kind === 'property') return { lines: [], values: subject ? [property(subject, slot.property)] : [] };
    const column = names.column();
    return { lines: call(subject, printSlot(names, subject?.node ?? '', slot, column)), values: [column] };
  });
  return { lines: printed.flatMap(({ lines }) => lines), values: printed.flatMap(({ values }) => values) };
}

type Fetched = Exclude<Slot, { kind: 'property' }>;

/** A subquery; without a subject it imports nothing. */
const call = (subject: Subject | undefined, lines: readonly string[]): readonly string[] => [
  `CALL (${subject?.node ?? ''}) {`,
  ...lines.map((line) => `  ${line}`),
  '}',
];

/** Every subquery ends in an aggregate, so that finding nothing never loses the row above. */
function printSlot(names: Names, near: string, slot: Fetched, column: string): readonly string[] {
  if (slot.kind === 'count') {
    const { subject, lines, repeats } = printFrom(names, near, slot.from, slot.label, slot.condition);
    return [...lines, `RETURN count(${repeats ? 'DISTINCT ' : ''}${subject.node}) AS ${column}`];
  }
  const order = slot.kind === 'rows' ? slot.order : [];
  const collected = slot.kind === 'one' ? (row: string) => `head(collect(${row}))` : (row: string) => `collect(${row})`;
  const [only, ...others] = slot.branches;
  if (only && others.length === 0) {
    const { lines, row } = printBranch(names, near, slot, only);
    return [...lines, `RETURN ${collected(row)} AS ${column}`];
  }
  return [...printUnion(names, near, slot, order), `RETURN ${collected('`v`')} AS ${column}`];
}

/** The rows of one label, sorted and cut before anything below them is fetched. */
function printBranch(
  names: Names,
  near: string,
  slot: Exclude<Fetched, { kind: 'count' }>,
  branch: Branch,
): { readonly lines: readonly string[]; readonly row: string; readonly subject: Subject } {
  const { subject, lines, repeats } = printFrom(names, near, slot.from, branch.label, branch.condition);
  const { lines: calls, values } = printSlots(names, subject, branch.slots);
  const edge = subject.edge !== undefined && values.some((value) => value.startsWith(`${subject.edge}.`));
  const bound = edge ? `${subject.node}, ${subject.edge}` : subject.node;
  const distinct = repeats ? [`WITH DISTINCT ${bound}`] : [];
  return {
    lines: [...lines, ...distinct, ...sorting(slot, subject, bound), ...calls],
    row: `[${values.join(', ')}]`,
    subject,
  };
}

function sorting(slot: Exclude<Fetched, { kind: 'count' }>, subject: Subject, bound: string): readonly string[] {
  if (slot.kind !== 'rows' || slot.order.length === 0 || slot.branches.length > 1) return [];
  const limit = slot.limit === undefined ? '' : ` LIMIT ${parameter(slot.limit)}`;
  const keys = slot.order.flatMap((key) => sortKeys(property(subject, key.property), key, slot.reversed));
  return [`WITH ${bound} ORDER BY ${keys.join(', ')}${limit}`];
}

/** Engines differ in where they put nulls, so their place is a key of its own: last, or first in reverse. */
function sortKeys(value: string, key: OrderKey, reversed: boolean): readonly string[] {
  const descending = (key.direction === 'DESC') !== reversed;
  const nulls = key.nullable ? [`${value} IS ${reversed ? 'NOT ' : ''}NULL`] : [];
  return [...nulls, descending ? `${value} DESC` : value];
}

/** One labelled branch a type; a row begins with the number of its branch. */
function printUnion(
  names: Names,
  near: string,
  slot: Exclude<Fetched, { kind: 'count' }>,
  order: readonly OrderKey[],
): readonly string[] {
  const branches = slot.branches.map((branch, index) => {
    const { lines, row, subject } = printBranch(names, near, slot, branch);
    const tagged = row === '[]' ? `[${index}]` : `[${index}, ${row.slice(1)}`;
    const keys = order.map((key, position) => `, ${property(subject, key.property)} AS \`o${position}\``);
    return [...lines, `RETURN ${tagged} AS \`v\`${keys.join('')}`];
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
