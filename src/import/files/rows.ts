import type { SourceRow } from '../../evidence/index.ts';
import { readCsv } from './csv/read.ts';
import { readFtm } from './json/ftm.ts';
import { readJsonLines } from './json/lines.ts';
import { FileNotes } from './notes.ts';

/** How a file is read, and the columns that must be there. */
export interface FileFormat {
  readonly kind: 'csv' | 'tsv' | 'jsonl' | 'ftm';
  readonly columns: readonly string[];
  readonly optional?: readonly string[];
  /** What separates the fields of a table: a comma, or a tab in `tsv`, where it is left out. */
  readonly delimiter?: string | undefined;
  /** Left out: UTF-8, or Windows-1252 in the lines that are not. */
  readonly encoding?: string | undefined;
  /** Of a table: lines above its header. */
  readonly skip?: number;
  /** Of a table: false where it has no header. */
  readonly header?: boolean;
  /** Of a table: what becomes of rows with too few fields. */
  readonly ragged?: 'reject' | 'fill';
}

/**
 * The rows of a file in their order, as a stream: its size does not matter. A row that cannot be read comes with its
 * problem, and the next one follows.
 * @param notes - is told what was passed over or filled in
 * @throws {ImportError} where the file as a whole cannot be read, or ends within a row.
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
