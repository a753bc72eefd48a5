import type { CsvError } from 'csv-parse';
import type { SourceRow } from '../../../evidence/index.ts';

/** A row that the parser leaves out, behind how many records it stood. */
export interface SkippedRow {
  readonly records: number;
  row(number: number, header: readonly string[], bytesAt: (bytes: number) => number): SourceRow;
}

/** Where the parser lost its place: in a field of the row behind so many records. */
export interface LostPlace {
  readonly records: number;
  readonly field: number;
  /** How much text lies before the field, its delimiter not counted. */
  readonly bytes: number;
  readonly message: string;
  /** True where a quote is not closed up to the end. */
  readonly isOpen: boolean;
}

/** The parts of an error that the parser fills in, and its types leave open. */
interface Place {
  readonly records: number;
  readonly lines: number;
  readonly bytes: number;
  readonly index: number;
}

/** The faults that a parser met. */
export class CsvFaults {
  readonly #hasHeader: boolean;
  #skipped: SkippedRow[] = [];
  #line: number | undefined;
  #lost: LostPlace | undefined;

  /** @param hasHeader - whether the first record is one: with a fault in it, there are no columns to go on with */
  constructor(hasHeader: boolean) {
    this.#hasHeader = hasHeader;
  }

  get lost(): LostPlace | undefined {
    return this.#lost;
  }

  add(error: CsvError | undefined): undefined {
    if (error === undefined || this.#lost !== undefined) return;
    const { records, lines, bytes, index } = error as unknown as Place;
    const message = MESSAGES.get(error.code) ?? error.message;
    if (error.code !== WITHIN_ROW || (this.#hasHeader && records === 0)) {
      this.#lost = { records, field: index, bytes, message, isOpen: error.code === NOT_CLOSED };
      // A row is left out once, whatever is wrong with it.
      if (lines === this.#line) this.#skipped.pop();
    }
    // One row may hold several misplaced quotes.
    else if (lines !== this.#line) this.#skipped.push({ records, row: skipped(index, message, bytes) });
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
  (number, header, bytesAt) => ({
    number,
    values: {},
    bytes: bytesAt(bytes),
    problem: { column: header[field], message },
  });

/** Behind this fault alone it is sure where the row ends. */
const WITHIN_ROW = 'INVALID_OPENING_QUOTE';

const NOT_CLOSED = 'CSV_QUOTE_NOT_CLOSED';

const MESSAGES: ReadonlyMap<string, string> = new Map([
  [WITHIN_ROW, 'has a quote within: such a field stands in quotes, with each of its own written twice'],
  ['CSV_INVALID_CLOSING_QUOTE', 'a field in quotes goes on behind the closing one: a quote within it is written twice'],
  [NOT_CLOSED, 'the quote that opens here is never closed; the file seems to be cut off'],
  ['CSV_MAX_RECORD_SIZE', 'the row does not end within 16 MiB; a quote may not be closed'],
]);
