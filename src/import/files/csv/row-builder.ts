import type { SourceRow } from '../../../evidence/index.ts';
import type { DataFile, TableFormat } from '../format.ts';
import { undecodableText, unstorableText } from '../unusable-text.ts';
import { type CsvColumns, rowOf } from './columns.ts';
import { refuseHeader } from './header.ts';

/** Numbers the rows of a table, and makes them of its records. */
export class RowBuilder {
  readonly #file: DataFile;
  readonly #format: TableFormat;
  #number = 0;

  constructor(file: DataFile, format: TableFormat) {
    this.#file = file;
    this.#format = format;
  }

  /** The number of the last row; 0 before the first. */
  get last(): number {
    return this.#number;
  }

  /** The number of the next row, for one that has no record. */
  next(): number {
    this.#number += 1;
    return this.#number;
  }

  /** @param hasLost - whether some bytes of the record could not be decoded */
  row(columns: CsvColumns, record: readonly string[], bytes: number, hasLost: boolean): SourceRow {
    const number = this.next();
    if (number === 1 && !this.#format.hasHeader) refuseHeader(this.#file, record);
    const row = rowOf(number, columns, this.#format.fills ? this.#filled(record, columns) : record, bytes);
    const problem =
      row.problem ??
      (hasLost ? undecodableText(row.values, this.#file.encoding) : undefined) ??
      unstorableText(row.values);
    return problem === undefined ? row : { ...row, problem };
  }

  #filled(record: readonly string[], { names, min }: CsvColumns): readonly string[] {
    if (record.length < min) {
      this.#file.notes.addRow('fields are missing at the end, and were taken as empty (`ragged: fill`)', this.#number);
      return [...record, ...Array.from({ length: min - record.length }, () => '')];
    }
    const isEmpty = record.slice(names.length).every((field) => field.trim() === '');
    return isEmpty ? record.slice(0, names.length) : record;
  }
}
