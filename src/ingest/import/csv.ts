import { pipeline, Readable } from 'node:stream';
import { Parser } from 'csv-parse';
import type { SourceRow } from './contract.ts';
import { CsvFaults, type LostPlace } from './csv-faults.ts';
import { csvHeader } from './csv-header.ts';
import { rowOf } from './csv-row.ts';
import { CsvText } from './csv-text.ts';
import { LONGEST } from './decode-lines.ts';
import { fileError } from './rows-error.ts';

interface CsvFormat {
  readonly columns: readonly string[];
  readonly delimiter: string;
}

/**
 * The rows of a table with a header. Empty lines are none. A row that is uneven, or has a quote where none can be, comes
 * with its problem. Where that leaves unclear how far it goes, it ends with its line, and the next line is read anew.
 * @throws {ImportError} where a column is missing, the header has a fault, or the file ends within a row.
 */
export async function* readCsv(path: string, format: CsvFormat): AsyncGenerator<SourceRow> {
  const text = await CsvText.open(path);
  try {
    const table = new Table(path, format, text);
    for (let place: number | undefined = 0; place !== undefined; ) place = yield* table.rowsFrom(place);
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
  #header: readonly string[] | undefined;
  #number = 0;
  /** An uneven row is held back: as the last one it may be half a row. */
  #held: SourceRow | undefined;

  constructor(path: string, format: CsvFormat, text: CsvText) {
    this.#path = path;
    this.#format = format;
    this.#text = text;
  }

  /** The rows behind a place, up to one whose end can not be told; gives the place behind that, if there is more. */
  async *rowsFrom(place: number): AsyncGenerator<SourceRow, number | undefined> {
    const faults = new CsvFaults(this.#header === undefined);
    const bytesAt = (bytes: number): number => this.#text.offsets.at(place + bytes);
    for await (const { record, info } of this.#parse(place, faults)) {
      // Behind such a row, the parser has lost its place.
      if (faults.lost !== undefined && info.records > faults.lost.records) break;
      if (this.#header === undefined) {
        this.#header = csvHeader(this.#path, record, this.#format.columns, this.#format.delimiter);
        continue;
      }
      yield* this.#release();
      for (const fault of faults.before(info.records)) yield fault.row(++this.#number, this.#header, bytesAt);
      const row = rowOf(++this.#number, this.#header, record, bytesAt(info.bytes));
      if (record.length < this.#header.length) this.#held = row;
      else yield row;
      this.#text.letGo(place + info.bytes);
    }
    const header = this.#headerRead(faults.lost);
    const last = faults.before(Number.POSITIVE_INFINITY);
    const { lost } = faults;
    if (this.#held && last.length === 0 && lost === undefined && !this.#text.endsWithLine)
      throw cutOff(this.#path, this.#held);
    yield* this.#release();
    for (const fault of last) yield fault.row(++this.#number, header, bytesAt);
    return lost === undefined ? undefined : yield* this.#pass(lost, place, header);
  }

  /** The row that holds a fault which hides its end, and where to go on. */
  async *#pass(
    lost: LostPlace,
    place: number,
    header: readonly string[],
  ): AsyncGenerator<SourceRow, number | undefined> {
    const next = await this.#text.nextLine(place + lost.bytes, lost.field === 0);
    const column = header[lost.field];
    // A text that goes on for lines, and ends within one: its lines are no rows.
    const isCut = lost.isOpen && (next === undefined || !this.#text.endsWithLine);
    if (isCut) throw fileError(this.#path, lost.message, this.#number + 1, column);
    const bytes = this.#text.offsets.at(next ?? place + lost.bytes);
    yield { number: ++this.#number, values: {}, bytes, problem: { column, message: lost.message } };
    return next;
  }

  *#release(): Generator<SourceRow> {
    if (this.#held !== undefined) yield this.#held;
    this.#held = undefined;
  }

  #headerRead(lost: LostPlace | undefined): readonly string[] {
    if (this.#header !== undefined) return this.#header;
    throw fileError(this.#path, lost === undefined ? 'is empty: it has no header' : `the header: ${lost.message}`);
  }

  #parse(place: number, faults: CsvFaults): AsyncIterable<Parsed> {
    const parser = new Parser({
      delimiter: this.#format.delimiter,
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

const cutOff = (path: string, { number, problem }: SourceRow) =>
  fileError(path, `the file ends within it, and seems to be cut off: it ${problem?.message}`, number);
