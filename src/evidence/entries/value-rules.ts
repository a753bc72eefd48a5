import { knownUsd } from '../../domain/index.ts';
import type { NodeType } from '../../model/index.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import type { FieldProblem } from './date-rules.ts';
import type { EntryValues } from './entry-schema.ts';

/** Checks that the id of a type with a key is made from that key: `country:` and its code. */
export function keyProblems(
  { id, type }: { readonly id: string; readonly type: NodeType },
  values: EntryValues,
): readonly FieldProblem[] {
  return fieldsOf(type, 'property')
    .filter((field) => field.key && id !== `${type.prefix}:${String(values[field.name])}`)
    .map(({ name }) => ({ field: name, message: `does not fit the id, which is \`${type.prefix}:\` and the ${name}` }));
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
