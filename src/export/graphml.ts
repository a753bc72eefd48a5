import type { ExportedActor } from './exported-node.ts';
import { describeSubgraph, type Format, truncatedHeader } from './format.ts';
import {
  actorColumns,
  type ColumnType,
  type ExportColumn,
  type ExportEdge,
  edgesOf,
  linkColumns,
} from './graph-columns.ts';
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
  write: writeGraphml,
};

type Sort = 'graph' | 'node' | 'edge';

async function* writeGraphml(subgraph: Subgraph): AsyncGenerator<string> {
  const { shapes, actors, facts } = subgraph;
  const nodes: readonly ExportColumn<ExportedActor>[] = [
    { name: 'label', type: 'string', value: ({ label }) => label },
    ...actorColumns(shapes.actors),
  ];
  const edges = linkColumns(shapes.facts);
  const about = graphColumns(subgraph);
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    openTag('graphml', { xmlns: NAMESPACE }),
    ...[keys('graph', about), keys('node', nodes), keys('edge', edges)].flat(),
    '\n',
    openTag('graph', { id: 'entente', edgedefault: 'directed' }),
    element('desc', {}, escapeText(describeSubgraph(subgraph.args, subgraph.truncated))),
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

/** Data about the graph as a whole. */
const graphColumns = ({ truncated }: Subgraph): readonly ExportColumn<Subgraph>[] => [
  { name: 'of', type: 'string', value: ({ args }) => args.of.join(' ') },
  { name: 'steps', type: 'integer', value: ({ args }) => args.steps },
  { name: 'at', type: 'string', value: ({ args }) => args.at },
  { name: 'inForce', type: 'string', value: ({ args }) => (args.at === undefined ? undefined : args.inForce) },
  { name: 'truncated', type: 'string', value: () => (truncated && truncatedHeader(truncated)) || undefined },
];

const printEdge = (columns: readonly ExportColumn<ExportEdge>[], edge: ExportEdge): string =>
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
