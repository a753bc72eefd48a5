import { nfc } from '../../../domain/index.ts';
import { spelledOtherwise } from '../lacking-columns.ts';
import { isTextName, OF_REJECTED } from '../rejected-columns.ts';
import type { CsvColumns } from './row.ts';

/** The names of a table's columns, composed and trimmed. */
export const columnNames = (record: readonly string[]): readonly string[] => record.map((name) => nfc(name).trim());

/** What is wrong with a header. */
export interface HeaderProblem {
  readonly message: string;
  readonly column?: string;
  /** Whether the message says already how to mend it. */
  readonly isTold?: boolean;
}

/** The columns that a header names, or what is wrong with it: one that must be there is not, or is there twice. */
export function csvHeader(
  record: readonly string[],
  columns: readonly string[],
  optional: readonly string[],
  delimiter: string,
): CsvColumns | HeaderProblem {
  const names = columnNames(record);
  const missing = columns.filter((column) => !names.includes(column));
  if (missing.length > 0) {
    const spelled = spelledOtherwise(missing, names);
    const hint = spelled === '' ? otherDelimiter(names, delimiter) : spelled;
    return {
      message: `lacks ${columnsNamed(missing)}; it has ${names.join(', ')}${hint}`,
      isTold: spelled !== '',
    };
  }
  const twice = [...columns, ...optional].find((column) => names.indexOf(column) !== names.lastIndexOf(column));
  if (twice !== undefined) return { message: 'is there twice, and must be one', column: twice };
  const least = names.findLastIndex((name) => name !== '') + 1;
  return { names, least, by: 'the header', textAt: textColumn(names, columns) };
}

/** The place of the texts in a file of rejected rows, unless a mapping takes its first columns for its own. */
function textColumn(names: readonly string[], columns: readonly string[]): number | undefined {
  const isRejected = OF_REJECTED.every((name, index) => names[index] === name) && isTextName(names.at(-1) ?? '');
  return isRejected && !OF_REJECTED.every((name) => columns.includes(name)) ? names.length - 1 : undefined;
}

/** The columns of a table without a header: their names by place. Those at the end that need not be there may be missing. */
export const namedColumns = (columns: readonly string[], optional: readonly string[]): CsvColumns => ({
  names: [...columns, ...optional],
  least: columns.length,
  by: 'the mapping',
});

const columnsNamed = (names: readonly string[]): string =>
  `${names.length === 1 ? 'the column' : 'the columns'} ${names.join(', ')}`;

/** A header in one piece was probably written with another delimiter. */
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
