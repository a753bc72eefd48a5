import type { CsvError } from 'csv-parse';
import type { SourceRow } from '../../../evidence/index.ts';

/** A row that the parser skipped, and how many records came before it. */
export interface SkippedRow {
  readonly records: number;
  row(number: number, header: readonly string[], bytesAt: (bytes: number) => number): SourceRow;
}

/** Where the parser lost its place: in which field, after how many records. */
export interface LostPlace {
  readonly records: number;
  readonly field: number;
  /** Bytes of text before the field, without its delimiter. */
  readonly bytes: number;
  readonly message: string;
  /** Whether a quote is still open at the end of the file. */
  readonly isOpen: boolean;
}

/** The fields of a `CsvError` that the parser sets and its types do not declare. */
interface ErrorPosition {
  readonly records: number;
  readonly lines: number;
  readonly bytes: number;
  readonly index: number;
}

/** Collects the errors of one parser run. */
export class CsvFaults {
  readonly #hasHeader: boolean;
  #skipped: SkippedRow[] = [];
  #line: number | undefined;
  #lost: LostPlace | undefined;

  /** @param hasHeader - whether the first record is the header; after an error in it there are no columns to continue with */
  constructor(hasHeader: boolean) {
    this.#hasHeader = hasHeader;
  }

  get lost(): LostPlace | undefined {
    return this.#lost;
  }

  add(error: CsvError | undefined): undefined {
    if (error === undefined || this.#lost !== undefined) return;
    const { records, lines, bytes, index } = error as unknown as ErrorPosition;
    const message = MESSAGES.get(error.code) ?? error.message;
    if (error.code !== WITHIN_ROW || (this.#hasHeader && records === 0)) {
      this.#lost = { records, field: index, bytes, message, isOpen: error.code === NOT_CLOSED };
    }
    // One row may hold several misplaced quotes.
    else if (lines !== this.#line) this.#skipped.push({ records, row: skipped(index, message, bytes) });
    this.#line = lines;
  }

  /** Removes and returns the skipped rows before this record. */
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

/** After this error alone the end of the row is certain. */
const WITHIN_ROW = 'INVALID_OPENING_QUOTE';

const NOT_CLOSED = 'CSV_QUOTE_NOT_CLOSED';

const MESSAGES: ReadonlyMap<string, string> = new Map([
  [WITHIN_ROW, 'has a quote inside an unquoted field: quote the field, and double each quote inside it'],
  ['CSV_INVALID_CLOSING_QUOTE', 'has text after a closing quote: double each quote inside a quoted field'],
  [NOT_CLOSED, 'has a quote that is never closed; the file seems to be truncated'],
  ['CSV_MAX_RECORD_SIZE', 'the row does not end within 16 MiB; a quote may not be closed'],
]);
