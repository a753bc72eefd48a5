import { knownUsd } from '../../domain/index.ts';
import type { NodeType } from '../../model/index.ts';
import type { FieldProblem } from './date-rules.ts';
import type { EntryValues } from './entry-schema.ts';

/** The values of an entry with what its amount is in US dollars, where its own currency tells it; and what contradicts that. */
export function withUsd(
  type: NodeType,
  values: EntryValues,
): { readonly values: EntryValues; readonly problems: readonly FieldProblem[] } {
  const known = type.fields.has('principalUsd') ? knownUsd(values) : undefined;
  if (known === undefined) return { values, problems: [] };
  if ('problem' in known) return { values, problems: [{ field: 'principalUsd', message: known.problem }] };
  return { values: { ...values, ...known }, problems: [] };
}
