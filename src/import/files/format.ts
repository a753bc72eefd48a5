import type { FileNotes } from './notes.ts';

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

/** A file to read, in any format. */
export interface DataFile {
  readonly path: string;
  readonly columns: readonly string[];
  readonly optional: readonly string[];
  readonly encoding: string | undefined;
  /** Receives remarks about the file. */
  readonly notes: FileNotes;
}

/** The format of a table. */
export interface TableFormat {
  readonly delimiter: string;
  /** Lines above the header, or above the first row. */
  readonly skip: number;
  /** Whether the first row names the columns; otherwise the mapping names them by position. */
  readonly hasHeader: boolean;
  /** Whether missing fields at the end of a row are empty, and empty fields after the last column are ignored. */
  readonly fills: boolean;
}
