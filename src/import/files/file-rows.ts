import type { SourceRow } from '../../evidence/index.ts';
import { chosenEncoding } from './encoding/choice.ts';
import { EncodingScan } from './encoding/scan.ts';
import { type FileFacts, fileFacts, rowsOf } from './file-facts.ts';
import { FileNotes } from './notes.ts';
import { type FileFormat, readRows } from './rows.ts';

/** A file that can be read, row by row. */
export interface OpenedFile {
  readonly facts: FileFacts;
  /** The name of its encoding, where somebody said it. */
  readonly encoding: string | undefined;
  readonly notes: FileNotes;
  readonly rows: () => AsyncGenerator<SourceRow>;
}

/**
 * Looks at a file as a whole, so that what it is and how it is encoded is told before its first row.
 * @throws {ImportError} where it cannot be read, or nobody can tell its encoding.
 */
export async function openFile(path: string, format: FileFormat): Promise<OpenedFile> {
  const scan = new EncodingScan(format.encoding !== undefined);
  const facts = await fileFacts(path, (chunk) => scan.add(chunk));
  const notes = new FileNotes();
  const encoding = chosenEncoding(path, scan.end(), format.encoding, notes);
  return { facts, encoding, notes, rows: () => rowsOf(facts, path, readRows(path, { ...format, encoding }, notes)) };
}
