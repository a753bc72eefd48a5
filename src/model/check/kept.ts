import { didYouMean } from '../../domain/index.ts';
import type { RelationField } from '../fields.ts';
import { keptColumns, keptCount, keptFlag, keptList } from '../kept.ts';
import { isFact } from '../kinds.ts';
import { PRESUMED_FIELD } from '../timed.ts';
import type { InterfaceType, Model, NodeType, PartType } from '../types.ts';

/** The scalars that facts can be kept in the order of: those that every engine sorts alike as they are stored. */
const SORTED: ReadonlySet<string> = new Set(['Int', 'Float', 'Date', 'DateTime']);

/** The scalars that are summed. */
const SUMMED: ReadonlySet<string> = new Set(['Int', 'Float']);

/** Errors in what is kept of a relation: its orders and its sums. */
export function checkKept(
  model: Model,
  owner: NodeType | PartType | InterfaceType,
  { name, target, many, direction, distinct, kept, summed }: RelationField,
): readonly string[] {
  const directives = [...(kept.length > 0 ? ['@ordered'] : []), ...(summed.length > 0 ? ['@summed'] : [])];
  if (directives.length === 0) return [];
  const given = directives.join(' and ');
  const facts = model.nodes.get(target);
  if (owner.kind !== 'node' || !many || direction !== 'IN' || !facts || !isFact(facts)) {
    return [`is ${given}, which only a list of facts that lead to a @node can be`];
  }
  const lists = kept.map((order) => keptList(name, order));
  const sums =
    summed.length === 0 ? [] : [keptCount(name), ...summed.flatMap((one) => Object.values(keptColumns(name, one)))];
  return [
    ...kept.flatMap(({ field }) =>
      checkField(facts, field, '@ordered by', SORTED, 'neither a number, a date nor a time'),
    ),
    ...summed.flatMap((field) => checkField(facts, field, '@summed of', SUMMED, 'no number')),
    ...(summed.length > 0 && distinct
      ? ['is @summed, though several relationships may lead from a fact to the node']
      : []),
    ...repeated(lists).map((list) => `is @ordered twice as ${list}`),
    ...repeated(summed).map((one) => `is @summed twice of ${one}`),
    ...[keptFlag(name), ...lists, ...sums]
      .filter((stored) => owner.fields.has(stored))
      .map((stored) => `is ${given}, which stores ${stored}, the name of a field`),
  ];
}

const repeated = (names: readonly string[]): readonly string[] =>
  names.filter((name, index) => names.indexOf(name) < index);

function checkField(
  { name, fields }: NodeType,
  field: string,
  directive: string,
  scalars: ReadonlySet<string>,
  otherwise: string,
): readonly string[] {
  const found = fields.get(field);
  const where = `is ${directive} ${name}.${field}, which`;
  if (found?.kind !== 'property') {
    const known = [...fields.values()].flatMap((one) => (one.kind === 'property' ? [one.name] : []));
    return [`${where} is not a property${didYouMean(field, known)}`];
  }
  if (found.list || !scalars.has(found.type.name)) return [`${where} is ${otherwise}`];
  return field === PRESUMED_FIELD ? [`${where} changes with other facts`] : [];
}
