import { pipeline, Readable } from 'node:stream';
import { Parser } from 'csv-parse';
import { fileError } from '../../../disk/index.ts';
import type { SourceRow } from '../../../evidence/index.ts';
import { type FileNotes, noteLacking } from '../notes.ts';
import { LONGEST } from '../text/lines.ts';
import { lostText, unfitText } from '../unusable-text.ts';
import { type CsvColumns, columnNames, csvHeader, namedColumns, rowOf } from './columns.ts';
import { CsvFaults, type LostPlace, type SkippedRow } from './faults.ts';
import { type CsvStart, csvStart, lowerHeader } from './prologue.ts';
import { rowTexts } from './row-ends.ts';
import { CsvText } from './text.ts';

export interface CsvFormat {
  readonly columns: readonly string[];
  readonly optional: readonly string[];
  readonly delimiter: string;
  readonly encoding: string | undefined;
  /** Lines above the header, or above the first row. */
  readonly skip: number;
  /** Whether the first row names the columns; else they have their names by place. */
  readonly hasHeader: boolean;
  /** Whether a row with too few fields lacks the others, and empty ones behind the last column are none. */
  readonly fills: boolean;
}

/**
 * The rows of a table. Empty lines are none. A row that is uneven, or has a quote where none can be, comes
 * with its problem. Where that leaves unclear how far it goes, it ends with its line, and the next line is read anew.
 * @throws {ImportError} where a column is missing, the header has a fault, or the file ends within a row.
 */
export async function* readCsv(path: string, format: CsvFormat, notes: FileNotes): AsyncGenerator<SourceRow> {
  const text = await CsvText.open(path, format.encoding);
  try {
    const start = await csvStart(path, text, format, notes);
    const table = new Table(path, format, text, start, notes);
    for (let place: number | undefined = start.place; place !== undefined; ) place = yield* table.rowsFrom(place);
    if (table.isEmpty) notes.warn('has no rows: all that it stated before, if it did, is withdrawn');
  } finally {
    await text.close();
  }
}

/** What the parser gives with `info`. The header counts as a record. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly records: number; readonly bytes: number };
}

/** A table as far as it was read. */
class Table {
  readonly #path: string;
  readonly #format: CsvFormat;
  readonly #text: CsvText;
  readonly #start: CsvStart;
  readonly #notes: FileNotes;
  #columns: CsvColumns | undefined;
  #number = 0;
  /** A row that is too short is held back: as the last one it may be half a row. */
  #held: SourceRow | undefined;

  constructor(path: string, format: CsvFormat, text: CsvText, start: CsvStart, notes: FileNotes) {
    this.#path = path;
    this.#format = format;
    this.#text = text;
    this.#start = start;
    this.#notes = notes;
    if (!format.hasHeader) this.#columns = namedColumns(format.columns, format.optional);
  }

  get isEmpty(): boolean {
    return this.#number === 0;
  }

  /** The rows behind a place, up to one whose end cannot be told; gives the place behind that, if there is more. */
  async *rowsFrom(place: number): AsyncGenerator<SourceRow, number | undefined> {
    const faults = new CsvFaults(this.#columns === undefined);
    /** Where the row begins that is read next. */
    let behind = place;
    const bytesAt = (bytes: number): number => this.#text.offsets.at(place + bytes);
    for await (const { record, info } of this.#parse(place, faults)) {
      // Behind such a row, the parser has lost its place.
      if (faults.lost !== undefined && info.records > faults.lost.records) break;
      const isLost = this.#text.hasLost(place + info.bytes);
      if (this.#columns === undefined) {
        if (isLost && record.join().includes('\ufffd'))
          throw fileError(this.#path, `the header has bytes that are no ${this.#format.encoding ?? 'UTF-8'}`);
        this.#columns = await this.#header(record);
        behind = place + info.bytes;
        continue;
      }
      yield* this.#release();
      const end = place + info.bytes;
      const skipped = faults.before(info.records);
      const texts = (): readonly string[] => this.#texts(behind, end, skipped.length);
      yield* this.#skipped(skipped, this.#columns.names, bytesAt, texts);
      const read = this.#row(this.#columns, record, bytesAt(info.bytes), isLost);
      const row = read.problem === undefined ? read : { text: texts()[skipped.length], ...read };
      if (record.length < this.#columns.least && row.problem !== undefined) this.#held = row;
      else yield row;
      this.#text.letGo(end);
      behind = end;
    }
    const { names } = this.#columnsRead(faults.lost);
    const last = faults.before(Number.POSITIVE_INFINITY);
    const { lost } = faults;
    if (this.#held && last.length === 0 && lost === undefined && !this.#text.endsWithLine)
      throw cutOff(this.#path, this.#held);
    yield* this.#release();
    const next = lost && (await this.#text.nextLine(place + lost.bytes, lost.field === 0));
    const texts = (): readonly string[] => this.#texts(behind, next, last.length);
    yield* this.#skipped(last, names, bytesAt, texts);
    return lost === undefined ? undefined : yield* this.#pass(lost, place, next, { names, text: texts()[last.length] });
  }

  *#skipped(
    rows: readonly SkippedRow[],
    names: readonly string[],
    bytesAt: (bytes: number) => number,
    texts: () => readonly string[],
  ): Generator<SourceRow> {
    if (rows.length === 0) return;
    const found = texts();
    for (const [index, row] of rows.entries()) yield { ...row.row(++this.#number, names, bytesAt), text: found[index] };
  }

  /** The texts of rows that were left out between two places, and of what follows them. */
  #texts(from: number, end: number | undefined, count: number): readonly string[] {
    return rowTexts(this.#text.between(from, end), count, {
      delimiter: this.#start.delimiter,
      ends: this.#text.delimiters,
    });
  }

  #row(columns: CsvColumns, record: readonly string[], bytes: number, isLost: boolean): SourceRow {
    const number = ++this.#number;
    if (number === 1 && !this.#format.hasHeader) this.#refuseHeader(record);
    const row = rowOf(number, columns, this.#format.fills ? this.#filled(record, columns) : record, bytes);
    const problem =
      row.problem ?? (isLost ? lostText(row.values, this.#format.encoding) : undefined) ?? unfitText(row.values);
    return problem === undefined ? row : { ...row, problem };
  }

  #filled(record: readonly string[], { names, least }: CsvColumns): readonly string[] {
    if (record.length < least) {
      this.#notes.addRow(`fields are missing at the end, and were taken for empty (\`ragged: fill\`)`, this.#number);
      return [...record, ...Array.from({ length: least - record.length }, () => '')];
    }
    const isEmpty = record.slice(names.length).every((field) => field.trim() === '');
    return isEmpty ? record.slice(0, names.length) : record;
  }

  async #header(record: readonly string[]): Promise<CsvColumns> {
    const { columns, optional } = this.#format;
    const header = csvHeader(record, columns, optional, this.#start.delimiter);
    if ('names' in header) {
      const { names } = header;
      const others = names.filter((name) => !columns.includes(name) && !optional.includes(name));
      noteLacking(
        this.#notes,
        optional.filter((column) => !names.includes(column)),
        others,
      );
      return header;
    }
    const isMissing = header.column === undefined && header.isTold !== true;
    const lower = isMissing ? ((await lowerHeader(this.#text, this.#start, columns)) ?? NO_HEADER) : '';
    throw fileError(this.#path, `${header.message}${lower}`, undefined, header.column);
  }

  #refuseHeader(record: readonly string[]): void {
    const names = columnNames(record);
    if (!this.#format.columns.every((column, index) => names[index] === column)) return;
    throw fileError(this.#path, 'has a header, and the mapping says `header: no`', 1);
  }

  /** The row that holds a fault which hides its end, and where to go on. */
  *#pass(
    lost: LostPlace,
    place: number,
    next: number | undefined,
    { names, text }: { readonly names: readonly string[]; readonly text: string | undefined },
  ): Generator<SourceRow, number | undefined> {
    const column = names[lost.field];
    // A text that goes on for lines, and ends within one: its lines are no rows.
    const isCut = lost.isOpen && (next === undefined || !this.#text.endsWithLine);
    if (isCut) throw fileError(this.#path, lost.message, this.#number + 1, column);
    const bytes = this.#text.offsets.at(next ?? place + lost.bytes);
    yield { number: ++this.#number, values: {}, bytes, problem: { column, message: lost.message }, text };
    return next;
  }

  *#release(): Generator<SourceRow> {
    if (this.#held !== undefined) yield this.#held;
    this.#held = undefined;
  }

  #columnsRead(lost: LostPlace | undefined): CsvColumns {
    if (this.#columns !== undefined) return this.#columns;
    throw fileError(this.#path, lost === undefined ? 'is empty: it has no header' : `the header: ${lost.message}`);
  }

  #parse(place: number, faults: CsvFaults): AsyncIterable<Parsed> {
    const parser = new Parser({
      delimiter: this.#start.delimiter,
      record_delimiter: [...this.#text.delimiters],
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      skip_records_with_error: true,
      on_skip: (error) => faults.add(error),
      max_record_size: LONGEST,
    });
    // Errors of either end come out of the parser; the callback is needed for the streams to be closed.
    pipeline(Readable.from(this.#text.from(place, () => faults.lost !== undefined)), parser, () => {});
    return parser as AsyncIterable<Parsed>;
  }
}

const NO_HEADER = '. Where it has no header, say `header: no` under `file`, and name its columns by their places';

const cutOff = (path: string, { number, problem }: SourceRow) =>
  fileError(path, `the file ends within it, and seems to be truncated: it ${problem?.message}`, number);
