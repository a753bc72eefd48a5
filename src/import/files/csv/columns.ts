import { nfc } from '../../../domain/index.ts';
import type { SourceRow } from '../../../evidence/index.ts';
import { differentSpelling } from '../notes.ts';

/** The names in a header, in NFC and trimmed. */
export const headerNames = (record: readonly string[]): readonly string[] => record.map((name) => nfc(name).trim());

/** The problem of a header. */
export interface HeaderProblem {
  readonly message: string;
  readonly column?: string;
  /** Whether the message already suggests a fix. */
  readonly hasHint?: boolean;
}

/** The columns that a header names, or its problem: a required column is missing, or a column occurs twice. */
export function columnsInHeader(
  record: readonly string[],
  columns: readonly string[],
  optional: readonly string[],
  delimiter: string,
): CsvColumns | HeaderProblem {
  const names = headerNames(record);
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const spelled = differentSpelling(missing, names);
    const hint = spelled === '' ? otherDelimiter(names, delimiter) : spelled;
    return {
      message: `lacks ${columnsNamed(missing)}; it has ${names.join(', ')}${hint}`,
      hasHint: spelled !== '',
    };
  }
  const twice = [...columns, ...optional].find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) return { message: 'occurs twice, but must be unique', column: twice };
  const min = names.findLastIndex((name) => name !== '') + 1;
  return { names, min, by: 'the header', textAt: textColumn(names, columns) };
}

/** The column of texts in a file of rejected rows, unless the mapping uses all of its leading columns itself. */
function textColumn(names: readonly string[], columns: readonly string[]): number | undefined {
  const isRejected = OF_REJECTED.every((name, index) => names[index] === name) && isTextName(names.at(-1) ?? '');
  return isRejected && !OF_REJECTED.every((name) => columns.includes(name)) ? names.length - 1 : undefined;
}

/** The columns of a table without a header, by position. Optional ones come last, and may be missing. */
export const columnsByPosition = (columns: readonly string[], optional: readonly string[]): CsvColumns => ({
  names: [...columns, ...optional],
  min: columns.length,
  by: 'the mapping',
});

const columnsNamed = (names: readonly string[]): string =>
  `${names.length === 1 ? 'the column' : 'the columns'} ${names.join(', ')}`;

/** A header with a single name probably has another delimiter. */
function otherDelimiter(names: readonly string[], delimiter: string): string {
  const [only = ''] = names;
  if (names.length > 1) return '';
  const other = [...LIKELY].find(([sign]) => sign !== delimiter && only.includes(sign));
  return other === undefined ? '' : `. Its columns seem to be separated by ${other[1]}`;
}

const LIKELY: ReadonlyMap<string, string> = new Map([
  [';', 'semicolons'],
  ['\t', 'tabs'],
  ['|', 'bars'],
  [',', 'commas'],
]);

/** The columns of a table, by position. */
export interface CsvColumns {
  readonly names: readonly string[];
  /** The minimum number of fields in a row; trailing columns without a name may be missing. */
  readonly min: number;
  /** Who defines the columns, for messages. */
  readonly by: string;
  /** In a file of rejected rows: the column with the text of a row that could not be read. */
  readonly textAt?: number | undefined;
}

/** The fields of a row by column name; of two columns with the same name the first wins. */
export function rowOf(number: number, columns: CsvColumns, fields: readonly string[], bytes: number): SourceRow {
  const { names, min, by } = columns;
  const values = valuesOf(names, fields);
  const text = columns.textAt === undefined ? '' : (fields[columns.textAt] ?? '');
  if (text !== '') return { number, values, bytes, text, problem: { column: names.at(-1), message: UNREAD } };
  if (fields.length >= min && fields.length <= names.length) return { number, values, bytes };
  const message = `has ${fields.length} ${fields.length === 1 ? 'field' : 'fields'} where ${by} has ${names.length}`;
  return { number, values, bytes, problem: { column: undefined, message } };
}

const UNREAD = 'holds a row that could not be read: move its fields to their columns, and empty this one';

function valuesOf(header: readonly string[], fields: readonly string[]): Readonly<Record<string, string>> {
  // No prototype: a column may have any name, and a missing one must not be found.
  const values: Record<string, string> = Object.create(null);
  for (let at = 0; at < Math.min(header.length, fields.length); at++) {
    const name = header[at];
    const field = fields[at];
    if (name !== undefined && field !== undefined && !(name in values)) values[name] = field;
  }
  return values;
}

/** The first columns of a file of rejected rows; the columns of the rows follow. */
export const OF_REJECTED: readonly string[] = ['row', 'reason', 'column'];

/** The last column: the text of a row that could not be read. Its name differs from all other columns. */
export const textName = (columns: readonly string[]): string => {
  let name = 'text';
  while (columns.includes(name)) name = `_${name}`;
  return name;
};

const isTextName = (name: string): boolean => /^_*text$/.test(name);
