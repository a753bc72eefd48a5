import { type Column, type Edge, edgeColumns, edgesOf } from './columns.ts';
import type { Format } from './format.ts';
import type { Value } from './record.ts';
import type { Subgraph } from './subgraph.ts';
import { cleanText } from './text.ts';

/** Without it, Excel takes the text for one of its own eight-bit codes. */
const BYTE_ORDER_MARK = '\ufeff';

/** CSV as RFC 4180 has it, for spreadsheets: a row is a fact between two actors. */
export const csv: Format = {
  contentType: 'text/csv; charset=utf-8',
  extension: 'csv',
  write: writeCsv,
};

async function* writeCsv(subgraph: Subgraph): AsyncGenerator<string> {
  // Only who asks for a table waits for what writes it.
  const { stringify } = await import('csv-stringify/sync');
  const print = (rows: readonly (readonly Value[])[]): string => stringify(rows.map(cleanRow), OPTIONS);
  const columns = columnsOf(subgraph);
  yield BYTE_ORDER_MARK + print([columns.map(({ name }) => name)]);
  for await (const batch of subgraph.facts()) {
    const edges = batch.flatMap((fact) => edgesOf(subgraph, fact));
    yield print(edges.map((edge) => columns.map(({ value }) => value(edge) ?? '')));
  }
}

/** The columns of edges, behind those that tell the two actors. Gephi knows `source` and `target`. */
const columnsOf = ({ shapes }: Subgraph): readonly Column<Edge>[] => [
  ...(['source', 'target'] as const).flatMap((end): readonly Column<Edge>[] => [
    { name: end, type: 'string', value: (edge) => edge[end].id },
    { name: `${end}Label`, type: 'string', value: (edge) => edge[end].label },
    { name: `${end}Kind`, type: 'string', value: (edge) => edge[end].kind },
  ]),
  ...edgeColumns(shapes.facts),
];

/** A text that a spreadsheet would take for a formula begins with an apostrophe; a number stays as it is. */
const OPTIONS = {
  record_delimiter: '\r\n',
  quoted_match: /[\r\n]/,
  escape_formulas: true,
  cast: { boolean: String },
} as const;

const cleanRow = (row: readonly Value[]): readonly Value[] =>
  row.map((value) => (typeof value === 'string' ? cleanText(value) : value));
