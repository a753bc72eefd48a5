import { beforeEach, expect, test } from '@jest/globals';
import { prepareForQueries } from '../../src/app/index.ts';
import { FORMAT_LABEL, indexSpecs, resetGraph } from '../../src/evidence/index.ts';
import type { GraphPort, GraphStatement } from '../../src/graph/index.ts';
import { keyProperty, loadModel, textFields } from '../../src/model/index.ts';
import { fillRandomly, randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { describeEngines } from '../support/engines.ts';

const model = loadModel();
const stored = [...model.nodes.values(), ...model.parts.values()];

/** More than the embedded engine's chunk, and more than a statement takes. */
const MANY = 2_500;

/** All that the graph holds, but for its format. */
async function contents(graph: GraphPort): Promise<unknown> {
  const nodes = stored.map(({ label }) =>
    graph.read({ text: `MATCH (n:\`${label}\`) RETURN properties(n) ORDER BY n.id`, params: {} }),
  );
  const text = 'MATCH (a)-[x]->(b) RETURN a.id, type(x), b.id, properties(x)';
  const ties = (await graph.read({ text, params: {} })).map((row) => JSON.stringify(row));
  return [await Promise.all(nodes), ties.sort()];
}

/** Takes from the graph what an earlier version did not write; one text is as it may have been given. */
async function makeOld(graph: GraphPort): Promise<void> {
  const types = [...stored.map((type) => ({ pattern: `(n:\`${type.label}\`)`, type }))];
  const edges = [...model.edges.values()].map((type) => ({ pattern: '()-[n:`PARTICIPANT`]->()', type }));
  for (const { pattern, type } of [...types, ...edges]) {
    const keys = textFields(type).map(({ name }) => `n.\`${keyProperty(name)}\``);
    if (keys.length > 0) await graph.write([{ text: `MATCH ${pattern} REMOVE ${keys.join(', ')}`, params: {} }]);
  }
  await graph.write([
    { text: 'MATCH (n:Person {id: $id}) SET n.name = $name', params: { id: 'person:0', name: 'Jose\u0301' } },
    { text: "MATCH (s:Statement) SET s.recordedAt = replace(s.recordedAt, '.000Z', 'Z')", params: {} },
    { text: `MATCH (f:\`${FORMAT_LABEL}\`) DELETE f`, params: {} },
  ]);
}

describeEngines(
  'a graph of an earlier version',
  async (graph) => {
    await graph.ensureIndexes(indexSpecs(model));
    await fillRandomly(graph, model, randomOf(5));
    const many = randomGraph(model, randomOf(6), { Person: MANY });
    await writeGraph(graph, { nodes: new Map([['Person', (many.nodes.get('Person') ?? []).slice(9)]]), links: [] });
  },
  (graph, engine) => {
    let said: string[];
    beforeEach(() => {
      said = [];
    });
    const prepare = (on = graph()) => prepareForQueries(on, model, (line) => said.push(line));
    const search = async (text: string) =>
      (
        await graph().search({
          text,
          targets: [{ label: 'Person', properties: [{ name: 'name', list: false, key: 'name_key' }] }],
          limit: 10,
        })
      ).hits;

    test('is upgraded once, when it is opened', async () => {
      await graph().write([
        {
          text: 'MATCH (n:Person {id: $id}) SET n.name = $name, n.name_key = $key',
          params: { id: 'person:0', name: 'José', key: 'jose\tJosé' },
        },
      ]);
      const before = await contents(graph());
      await makeOld(graph());
      expect(await search('jose')).toEqual([]);
      await prepare();
      expect(said).toEqual([
        expect.stringContaining('texts get the keys'),
        expect.stringMatching(/has format 1 now/),
        expect.stringContaining('instants get the form'),
        expect.stringMatching(/has format 2 now/),
        expect.stringContaining('their amount in US dollars'),
        expect.stringMatching(/has format 3 now/),
      ]);
      expect(await contents(graph())).toEqual(before);
      expect((await search('jose')).map(({ id }) => id)).toEqual(['person:0']);
      said = [];
      await prepare();
      expect(said).toEqual([]);
    });

    test('is upgraded at the next start where an upgrade was interrupted', async () => {
      const before = await contents(graph());
      await makeOld(graph());
      let writes = 0;
      const broken = Object.assign(Object.create(graph()) as GraphPort, {
        engine: graph().engine,
        read: graph().read.bind(graph()),
        ensureIndexes: graph().ensureIndexes.bind(graph()),
        write: (statements: readonly GraphStatement[]) =>
          ++writes > 4 ? Promise.reject(new Error('cut')) : graph().write(statements),
      });
      await expect(prepare(broken)).rejects.toThrow('cut');
      await prepare();
      expect(await contents(graph())).toEqual(before);
    });

    test('with a text too large for its index is upgraded, or the text is named', async () => {
      const before = await contents(graph());
      const [[name] = []] = await graph().read({ text: "MATCH (n:Person {id: 'person:0'}) RETURN n.name", params: {} });
      const rename = (to: string) =>
        graph().write([{ text: "MATCH (n:Person {id: 'person:0'}) SET n.name = $to", params: { to } }]);
      await makeOld(graph());
      // The text by itself is not too large for Neo4j, and a file of the other engine has no limit.
      await rename('x'.repeat(5_000));
      if (engine === 'neo4j') {
        await expect(prepare()).rejects.toThrow(
          "person:0: `name` takes, with its words, 10001 bytes in the graph's index, and 8000 are the most. Shorten it",
        );
      } else await prepare();
      await makeOld(graph());
      await rename(String(name));
      await prepare();
      expect(await contents(graph())).toEqual(before);
    });

    test('gets the amount in US dollars of loans in US dollars', async () => {
      const loans = ['usd', 'yuan', 'other'].map((name, index) => ({
        text: 'CREATE (:Loan {id: $id, principal: toFloat(5), currency: $currency, principalUsd: $usd, umbrella: false, disputed: false})',
        params: { id: `loan:upgraded-${name}`, currency: index === 1 ? 'CNY' : 'USD', usd: index === 2 ? 4.5 : null },
      }));
      await graph().write(loans);
      await makeOld(graph());
      await prepare();
      const text =
        "MATCH (l:Loan) WHERE l.id STARTS WITH 'loan:upgraded' RETURN l.id, l.principalUsd, l.usdBasis ORDER BY l.id";
      expect(await graph().read({ text, params: {} })).toEqual([
        ['loan:upgraded-other', 4.5, null],
        ['loan:upgraded-usd', 5, 'REPORTED'],
        ['loan:upgraded-yuan', null, null],
      ]);
      await graph().write([{ text: "MATCH (l:Loan) WHERE l.id STARTS WITH 'loan:upgraded' DELETE l", params: {} }]);
    });

    test('is left alone where a later version wrote it', async () => {
      await graph().write([{ text: `MATCH (f:\`${FORMAT_LABEL}\`) SET f.version = 99`, params: {} }]);
      await expect(prepare()).rejects.toThrow('format 99, of a later version');
    });

    test('needs no upgrade where it is new', async () => {
      await graph().write([{ text: `MATCH (f:\`${FORMAT_LABEL}\`) DELETE f`, params: {} }]);
      await resetGraph(graph(), model);
      await prepare();
      expect(said).toEqual([expect.stringContaining('Seeded the empty graph')]);
      const once = await contents(graph());
      await makeOld(graph());
      await prepare();
      expect(await contents(graph())).toEqual(once);
    });
  },
);
