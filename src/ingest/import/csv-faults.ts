import type { CsvError } from 'csv-parse';
import type { SourceRow } from './contract.ts';
import type { FileOffsets } from './decode-offsets.ts';

/** A row that the parser leaves out, behind how many records it stood. */
interface SkippedRow {
  readonly records: number;
  row(number: number, header: readonly string[], offsets: FileOffsets): SourceRow;
}

/** What ends a file before its end. */
interface End {
  readonly records: number;
  readonly field: number;
  readonly message: string;
}

/** The parts of an error that the parser fills in, and its types leave open. */
interface Place {
  readonly records: number;
  readonly lines: number;
  readonly bytes: number;
  readonly index: number;
}

/** The faults that a parser met, on the way or at the end. */
export class CsvFaults {
  #skipped: SkippedRow[] = [];
  #line: number | undefined;
  #end: End | undefined;

  get end(): End | undefined {
    return this.#end;
  }

  add(error: CsvError | undefined): undefined {
    if (error === undefined || this.#end !== undefined) return;
    const { records, lines, bytes, index } = error as unknown as Place;
    const message = MESSAGES.get(error.code) ?? error.message;
    // A header with a fault has no columns to go on with.
    if (error.code !== WITHIN_ROW || records === 0) this.#end = { records, field: index, message };
    // One row may hold several misplaced quotes.
    else if (lines !== this.#line) {
      const row = skipped(index, message, bytes);
      this.#skipped.push({ records, row });
    }
    this.#line = lines;
  }

  /** The rows left out before the record of this number, once. */
  before(record: number): readonly SkippedRow[] {
    if (this.#skipped.length === 0) return [];
    const rows = this.#skipped.filter(({ records }) => records < record);
    this.#skipped = this.#skipped.slice(rows.length);
    return rows;
  }
}

const skipped =
  (field: number, message: string, bytes: number): SkippedRow['row'] =>
  (number, header, offsets) => ({
    number,
    values: {},
    bytes: offsets.at(bytes),
    problem: { column: header[field], message },
  });

/** Behind this fault alone it is sure where the row ends. */
const WITHIN_ROW = 'INVALID_OPENING_QUOTE';

const MESSAGES: ReadonlyMap<string, string> = new Map([
  [WITHIN_ROW, 'has a quote within: such a field stands in quotes, with each of its own written twice'],
  ['CSV_INVALID_CLOSING_QUOTE', 'a field in quotes goes on behind the closing one: a quote within it is written twice'],
  ['CSV_QUOTE_NOT_CLOSED', 'the quote that opens here is never closed; the file seems to be cut off'],
  ['CSV_MAX_RECORD_SIZE', 'the row does not end within 16 MiB; a quote may not be closed'],
]);
