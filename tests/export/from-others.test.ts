import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { exported, exportingApp } from './app.ts';
import { readCsv } from './csv.ts';

const SOURCES = ['source:china-venezuela-ties-2023', 'source:maduro-china-overtures-2025'];
const KINDS = ['tenures', 'memberships', 'loans', 'events'];
/** A part of the graph with and without sources. */
const PARTS = [
  { part: 'a slice', some: (source: string) => `sources=${source}`, all: 'all=true' },
  { part: 'surroundings', some: (source: string) => `of=country:VE&steps=2&sources=${source}`, all: 'of=country:VE' },
];
/** A property whose column has another name. */
const COLUMNS: Readonly<Record<string, string>> = { kind: 'eventKind' };

interface Marked {
  readonly id: string;
  readonly fromOthers: readonly { readonly property: string }[];
}

interface Entity {
  readonly id: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** The mark in the line of an edge; empty for none. */
const markIn = (text: string, id: string, mark: RegExp): string =>
  mark.exec(text.split('\n').find((line) => line.startsWith(`<edge id="${id}"`)) ?? '')?.[1] ?? '';

const entitiesOf = (text: string): ReadonlyMap<string, Entity> =>
  new Map(
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Entity)
      .map((one) => [one.id, one]),
  );

describeEngines('exports of the facts of a source', fillWithSeed, (graph) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await exportingApp(graph());
  });
  afterAll(() => app.close());

  /** What the API marks, by fact. */
  async function marksOf(source: string): Promise<ReadonlyMap<string, readonly string[]>> {
    const facts = '{ nodes { ... on Fact { id fromOthers(sources: $sources) { property } } } }';
    const fields = KINDS.map((kind) => `${kind}(first: 500, sources: $sources) ${facts}`);
    const data = await dataOf(graph(), `query ($sources: [ID!]!) { ${fields.join(' ')} }`, { sources: [source] });
    const found = Object.values(data as Readonly<Record<string, { readonly nodes: readonly Marked[] }>>);
    return new Map(
      found.flatMap(({ nodes }) =>
        nodes.map(({ id, fromOthers }) => [id, [...new Set(fromOthers.map(({ property }) => property))]] as const),
      ),
    );
  }

  test.each(PARTS)('mark in $part which values others gave', async ({ some }) => {
    const seen = new Set<string>();
    for (const source of SOURCES) {
      const marks = await marksOf(source);
      const file = async (format: string) => (await exported(app, format, some(source))).text;
      const rows = readCsv(await file('csv'));
      const [graphml, gexf, entities] = [await file('graphml'), await file('gexf'), entitiesOf(await file('ftm'))];
      for (const { fact = '', source: from, target, fromOthers } of rows) {
        const names = marks.get(fact) ?? [fact, 'is not known'];
        const columns = names.map((name) => COLUMNS[name] ?? name).join(' | ');
        expect([fact, fromOthers]).toEqual([fact, columns]);
        if (from === '' || target === '') continue;
        const id = `${fact}:${from}:${target}`;
        expect([id, markIn(graphml, id, /<data key="edge.fromOthers">([^<]*)</)]).toEqual([id, columns]);
        expect([id, markIn(gexf, id, /<attvalue for="fromOthers" value="([^"]*)"/)]).toEqual([id, columns]);
        const { description = [], notes = [] } = entities.get(fact.replace(':', '-'))?.properties ?? {};
        const told = [...description, ...notes].filter((line) => line.startsWith('fromOthers'));
        expect([id, told]).toEqual([id, names.length > 0 ? [`fromOthers: ${names.join(', ')}`] : []]);
        for (const name of names) seen.add(name);
      }
    }
    expect(seen.size).toBeGreaterThan(2);
  });

  test.each(PARTS)('have no mark in $part of all sources', async ({ all }) => {
    for (const format of ['csv', 'graphml', 'gexf', 'ftm']) {
      expect((await exported(app, format, all)).text).not.toContain('fromOthers');
    }
  });
});
