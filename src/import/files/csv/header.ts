import { fileError } from '../../../disk/index.ts';
import type { DataFile } from '../format.ts';
import { noteMissingColumns } from '../notes.ts';
import { type CsvColumns, columnsInHeader, headerNames } from './columns.ts';
import { type CsvStart, lowerHeader } from './prologue.ts';
import type { CsvText } from './text.ts';

const NO_HEADER = '. If it has no header, set `header: no` under `file`, and list its columns by position';

/**
 * The columns that a header names; optional ones that it lacks are noted.
 * @throws {ImportError} if a required column is missing, or a column occurs twice.
 */
export async function readHeader(
  { path, columns, optional, notes }: DataFile,
  record: readonly string[],
  text: CsvText,
  start: CsvStart,
): Promise<CsvColumns> {
  const header = columnsInHeader(record, columns, optional, start.delimiter);
  if ('names' in header) {
    const { names } = header;
    const others = names.filter((name) => !columns.includes(name) && !optional.includes(name));
    const missing = optional.filter((column) => !names.includes(column));
    noteMissingColumns(notes, missing, others);
    return header;
  }
  const isMissing = header.column === undefined && header.hasHint !== true;
  const lower = isMissing ? ((await lowerHeader(text, start, columns)) ?? NO_HEADER) : '';
  throw fileError(path, `${header.message}${lower}`, undefined, header.column);
}

/** @throws {ImportError} if the first row is a header, although the mapping says that there is none. */
export function refuseHeader({ path, columns }: DataFile, record: readonly string[]): void {
  const names = headerNames(record);
  if (columns.every((column, index) => names[index] === column)) {
    throw fileError(path, 'has a header, but the mapping says `header: no`', 1);
  }
}
