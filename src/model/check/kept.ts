import { didYouMean } from '../../domain/index.ts';
import type { RelationField } from '../fields.ts';
import { keptFlag, keptList } from '../kept.ts';
import { isFact } from '../kinds.ts';
import { PRESUMED_FIELD } from '../timed.ts';
import type { InterfaceType, Model, NodeType, PartType } from '../types.ts';

/** The scalars that facts can be kept in the order of: those that every engine sorts alike as they are stored. */
const SORTED: ReadonlySet<string> = new Set(['Int', 'Float', 'Date', 'DateTime']);

/** Errors in the orders of a relation that are kept. */
export function checkKept(
  model: Model,
  owner: NodeType | PartType | InterfaceType,
  { name, target, many, direction, kept }: RelationField,
): readonly string[] {
  if (kept.length === 0) return [];
  const facts = model.nodes.get(target);
  if (owner.kind !== 'node' || !many || direction !== 'IN' || !facts || !isFact(facts)) {
    return ['is @ordered, which only a list of facts that lead to a @node can be'];
  }
  const lists = kept.map((order) => keptList(name, order));
  return [
    ...kept.flatMap(({ field }) => checkField(facts, field)),
    ...lists.filter((list, index) => lists.indexOf(list) < index).map((list) => `is @ordered twice as ${list}`),
    ...[keptFlag(name), ...lists]
      .filter((stored) => owner.fields.has(stored))
      .map((stored) => `is @ordered, which stores ${stored}, the name of a field`),
  ];
}

function checkField({ name, fields }: NodeType, field: string): readonly string[] {
  const found = fields.get(field);
  const where = `is @ordered by ${name}.${field}, which`;
  if (found?.kind !== 'property') {
    const known = [...fields.values()].flatMap((one) => (one.kind === 'property' ? [one.name] : []));
    return [`${where} is not a property${didYouMean(field, known)}`];
  }
  if (found.list || !SORTED.has(found.type.name)) return [`${where} is neither a number, a date nor a time`];
  return field === PRESUMED_FIELD ? [`${where} changes with other facts`] : [];
}
