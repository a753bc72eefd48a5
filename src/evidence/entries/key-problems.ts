import type { NodeType } from '../../model/index.ts';
import { fieldsOf } from '../stored/graph-node.ts';
import type { FieldProblem } from './date-rules.ts';
import type { EntryValues } from './entry-schema.ts';

/** Where a type is looked up by a key, the id is made of it. */
export function keyProblems(
  { id, type }: { readonly id: string; readonly type: NodeType },
  values: EntryValues,
): readonly FieldProblem[] {
  return fieldsOf(type, 'property')
    .filter((field) => field.key && id !== `${type.prefix}:${String(values[field.name])}`)
    .map(({ name }) => ({ field: name, message: `does not fit the id, which is \`${type.prefix}:\` and the ${name}` }));
}
