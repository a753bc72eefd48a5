import type { Ending, FileTally } from './ending.ts';
import type { ExportedFact, ExportedValue } from './exported-node.ts';
import type { Format } from './format.ts';
import { type ExportColumn, type FactRow, linkColumns, unlinkedRow } from './graph-columns.ts';
import { inChunks } from './pieces.ts';
import type { Subgraph } from './subgraph.ts';
import { cleanText } from './xml.ts';

/** Makes Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** CSV (RFC 4180) for spreadsheets, with a row per pair of actors that a fact links, and one per fact that links none. */
export const csv: Format = {
  contentType: 'text/csv; charset=utf-8',
  extension: 'csv',
  has: { actors: false, edges: true },
  write: writeCsv,
};

/** The column that is empty in all rows but the last, where it says what the file has. A file that breaks off lacks that. */
const END = 'fileEnd';

/** The number of rows printed at once, and held back until more come: the last one is known when the facts are. */
const ROWS = 200;

type CsvRow = readonly ExportedValue[];

async function* writeCsv(subgraph: Subgraph, tally: FileTally): AsyncGenerator<string, Ending> {
  // Imported on first use: the other formats do not need it.
  const { stringify } = await import('csv-stringify/sync');
  const print = (rows: readonly CsvRow[]): string => stringify(rows.map(cleanRow), OPTIONS);
  const columns = csvColumns(subgraph);
  const toRow = (row: FactRow): CsvRow => columns.map(({ value }) => value(row) ?? '');
  const header = columns.map(({ name }) => name);
  let held: readonly CsvRow[] = [];
  for await (const batch of subgraph.facts()) {
    for (const rows of inChunks(tableRows(tally, subgraph, batch), ROWS)) {
      yield held.length === 0 ? BYTE_ORDER_MARK + print([[...header, END]]) : print(held.map((row) => [...row, '']));
      held = rows.map(toRow);
    }
  }
  const ending = await tally.end(subgraph);
  const { text } = ending;
  // A table without rows has only a column's name to say it in: readers would take a row for a fact.
  if (held.length === 0) yield BYTE_ORDER_MARK + print([[...header, `${END}: ${text}`]]);
  else yield print(held.map((row, index) => [...row, index === held.length - 1 ? text : '']));
  return ending;
}

/** The rows of facts: one for each pair of actors, or one with the actor that is known. */
function* tableRows(tally: FileTally, { shapes }: Subgraph, facts: readonly ExportedFact[]): Generator<FactRow> {
  for (const fact of facts) {
    const before = tally.unlinked;
    yield* tally.edgesIn([fact], (edge) => edge);
    if (tally.unlinked > before) yield unlinkedRow(shapes.facts, fact);
  }
}

/** The two actors, then the columns of edges. Gephi recognizes `source` and `target`. */
const csvColumns = ({ shapes, ofSources }: Subgraph): readonly ExportColumn<FactRow>[] => [
  ...(['source', 'target'] as const).flatMap((end): readonly ExportColumn<FactRow>[] => [
    { name: end, type: 'string', value: (row) => row[end]?.id },
    { name: `${end}Label`, type: 'string', value: (row) => row[end]?.label },
    { name: `${end}Kind`, type: 'string', value: (row) => row[end]?.kind },
  ]),
  ...linkColumns(shapes.facts, ofSources),
];

/** Prefixes text that a spreadsheet would run as a formula with an apostrophe; numbers stay as they are. */
const OPTIONS = {
  record_delimiter: '\r\n',
  quoted_match: /[\r\n]/,
  escape_formulas: true,
  cast: { boolean: String },
} as const;

const cleanRow = (row: CsvRow): CsvRow => row.map((value) => (typeof value === 'string' ? cleanText(value) : value));
