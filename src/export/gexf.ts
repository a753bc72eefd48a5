import { endInForce } from '../domain/index.ts';
import { type Column, type Edge, edgeColumns, edgesOf, nodeColumns } from './columns.ts';
import { dayBefore } from './days.ts';
import { describeSubgraph } from './describe.ts';
import type { Format } from './format.ts';
import type { ExportedFact } from './record.ts';
import type { Subgraph } from './subgraph.ts';
import { closeTag, element, openTag, textOf } from './xml.ts';

// Gephi reads later versions as well; NetworkX and others know none after this.
const NAMESPACE = 'http://www.gexf.net/1.2draft';
const VERSION = '1.2';

/** GEXF with time: Gephi's own form, in which its timeline shows the facts of a day. */
export const gexf: Format = {
  // No type is registered; this is the one in use.
  contentType: 'application/gexf+xml; charset=utf-8',
  extension: 'gexf',
  write: writeGexf,
};

async function* writeGexf(subgraph: Subgraph): AsyncGenerator<string> {
  const { shapes, actors, facts } = subgraph;
  const nodes = nodeColumns(shapes.actors);
  const edges = edgeColumns(shapes.facts);
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    openTag('gexf', { xmlns: NAMESPACE, version: VERSION }),
    element(
      'meta',
      {},
      element('creator', {}, 'entente'),
      element('description', {}, textOf(describeSubgraph(subgraph.question, subgraph.truncated))),
    ),
    '\n',
    openTag('graph', { mode: 'dynamic', defaultedgetype: 'directed', timeformat: 'date' }),
    declare('node', nodes),
    declare('edge', edges),
    '\n',
    openTag('nodes'),
    '\n',
  ].join('');
  for await (const batch of actors()) {
    yield batch
      .map((actor) => `${element('node', { id: actor.id, label: actor.label }, values(nodes, actor))}\n`)
      .join('');
  }
  yield `${closeTag('nodes')}${openTag('edges')}\n`;
  for await (const batch of facts()) {
    yield batch
      .flatMap((fact) => edgesOf(subgraph, fact))
      .map((edge) => `${printEdge(edges, edge)}\n`)
      .join('');
  }
  yield `${closeTag('edges')}${closeTag('graph')}${closeTag('gexf')}\n`;
}

const printEdge = (columns: readonly Column<Edge>[], edge: Edge): string =>
  element(
    'edge',
    { id: edge.id, source: edge.source.id, target: edge.target.id, label: edge.fact.kind, ...spell(edge.fact) },
    values(columns, edge),
  );

/**
 * When an edge is there. A fact without a `from` counts from the day it is first observed, as everywhere; both ends
 * belong to a spell, and the day on which the fact is no longer in force is not one of them.
 */
function spell({ values: known }: ExportedFact): { readonly start?: string; readonly end?: string } {
  const dates = Object.fromEntries(FACT_DATES.map((name) => [name, known.get(name)?.toString()]));
  const [start, until] = [dates.from ?? dates.firstObserved, endInForce(dates)];
  const last = until === undefined ? undefined : dayBefore(until);
  // A fact that ends before it begins is in force on no day; a spell must not.
  const end = start !== undefined && last !== undefined && last < start ? start : last;
  return { ...(start !== undefined && { start }), ...(end !== undefined && { end }) };
}

const FACT_DATES = ['from', 'fromPrecision', 'firstObserved', 'until', 'untilPrecision', 'lastObserved'];

const declare = <T>(sort: 'node' | 'edge', columns: readonly Column<T>[]): string =>
  `\n${element(
    'attributes',
    { class: sort, mode: 'static' },
    ...columns.map(({ name, type }) => element('attribute', { id: name, title: name, type })),
  )}`;

const values = <T>(columns: readonly Column<T>[], of: T): string =>
  element(
    'attvalues',
    {},
    ...columns.flatMap(({ name, value }) => {
      const known = value(of);
      return known === undefined ? [] : [element('attvalue', { for: name, value: String(known) })];
    }),
  );
