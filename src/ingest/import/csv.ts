import { pipeline, Readable } from 'node:stream';
import { Parser } from 'csv-parse';
import type { SourceRow } from './contract.ts';
import { CsvFaults } from './csv-faults.ts';
import { csvHeader } from './csv-header.ts';
import { recordDelimiters } from './csv-line-ends.ts';
import { rowOf } from './csv-row.ts';
import { decodeFile, type Piece } from './decode.ts';
import { CR, LF, LONGEST } from './decode-lines.ts';
import { FileOffsets } from './decode-offsets.ts';
import { fileError } from './rows-error.ts';

interface CsvFormat {
  readonly columns: readonly string[];
  readonly delimiter: string;
}

/**
 * The rows of a table with a header. Empty lines are none. A row that is uneven, or has a quote within a bare field,
 * comes with its problem.
 * @throws {ImportError} where a column is missing, the file ends within a row, or a quote leaves unclear where one ends.
 */
export async function* readCsv(path: string, { columns, delimiter }: CsvFormat): AsyncGenerator<SourceRow> {
  const faults = new CsvFaults();
  const { parser, offsets, text } = await openCsv(path, delimiter, faults);
  let header: readonly string[] | undefined;
  let number = 0;
  // An uneven row is held back: as the last one it may be half a row.
  let held: SourceRow | undefined;
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    // Behind a fault that ends it, the parser has lost its place.
    if (faults.end !== undefined && info.records > faults.end.records) break;
    if (header === undefined) {
      header = csvHeader(path, record, columns, delimiter);
      continue;
    }
    if (held !== undefined) yield held;
    held = undefined;
    for (const fault of faults.before(info.records)) yield fault.row(++number, header, offsets);
    const row = rowOf(++number, header, record, offsets.at(info.bytes));
    if (record.length < header.length) held = row;
    else yield row;
  }
  if (header === undefined) {
    throw fileError(
      path,
      faults.end === undefined ? 'is empty: it has no header' : `the header: ${faults.end.message}`,
    );
  }
  const last = faults.before(Number.POSITIVE_INFINITY);
  if (held !== undefined && last.length === 0 && faults.end === undefined && !text.endsWithLine)
    throw cutOff(path, held);
  if (held !== undefined) yield held;
  for (const fault of last) yield fault.row(++number, header, offsets);
  if (faults.end !== undefined) {
    throw fileError(path, faults.end.message, number + 1, header[faults.end.field]);
  }
}

/** What the parser gives with `info`. The header counts as a record. */
interface Parsed {
  readonly record: readonly string[];
  readonly info: { readonly records: number; readonly bytes: number };
}

async function openCsv(path: string, delimiter: string, faults: CsvFaults) {
  const pieces = decodeFile(path);
  const first = await pieces.next();
  if (first.done === true) throw fileError(path, 'is empty: it has no header');
  const offsets = new FileOffsets();
  const text = { endsWithLine: true };
  const delimiters = recordDelimiters(first.value.utf8);
  const feed = async function* () {
    let end: number | undefined;
    try {
      for (let piece: IteratorResult<Piece> = first; piece.done !== true; piece = await pieces.next()) {
        if (faults.end !== undefined) return;
        offsets.add(piece.value);
        end = piece.value.utf8.at(-1);
        text.endsWithLine = end === LF || end === CR;
        yield piece.value.utf8;
      }
      // A file that is cut between CR and LF still ends with a whole row.
      if (end === CR && !delimiters.includes('\r')) yield Buffer.from('\n');
    } finally {
      await pieces.return(undefined);
    }
  };
  const parser = new Parser({
    delimiter,
    record_delimiter: delimiters,
    info: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    on_skip: (error) => faults.add(error),
    max_record_size: LONGEST,
  });
  // Errors of either end come out of the parser; the callback is needed for the streams to be closed.
  pipeline(Readable.from(feed()), parser, () => {});
  return { parser, offsets, text };
}

const cutOff = (path: string, { number, problem }: SourceRow) =>
  fileError(path, `the file ends within it, and seems to be cut off: it ${problem?.message}`, number);
