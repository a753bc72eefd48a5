import type { From } from '../../src/compiler/plan/types/from.ts';
import type { OperationPlan } from '../../src/compiler/plan/types/operation-plan.ts';
import type { OrderKey } from '../../src/compiler/plan/types/order-key.ts';
import type { Predicate, PropertyRef } from '../../src/compiler/plan/types/predicate.ts';
import type { Relation } from '../../src/compiler/plan/types/relation.ts';
import type { Branch, RowSlot } from '../../src/compiler/plan/types/slot.ts';

/** A plan as an indented tree: one line per slot of a row, in the order of the row. Covers what the figures use. */
export function planText({ slots, parameters }: OperationPlan): string {
  const lines = slots.flatMap((slot, index) => slotLines(slot, `${index}`, ''));
  const bound = parameters.map(({ name, kind, argument }) => `$${name}: ${kind} of ${argument}`);
  return ['row', ...lines, ...bound].join('\n');
}

function slotLines(slot: RowSlot, position: string, indent: string): readonly string[] {
  const line = (text: string): string => `${indent}├ ${position}: ${text}`;
  switch (slot.kind) {
    case 'property':
      return [line(propertyText(slot.property))];
    case 'joined': {
      const [first = '', ...rest] = slotLines(slot.slot, position, indent);
      return [`${first} of join ${slot.join}`, ...rest];
    }
    case 'one':
      return [line(`one ${fromText(slot.from)}`), ...branchLines(slot.branches, indent)];
    case 'rows': {
      const order = slot.order.length > 0 ? `, order by ${slot.order.map(orderText).join(', ')}` : '';
      const limit = slot.limit === undefined ? '' : `, limit $${slot.limit}`;
      return [line(`rows ${fromText(slot.from)}${order}${limit}`), ...branchLines(slot.branches, indent)];
    }
    default:
      return [line(slot.kind)];
  }
}

const branchLines = (branches: readonly Branch[], indent: string): readonly string[] =>
  branches.flatMap(({ label, condition, joins, slots }) => [
    `${indent}│   ${[label, ...conditionText(condition)].join(' where ')}`,
    ...joins.map((join, index) => `${indent}│   join ${index}: ${relationText(join.relation)} ${join.label ?? ''}`),
    ...slots.flatMap((slot, index) => slotLines(slot, `${index}`, `${indent}│   `)),
  ]);

function fromText(from: From): string {
  switch (from.kind) {
    case 'all':
      return 'of all';
    case 'key':
      return `by key ${from.property} ${from.operator} $${from.parameter}`;
    case 'relation':
      return `over ${relationText(from.relation)}`;
    default:
      return from.kind;
  }
}

const relationText = ({ relationship, direction }: Relation): string =>
  direction === 'IN' ? `<-[${relationship}]-` : `-[${relationship}]->`;

const propertyText = ({ name }: PropertyRef): string => name;

const orderText = ({ value, direction }: OrderKey): string =>
  `${value.kind === 'property' ? propertyText(value.property) : value.kind} ${direction}`;

function conditionText(condition: Predicate): readonly string[] {
  if (condition.kind === 'constant') return condition.value ? [] : ['never'];
  if (condition.kind === 'compare') {
    return [`${propertyText(condition.property)} ${condition.operator} $${condition.parameter}`];
  }
  return [condition.kind];
}
