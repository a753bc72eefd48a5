import { type Column, type ColumnType, type Edge, edgeColumns, edgesOf, nodeColumns } from './columns.ts';
import { describeSubgraph, truncatedHeader } from './describe.ts';
import type { Format } from './format.ts';
import type { ExportedActor } from './record.ts';
import type { Subgraph } from './subgraph.ts';
import { closeTag, element, openTag, textOf } from './xml.ts';

const NAMESPACE = 'http://graphml.graphdrawing.org/xmlns';

const TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'string',
  integer: 'int',
  double: 'double',
  boolean: 'boolean',
};

/** GraphML, which Gephi, Cytoscape, yEd, igraph and NetworkX read. */
export const graphml: Format = {
  // No type is registered; this is the one in use.
  contentType: 'application/graphml+xml; charset=utf-8',
  extension: 'graphml',
  write: writeGraphml,
};

type Sort = 'graph' | 'node' | 'edge';

async function* writeGraphml(subgraph: Subgraph): AsyncGenerator<string> {
  const { shapes, actors, facts } = subgraph;
  const nodes: readonly Column<ExportedActor>[] = [
    { name: 'label', type: 'string', value: ({ label }) => label },
    ...nodeColumns(shapes.actors),
  ];
  const edges = edgeColumns(shapes.facts);
  const about = graphColumns(subgraph);
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    openTag('graphml', { xmlns: NAMESPACE }),
    ...[keys('graph', about), keys('node', nodes), keys('edge', edges)].flat(),
    '\n',
    openTag('graph', { id: 'entente', edgedefault: 'directed' }),
    element('desc', {}, textOf(describeSubgraph(subgraph.question, subgraph.truncated))),
    data('graph', about, subgraph),
    '\n',
  ].join('');
  for await (const batch of actors()) {
    yield batch.map((actor) => `${element('node', { id: actor.id }, data('node', nodes, actor))}\n`).join('');
  }
  for await (const batch of facts()) {
    yield batch
      .flatMap((fact) => edgesOf(subgraph, fact))
      .map((edge) => `${printEdge(edges, edge)}\n`)
      .join('');
  }
  yield `${closeTag('graph')}${closeTag('graphml')}\n`;
}

/** What is said of the whole graph. */
const graphColumns = ({ truncated }: Subgraph): readonly Column<Subgraph>[] => [
  { name: 'of', type: 'string', value: ({ question }) => question.of.join(' ') },
  { name: 'steps', type: 'integer', value: ({ question }) => question.steps },
  { name: 'at', type: 'string', value: ({ question }) => question.at },
  { name: 'truncated', type: 'string', value: () => (truncated && truncatedHeader(truncated)) || undefined },
];

const printEdge = (columns: readonly Column<Edge>[], edge: Edge): string =>
  element('edge', { id: edge.id, source: edge.source.id, target: edge.target.id }, data('edge', columns, edge));

const keys = <T>(sort: Sort, columns: readonly Column<T>[]): readonly string[] =>
  columns.map(
    ({ name, type }) =>
      `\n${element('key', { id: `${sort}.${name}`, for: sort, 'attr.name': name, 'attr.type': TYPES[type] })}`,
  );

const data = <T>(sort: Sort, columns: readonly Column<T>[], of: T): string =>
  columns
    .map(({ name, value }) => {
      const known = value(of);
      return known === undefined ? '' : element('data', { key: `${sort}.${name}` }, textOf(String(known)));
    })
    .join('');
