import { describeWith } from './about.ts';
import type { Ending, FileTally } from './ending.ts';
import type { ExportedActor } from './exported-node.ts';
import { type Format, truncatedHeader } from './format.ts';
import {
  actorColumns,
  type ColumnType,
  type ExportColumn,
  type ExportEdge,
  type FactRow,
  linkColumns,
} from './graph-columns.ts';
import { inPieces } from './pieces.ts';
import type { Subgraph } from './subgraph.ts';
import { closeTag, element, escapeText, openTag } from './xml.ts';

const NAMESPACE = 'http://graphml.graphdrawing.org/xmlns';

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'string',
  integer: 'int',
  double: 'double',
  boolean: 'boolean',
};

/** GraphML, read by Gephi, Cytoscape, yEd, igraph and NetworkX. */
export const graphml: Format = {
  // Not registered, but in common use.
  contentType: 'application/graphml+xml; charset=utf-8',
  extension: 'graphml',
  has: { actors: true, edges: true },
  write: writeGraphml,
};

type Sort = 'graph' | 'node' | 'edge';

/** Actors and facts take turns, so that the graph is read once. */
async function* writeGraphml(subgraph: Subgraph, tally: FileTally): AsyncGenerator<string, Ending> {
  const { shapes, about, truncated, ofSources } = subgraph;
  const nodes: readonly ExportColumn<ExportedActor>[] = [
    { name: 'label', type: 'string', value: ({ label }) => label },
    ...actorColumns(shapes.actors),
  ];
  const edges = linkColumns(shapes.facts, ofSources);
  const asked = askedColumns(subgraph);
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    openTag('graphml', { xmlns: NAMESPACE }),
    ...[keys('graph', asked), keys('graph', END_COLUMNS), keys('node', nodes), keys('edge', edges)].flat(),
    '\n',
    openTag('graph', { id: 'entente', edgedefault: 'directed' }),
    element('desc', {}, escapeText(describeWith(about, truncated))),
    data('graph', asked, subgraph),
    '\n',
  ].join('');
  for await (const part of subgraph.parts()) {
    tally.actors += part.actors.length;
    yield part.actors.map((actor) => `${element('node', { id: actor.id }, data('node', nodes, actor))}\n`).join('');
    yield* inPieces(tally.edgesIn(part.facts, (edge) => `${printEdge(edges, edge)}\n`));
  }
  const ending = await tally.end(subgraph);
  yield `${data('graph', END_COLUMNS, ending)}\n${closeTag('graph')}${closeTag('graphml')}\n`;
  return ending;
}

/** What was asked for, and what is known to be left out. */
const askedColumns = ({ about: { asked } }: Subgraph): readonly ExportColumn<Subgraph>[] => [
  ...Object.entries(asked).map(
    ([name, value]): ExportColumn<Subgraph> => ({
      name,
      type: typeof value === 'number' ? 'integer' : 'string',
      value: () => value,
    }),
  ),
  {
    name: 'truncated',
    type: 'string',
    value: ({ truncated }) => (truncated === null ? undefined : truncatedHeader(truncated)),
  },
];

/** Data at the end of the graph. A reader finds all data of the graph, wherever it stands. */
const END_COLUMNS: readonly ExportColumn<Ending>[] = [
  { name: 'complete', type: 'boolean', value: ({ complete }) => complete },
  { name: 'actorCount', type: 'integer', value: ({ actors }) => actors },
  { name: 'factCount', type: 'integer', value: ({ facts }) => facts },
  { name: 'edgeCount', type: 'integer', value: ({ edges }) => edges },
  { name: 'unlinkedCount', type: 'integer', value: ({ unlinked }) => unlinked },
  { name: 'changed', type: 'boolean', value: ({ changed }) => changed },
];

const printEdge = (columns: readonly ExportColumn<FactRow>[], edge: ExportEdge): string =>
  element('edge', { id: edge.id, source: edge.source.id, target: edge.target.id }, data('edge', columns, edge));

const keys = <T>(sort: Sort, columns: readonly ExportColumn<T>[]): readonly string[] =>
  columns.map(
    ({ name, type }) =>
      `\n${element('key', { id: `${sort}.${name}`, for: sort, 'attr.name': name, 'attr.type': TYPES[type] })}`,
  );

const data = <T>(sort: Sort, columns: readonly ExportColumn<T>[], of: T): string =>
  columns
    .map(({ name, value }) => {
      const known = value(of);
      return known === undefined ? '' : element('data', { key: `${sort}.${name}` }, escapeText(String(known)));
    })
    .join('');
