import type { SourceRow } from '../../evidence/index.ts';
import { readCsv } from './csv/read.ts';
import type { FileFormat } from './format.ts';
import { readFtm } from './json/ftm.ts';
import { readJsonLines } from './json/lines.ts';
import { FileNotes } from './notes.ts';

/**
 * Streams the rows of a file, of any size. A row that cannot be read comes with its problem, and reading continues.
 * @param notes - receives remarks about skipped lines and filled fields
 * @throws {ImportError} if the file as a whole cannot be read, or ends within a row.
 */
export function readRows(path: string, format: FileFormat, notes = new FileNotes()): AsyncGenerator<SourceRow> {
  const { kind, columns, optional = [], encoding, skip = 0, header = true, ragged = 'reject' } = format;
  const file = { path, columns, optional, encoding, notes };
  if (kind === 'jsonl') return readJsonLines(file);
  if (kind === 'ftm') return readFtm(file);
  const delimiter = format.delimiter ?? (kind === 'tsv' ? '\t' : ',');
  return readCsv(file, { delimiter, skip, hasHeader: header, fills: ragged === 'fill' });
}
