import type { ExportedValue } from './exported-node.ts';
import type { Format } from './format.ts';
import { type ExportColumn, type ExportEdge, edgesOf, linkColumns } from './graph-columns.ts';
import type { Subgraph } from './subgraph.ts';
import { cleanText } from './xml.ts';

/** Makes Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';

/** CSV (RFC 4180) for spreadsheets, with a row per pair of actors that a fact links. */
export const csv: Format = {
  contentType: 'text/csv; charset=utf-8',
  extension: 'csv',
  write: writeCsv,
};

async function* writeCsv(subgraph: Subgraph): AsyncGenerator<string> {
  // Imported on first use: the other formats do not need it.
  const { stringify } = await import('csv-stringify/sync');
  const print = (rows: readonly (readonly ExportedValue[])[]): string => stringify(rows.map(cleanRow), OPTIONS);
  const columns = csvColumns(subgraph);
  yield BYTE_ORDER_MARK + print([columns.map(({ name }) => name)]);
  for await (const batch of subgraph.facts()) {
    const edges = batch.flatMap((fact) => edgesOf(subgraph, fact));
    yield print(edges.map((edge) => columns.map(({ value }) => value(edge) ?? '')));
  }
}

/** The two actors, then the columns of edges. Gephi recognizes `source` and `target`. */
const csvColumns = ({ shapes }: Subgraph): readonly ExportColumn<ExportEdge>[] => [
  ...(['source', 'target'] as const).flatMap((end): readonly ExportColumn<ExportEdge>[] => [
    { name: end, type: 'string', value: (edge) => edge[end].id },
    { name: `${end}Label`, type: 'string', value: (edge) => edge[end].label },
    { name: `${end}Kind`, type: 'string', value: (edge) => edge[end].kind },
  ]),
  ...linkColumns(shapes.facts),
];

/** Prefixes text that a spreadsheet would run as a formula with an apostrophe; numbers stay as they are. */
const OPTIONS = {
  record_delimiter: '\r\n',
  quoted_match: /[\r\n]/,
  escape_formulas: true,
  cast: { boolean: String },
} as const;

const cleanRow = (row: readonly ExportedValue[]): readonly ExportedValue[] =>
  row.map((value) => (typeof value === 'string' ? cleanText(value) : value));
