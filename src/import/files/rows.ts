import type { SourceRow } from '../../evidence/index.ts';
import { readCsv } from './csv/read.ts';
import { readFtm } from './json/ftm.ts';
import { readJsonLines } from './json/lines.ts';
import { FileNotes } from './notes.ts';

/** The format of a file, and the columns that it must have. */
export interface FileFormat {
  readonly kind: 'csv' | 'tsv' | 'jsonl' | 'ftm';
  readonly columns: readonly string[];
  readonly optional?: readonly string[];
  /** The field delimiter of a table; default: a comma, or a tab for `tsv`. */
  readonly delimiter?: string | undefined;
  /** Default: UTF-8, with Windows-1252 for lines that are not. */
  readonly encoding?: string | undefined;
  /** Lines above the header of a table. */
  readonly skip?: number;
  /** False for a table without a header. */
  readonly header?: boolean;
  /** How to treat rows of a table with too few fields. */
  readonly ragged?: 'reject' | 'fill';
}

/**
 * Streams the rows of a file, of any size. A row that cannot be read comes with its problem, and reading continues.
 * @param notes - receives remarks about skipped lines and filled fields
 * @throws {ImportError} if the file as a whole cannot be read, or ends within a row.
 */
export async function* readRows(
  path: string,
  format: FileFormat,
  notes: FileNotes = new FileNotes(),
): AsyncGenerator<SourceRow> {
  yield* rowsAsRead(path, format, notes);
}

function rowsAsRead(path: string, format: FileFormat, notes: FileNotes): AsyncGenerator<SourceRow> {
  const { kind, columns, optional = [], encoding } = format;
  if (kind === 'jsonl') return readJsonLines(path, columns, optional, encoding, notes);
  if (kind === 'ftm') return readFtm(path, columns, optional, encoding, notes);
  const { skip = 0, header = true, ragged = 'reject' } = format;
  const delimiter = format.delimiter ?? (kind === 'tsv' ? '\t' : ',');
  return readCsv(
    path,
    { columns, optional, delimiter, encoding, skip, hasHeader: header, fills: ragged === 'fill' },
    notes,
  );
}
