import { describeWith } from './about.ts';
import type { Ending, FileTally } from './ending.ts';
import type { ExportedActor, ExportedFact } from './exported-node.ts';
import type { Format } from './format.ts';
import { actorColumns, type ExportColumn, type ExportEdge, type FactRow, linkColumns } from './graph-columns.ts';
import { inPieces } from './pieces.ts';
import { presumedSpell, type Spell } from './spell.ts';
import type { Subgraph } from './subgraph.ts';
import { closeTag, element, escapeText, openTag } from './xml.ts';

// The latest version that NetworkX and others read; Gephi reads later ones too.
const NAMESPACE = 'http://www.gexf.net/1.2draft';
const VERSION = '1.2';

/** GEXF, the format of Gephi, with dates for its timeline. */
export const gexf: Format = {
  // Not registered, but in common use.
  contentType: 'application/gexf+xml; charset=utf-8',
  extension: 'gexf',
  has: { actors: true, edges: true },
  write: writeGexf,
};

/** All nodes come before the edges, as Gephi wants them, so the facts are gone through twice. */
async function* writeGexf(subgraph: Subgraph, tally: FileTally): AsyncGenerator<string, Ending> {
  const { shapes, about, truncated, ofSources } = subgraph;
  const nodes = actorColumns(shapes.actors);
  const edges = linkColumns(shapes.facts, ofSources);
  yield [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    openTag('gexf', { xmlns: NAMESPACE, version: VERSION }),
    element(
      'meta',
      {},
      element('creator', {}, 'entente'),
      element('description', {}, escapeText(describeWith(about, truncated))),
    ),
    '\n',
    openTag('graph', { mode: 'dynamic', defaultedgetype: 'directed', timeformat: 'date' }),
    declare('node', nodes),
    declare('edge', edges),
    '\n',
    openTag('nodes'),
    '\n',
  ].join('');
  for await (const batch of subgraph.actors()) {
    tally.actors += batch.length;
    const print = (actor: ExportedActor): string =>
      `${element('node', { id: actor.id, label: actor.label }, values(nodes, actor))}\n`;
    // A line even for no actor: a connection without traffic would be dropped.
    yield batch.length === 0 ? '\n' : batch.map(print).join('');
  }
  yield `${closeTag('nodes')}${openTag('edges')}\n`;
  for await (const batch of subgraph.facts()) {
    yield* inPieces(tally.edgesIn(batch, (edge) => `${printEdge(edges, edge)}\n`));
  }
  const ending = await tally.end(subgraph);
  // GEXF has no place for data about the graph but at its beginning.
  yield `${closeTag('edges')}${closeTag('graph')}\n<!-- ${ending.text} -->\n${closeTag('gexf')}\n`;
  return ending;
}

const printEdge = (columns: readonly ExportColumn<FactRow>[], edge: ExportEdge): string =>
  element(
    'edge',
    { id: edge.id, source: edge.source.id, target: edge.target.id, label: edge.fact.kind, ...spell(edge.fact) },
    values(columns, edge),
  );

/** An edge exists on the days on which its fact is presumed to be in force; both ends are inclusive in GEXF. */
const spell = ({ values }: ExportedFact): Spell =>
  presumedSpell(Object.fromEntries(FACT_DATES.map((name) => [name, values.get(name)?.toString()])));

const FACT_DATES = [
  'from',
  'fromPrecision',
  'firstObserved',
  'until',
  'untilPrecision',
  'lastObserved',
  'presumedUntil',
];

const declare = <T>(sort: 'node' | 'edge', columns: readonly ExportColumn<T>[]): string =>
  `\n${element(
    'attributes',
    { class: sort, mode: 'static' },
    ...columns.map(({ name, type }) => element('attribute', { id: name, title: name, type })),
  )}`;

const values = <T>(columns: readonly ExportColumn<T>[], of: T): string =>
  element(
    'attvalues',
    {},
    ...columns.flatMap(({ name, value }) => {
      const known = value(of);
      return known === undefined ? [] : [element('attvalue', { for: name, value: String(known) })];
    }),
  );
