import { knownUsd, shown } from '../../domain/index.ts';
import type { Model, NodeType } from '../../model/index.ts';
import { partKey } from '../projection/stated-field.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import { type FieldProblem, precisionProblems } from './date-rules.ts';
import { type EntryValues, itemsOf, ownRelations } from './entry-schema.ts';

/** Checks that the id of a type with a key is made from that key: `country:` and its code. */
export function keyProblems(
  { id, type }: { readonly id: string; readonly type: NodeType },
  values: EntryValues,
): readonly FieldProblem[] {
  return fieldsOf(type, 'property')
    .filter((field) => field.key && id !== `${type.prefix}:${String(values[field.name])}`)
    .map(({ name }) => ({ field: name, message: `does not fit the id, which is \`${type.prefix}:\` and the ${name}` }));
}

/** Checks the parts of an entry: their dates, and that they have different keys, since statements tell them apart by these. */
export function partProblems(model: Model, type: NodeType, values: EntryValues): readonly FieldProblem[] {
  return ownRelations(type).flatMap(({ name, target }): readonly FieldProblem[] => {
    const part = model.parts.get(target);
    if (!part) return [];
    const items = itemsOf(values[name]) as readonly EntryValues[];
    const keys = items.map((item) => partKey(part, item));
    const twice = keys.find((key, index) => keys.indexOf(key) < index);
    return [
      ...items.flatMap((item, index) =>
        precisionProblems(part, item).map(({ field, message }) => ({ field: `${name}.${index}.${field}`, message })),
      ),
      ...(twice === undefined
        ? []
        : [{ field: name, message: `has two items of the same ${part.key}: ${shown(twice)}` }]),
    ];
  });
}

/** Adds the amount in US dollars where the entry's own currency gives it, and reports what contradicts that. */
export function withUsd(
  type: NodeType,
  values: EntryValues,
): { readonly values: EntryValues; readonly problems: readonly FieldProblem[] } {
  const known = type.fields.has('principalUsd') ? knownUsd(values) : undefined;
  if (known === undefined) return { values, problems: [] };
  if ('problem' in known) return { values, problems: [{ field: 'principalUsd', message: known.problem }] };
  return { values: { ...values, ...known }, problems: [] };
}
