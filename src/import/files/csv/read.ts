import { pipeline, Readable } from 'node:stream';
import { Parser } from 'csv-parse';
import { fileError } from '../../../disk/index.ts';
import type { SourceRow } from '../../../evidence/index.ts';
import type { DataFile, TableFormat } from '../format.ts';
import { LONGEST } from '../text/lines.ts';
import { type CsvColumns, columnsByPosition } from './columns.ts';
import { CsvFaults, type LostPlace, type SkippedRow } from './faults.ts';
import { readHeader } from './header.ts';
import { type CsvStart, csvStart } from './prologue.ts';
import { RowBuilder } from './row-builder.ts';
import { rowTexts } from './row-ends.ts';
import { CsvText } from './text.ts';

/**
 * The rows of a table. Empty lines are skipped. A row that is uneven or has a misplaced quote comes with its problem; if
 * that leaves its end unclear, it ends with its line, and reading continues with the next one.
 * @throws {ImportError} if a column is missing, the header is faulty, or the file ends within a row.
 */
export async function* readCsv(file: DataFile, format: TableFormat): AsyncGenerator<SourceRow> {
  const text = await CsvText.open(file.path, file.encoding);
  try {
    const start = await csvStart(file, text, format);
    const table = new Table(file, format, text, start);
    for (let place: number | undefined = start.place; place !== undefined; ) place = yield* table.rowsFrom(place);
    if (table.isEmpty) file.notes.warn('has no rows: everything that it stated before, if anything, is withdrawn');
  } finally {
    await text.close();
  }
}

/** A record of the parser with `info`. The header counts as a record. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly records: number; readonly bytes: number };
}

/** A table, as far as it was read. */
class Table {
  readonly #file: DataFile;
  readonly #text: CsvText;
  readonly #start: CsvStart;
  readonly #builder: RowBuilder;
  #columns: CsvColumns | undefined;
  /** A row that is too short is held back: if it is the last one, it may be truncated. */
  #held: SourceRow | undefined;

  constructor(file: DataFile, format: TableFormat, text: CsvText, start: CsvStart) {
    this.#file = file;
    this.#text = text;
    this.#start = start;
    this.#builder = new RowBuilder(file, format);
    if (!format.hasHeader) this.#columns = columnsByPosition(file.columns, file.optional);
  }

  get isEmpty(): boolean {
    return this.#builder.last === 0;
  }

  /** The rows from an offset on, up to one with an unclear end; returns the offset after that, if there is more. */
  async *rowsFrom(place: number): AsyncGenerator<SourceRow, number | undefined> {
    const faults = new CsvFaults(this.#columns === undefined);
    /** The offset of the next row. */
    let behind = place;
    const bytesAt = (bytes: number): number => this.#text.offsets.at(place + bytes);
    for await (const { record, info } of this.#parse(place, faults)) {
      // After such a row, the records of the parser are wrong.
      if (faults.lost !== undefined && info.records > faults.lost.records) break;
      const isLost = this.#text.hasLost(place + info.bytes);
      if (this.#columns === undefined) {
        if (isLost && record.join().includes('\ufffd'))
          throw fileError(this.#file.path, `the header has bytes that are not valid ${this.#file.encoding ?? 'UTF-8'}`);
        this.#columns = await readHeader(this.#file, record, this.#text, this.#start);
        behind = place + info.bytes;
        continue;
      }
      yield* this.#release();
      const end = place + info.bytes;
      const skipped = faults.before(info.records);
      const texts = (): readonly string[] => this.#texts(behind, end, skipped.length);
      yield* this.#skipped(skipped, this.#columns.names, bytesAt, texts);
      const read = this.#builder.row(this.#columns, record, bytesAt(info.bytes), isLost);
      const row = read.problem === undefined ? read : { text: texts()[skipped.length], ...read };
      if (record.length < this.#columns.min && row.problem !== undefined) this.#held = row;
      else yield row;
      this.#text.letGo(end);
      behind = end;
    }
    const { names } = this.#columnsRead(faults.lost);
    const last = faults.before(Number.POSITIVE_INFINITY);
    const { lost } = faults;
    if (this.#held && last.length === 0 && lost === undefined && !this.#text.endsWithLine)
      throw truncated(this.#file.path, this.#held);
    yield* this.#release();
    const next = lost && (await this.#text.nextLine(place + lost.bytes, lost.field === 0));
    const texts = this.#texts(behind, next, last.length);
    // A row is reported once, however many errors it has: if no text is left for the lost one, it was skipped before.
    const skipped = lost !== undefined && texts[last.length] === '' ? last.slice(0, -1) : last;
    yield* this.#skipped(skipped, names, bytesAt, () => texts);
    const text = texts[skipped.length]?.replace(/[\r\n]+$/, '');
    return lost === undefined ? undefined : yield* this.#pass(lost, place, next, { names, text });
  }

  *#skipped(
    rows: readonly SkippedRow[],
    names: readonly string[],
    bytesAt: (bytes: number) => number,
    texts: () => readonly string[],
  ): Generator<SourceRow> {
    if (rows.length === 0) return;
    const found = texts();
    for (const [index, row] of rows.entries())
      yield { ...row.row(this.#builder.next(), names, bytesAt), text: found[index] };
  }

  /** The texts of skipped rows between two offsets, and the text after them. */
  #texts(from: number, end: number | undefined, count: number): readonly string[] {
    return rowTexts(this.#text.between(from, end), count, {
      delimiter: this.#start.delimiter,
      ends: this.#text.delimiters,
    });
  }

  /** The row with an error that makes its end unclear; returns where to continue. */
  *#pass(
    lost: LostPlace,
    place: number,
    next: number | undefined,
    { names, text }: { readonly names: readonly string[]; readonly text: string | undefined },
  ): Generator<SourceRow, number | undefined> {
    const column = names[lost.field];
    // A quoted text that spans lines up to a truncated end: its lines are not rows.
    const isCut = lost.isOpen && (next === undefined || !this.#text.endsWithLine);
    if (isCut) throw fileError(this.#file.path, lost.message, this.#builder.last + 1, column);
    const bytes = this.#text.offsets.at(next ?? place + lost.bytes);
    yield { number: this.#builder.next(), values: {}, bytes, problem: { column, message: lost.message }, text };
    return next;
  }

  *#release(): Generator<SourceRow> {
    if (this.#held !== undefined) yield this.#held;
    this.#held = undefined;
  }

  #columnsRead(lost: LostPlace | undefined): CsvColumns {
    if (this.#columns !== undefined) return this.#columns;
    throw fileError(this.#file.path, lost === undefined ? 'is empty: it has no header' : `the header: ${lost.message}`);
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
    // Errors of both streams surface in the parser; `pipeline` needs a callback to close them.
    pipeline(Readable.from(this.#text.from(place, () => faults.lost !== undefined)), parser, () => {});
    return parser as AsyncIterable<Parsed>;
  }
}

const truncated = (path: string, { number, problem }: SourceRow) =>
  fileError(path, `the file ends within it, and seems to be truncated: it ${problem?.message}`, number);
