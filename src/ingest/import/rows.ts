import type { SourceRow } from './contract.ts';
import { readCsv } from './csv.ts';
import { readFtm } from './ftm.ts';
import { readJsonLines } from './json-lines.ts';

/** How a file is read, and the columns that must be there. */
export interface FileFormat {
  readonly kind: 'csv' | 'tsv' | 'jsonl' | 'ftm';
  readonly columns: readonly string[];
  /** What separates the fields of a table: a comma, or a tab in `tsv`, where it is left out. */
  readonly delimiter?: string;
}

/**
 * The rows of a file in their order, as a stream: its size does not matter. A row that cannot be read comes with its
 * problem, and the next one follows.
 * @throws {ImportError} where the file as a whole cannot be read, or ends within a row.
 */
export function readRows(path: string, format: FileFormat): AsyncGenerator<SourceRow> {
  const { kind, columns, delimiter } = format;
  switch (kind) {
    case 'csv':
      return readCsv(path, { columns, delimiter: delimiter ?? ',' });
    case 'tsv':
      return readCsv(path, { columns, delimiter: delimiter ?? '\t' });
    case 'jsonl':
      return readJsonLines(path, columns);
    case 'ftm':
      return readFtm(path, columns);
  }
}
