import type { SourceRow } from './contract.ts';

/** A row's fields by the header's names; of two columns with one name the first counts. */
export function rowOf(number: number, header: readonly string[], fields: readonly string[], bytes: number): SourceRow {
  const values = valuesOf(header, fields);
  if (fields.length === header.length) return { number, values, bytes };
  const message = `has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'} where the header has ${header.length}`;
  return { number, values, bytes, problem: { column: undefined, message } };
}

function valuesOf(header: readonly string[], fields: readonly string[]): Readonly<Record<string, string>> {
  // No prototype: a column may have any name, and one that is not there must not be found.
  const values: Record<string, string> = Object.create(null);
  for (let at = 0; at < Math.min(header.length, fields.length); at++) {
    const name = header[at];
    const field = fields[at];
    if (name !== undefined && field !== undefined && !(name in values)) values[name] = field;
  }
  return values;
}
