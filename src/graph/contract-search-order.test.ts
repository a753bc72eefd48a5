import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { describeWith } from '../../tests/support/needs.ts';
import { foldWords, queryReadings, textKey } from '../domain/index.ts';
import { nameOfAnyScript } from '../domain/text/testing/names.ts';
import { type GraphConfig, openGraph } from './open.ts';
import type { GraphPort, GraphRow, TextIndexSpec } from './port.ts';
import { mergeHits, rank, readsTexts } from './search/rank.ts';
import { neo4jFromEnv } from './testing/neo4j.ts';

const target = (label: string, tier: number, ofCountries = false): TextIndexSpec => ({
  label,
  tier,
  properties: [
    { name: 'name', list: false, key: 'name_key', ofCountries },
    { name: 'aliases', list: true, key: 'aliases_key', ofCountries },
  ],
});
const TARGETS = [target('OrderNote', 2), target('OrderLand', 0, true), target('OrderThing', 0), target('OrderFact', 1)];

interface Thing {
  readonly label: string;
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** Texts that share words, so that many nodes match the same search to different degrees. */
const WORDS = [
  ...['South', 'S.', 'North', 'Korea', 'Republic', 'Rep.', 'Dem.', 'Democratic', 'of', 'the', "People's", 'people'],
  ...['U.S.', 'us', 'US', "d'Ivoire", 'Côte', 'cote', 'Maduro', 'madurista', 'N.', 'Nicolás', 'Xi', '習近平', 'محمد'],
];
const text = (): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 5 }).map((w) => w.join(' ')),
    },
    { weight: 1, arbitrary: nameOfAnyScript().map((name) => name.normalize('NFC')) },
  );
const thing = fc.record({
  label: fc.constantFrom(...TARGETS.map(({ label }) => label)),
  name: text(),
  aliases: fc.array(text(), { maxLength: 3 }),
});

const stored = ({ id, name, aliases }: Thing) => ({
  id,
  name,
  aliases: [...aliases],
  name_key: textKey(name),
  aliases_key: aliases.map(foldWords).filter((words) => words !== ''),
});

/** The hits of a search by ranking every node: the same whatever the engine. */
const expected = (things: readonly Thing[], query: string) =>
  mergeHits(
    queryReadings(query).map((words) => {
      const rows = things.map((one): GraphRow => {
        const { id, name_key, aliases, aliases_key } = stored(one);
        return [id, one.label, [name_key, readsTexts(words) ? aliases : aliases_key]];
      });
      return rank(rows, { text: query, words }, TARGETS);
    }),
  );

/** The order of hits on every engine. */
function contract(open: () => Promise<GraphPort>): void {
  let graph: GraphPort;
  const empty = async (): Promise<void> => {
    for (const { label } of TARGETS) await graph.write([{ text: `MATCH (n:${label}) DELETE n`, params: {} }]);
  };
  beforeAll(async () => {
    graph = await open();
    await graph.ensureIndexes(TARGETS);
  }, 60_000);
  afterAll(async () => {
    await empty();
    if (graph.engine === 'neo4j') {
      for (const { label } of TARGETS) await graph.write([{ text: `DROP INDEX ${label}_text IF EXISTS`, params: {} }]);
    }
    await graph.close();
  }, 60_000);

  const fill = async (things: readonly Thing[]): Promise<void> => {
    await empty();
    for (const { label } of TARGETS) {
      const rows = things.filter((one) => one.label === label).map(stored);
      await graph.write([{ text: `UNWIND $rows AS r CREATE (n:${label}) SET n = r`, params: { rows } }]);
    }
  };
  const search = async (query: string) => (await graph.search({ text: query, targets: TARGETS, limit: 1_000 })).hits;

  test('is the same for any texts and searches', async () => {
    const graphs = fc.array(thing, { minLength: 1, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(graphs, fc.array(text(), { minLength: 1, maxLength: 8 }), async (made, queries) => {
        const things = made.map((one, index): Thing => ({ ...one, id: `n${index}` }));
        await fill(things);
        for (const query of queries) expect(await search(query)).toEqual(expected(things, query));
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  test('has lower tiers first, within them better scores, then ids', async () => {
    await fill([
      { label: 'OrderNote', id: 'a', name: 'Maduro', aliases: [] },
      { label: 'OrderFact', id: 'b', name: 'Maduro visits', aliases: [] },
      { label: 'OrderThing', id: 'd', name: 'Maduro', aliases: [] },
      { label: 'OrderThing', id: 'c', name: 'Maduro', aliases: [] },
      { label: 'OrderThing', id: 'e', name: 'Madurista', aliases: [] },
    ]);
    expect((await search('madur')).map(({ id }) => id)).toEqual(['c', 'd', 'e', 'b', 'a']);
  });

  test('has a country first by its name in another spelling', async () => {
    await fill([
      { label: 'OrderLand', id: 'kp', name: 'North Korea', aliases: ["Korea, People's Republic of"] },
      { label: 'OrderLand', id: 'kr', name: 'South Korea', aliases: ['Republic of Korea'] },
      { label: 'OrderLand', id: 'cd', name: 'DR Congo', aliases: ['Democratic Republic of the Congo'] },
      { label: 'OrderThing', id: 'sk', name: 'S. Korea', aliases: ['Congo, Dem. Rep.'] },
      { label: 'OrderThing', id: 'xk', name: 'Seoul Korea', aliases: [] },
    ]);
    const found = async (query: string) => (await search(query)).map(({ id, score }) => [id, score]);
    expect(await found('S. Korea')).toEqual([
      ['kr', 1],
      ['sk', 1],
      ['xk', expect.any(Number)],
    ]);
    expect((await found('Korea (N.)'))[0]).toEqual(['kp', 1]);
    expect(await found('Congo, Dem. Rep.')).toEqual([
      ['cd', 1],
      ['sk', 1],
    ]);
  });
}

const embedded: GraphConfig = { kind: 'embedded', timeoutMs: 5_000 };
describe('the order of GraphPort.search on the embedded engine', () => contract(() => openGraph(embedded)));

const neo4j = neo4jFromEnv();
if (neo4j) describe('the order of GraphPort.search [neo4j]', () => contract(() => openGraph(neo4j)));
else describeWith('neo4j', false)('the order of GraphPort.search [neo4j]', () => test('is skipped', () => undefined));
