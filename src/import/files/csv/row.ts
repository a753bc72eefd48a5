import type { SourceRow } from '../../../evidence/index.ts';

/** The columns of a table, by place. */
export interface CsvColumns {
  readonly names: readonly string[];
  /** How many fields a row has at least: those of columns without a name may be missing at its end. */
  readonly least: number;
  /** What tells of the columns, as a message names it. */
  readonly by: string;
  /** Where a file of rejected rows has the text of a row that could not be read. */
  readonly textAt?: number | undefined;
}

/** A row's fields by the names of the columns; of two columns with one name the first counts. */
export function rowOf(number: number, columns: CsvColumns, fields: readonly string[], bytes: number): SourceRow {
  const { names, least, by } = columns;
  const values = valuesOf(names, fields);
  const text = columns.textAt === undefined ? '' : (fields[columns.textAt] ?? '');
  if (text !== '') return { number, values, bytes, text, problem: { column: names.at(-1), message: UNREAD } };
  if (fields.length >= least && fields.length <= names.length) return { number, values, bytes };
  const message = `has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'} where ${by} has ${names.length}`;
  return { number, values, bytes, problem: { column: undefined, message } };
}

const UNREAD =
  'holds a row that could not be read: put its fields into the columns where they belong, and empty this one';

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
