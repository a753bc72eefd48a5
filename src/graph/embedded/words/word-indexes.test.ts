import { setImmediate } from 'node:timers/promises';
import grafeo from '@grafeo-db/js';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { queryReadings, textKey } from '../../../domain/index.ts';
import type { TextIndexSpec } from '../../port.ts';
import { LocalEngine } from '../engine.ts';
import { EmbeddedGraph } from '../graph.ts';
import { WordIndexes } from './word-indexes.ts';

const NOTE: TextIndexSpec = {
  label: 'Note',
  properties: [{ name: 'text', list: false, key: 'text_key', ofCountries: false }],
  tier: 0,
};
const cypher = (text: string, params = {}) => ({ text, params });
const create = (id: string, text: string) =>
  cypher('MERGE (n:Note {id: $id}) SET n.text_key = $key', { id, key: textKey(text) });
const remove = (id: string) => cypher('MATCH (n:Note {id: $id}) DETACH DELETE n', { id });

/** Two graphs with the same writes: one makes indexes as soon as it can, the other never. */
let indexed: LocalEngine;
let graph: EmbeddedGraph;
let scanned: EmbeddedGraph;

beforeEach(() => {
  indexed = new LocalEngine(grafeo.GrafeoDB.create(), { onDisk: false, words: { quietMs: 0 } });
  graph = new EmbeddedGraph(indexed, { timeoutMs: 5_000 });
  const other = new LocalEngine(grafeo.GrafeoDB.create(), {
    onDisk: false,
    words: { quietMs: Number.POSITIVE_INFINITY },
  });
  scanned = new EmbeddedGraph(other, { timeoutMs: 5_000 });
});
afterEach(async () => {
  await Promise.all([graph.close(), scanned.close()]);
});

const write = async (...statements: Parameters<EmbeddedGraph['write']>[0][number][]): Promise<void> => {
  await Promise.all([graph.write(statements), scanned.write(statements)]);
};
const hits = async (of: EmbeddedGraph, text: string) => (await of.search({ text, targets: [NOTE], limit: 1_000 })).hits;
const ids = async (text: string) => (await hits(graph, text)).map(({ id }) => id);
const [words = []] = queryReadings('maduro');
const lookUp = async () => (await indexed.find({ targets: [NOTE], words }))[0];

describe('the indexes of words', () => {
  test('are made after the first search, and void with any write', async () => {
    await write(create('a', 'Nicolás Maduro'), create('b', 'Xi Jinping'));
    expect(await lookUp()).toBeUndefined();
    await indexed.indexed();
    expect(await lookUp()).toEqual(['a']);
    expect(await ids('maduro')).toEqual(['a']);
    await write(create('c', 'Maduro'));
    expect(await lookUp()).toBeUndefined();
    expect(await ids('maduro')).toEqual(['c', 'a']);
    await indexed.indexed();
    expect(await lookUp()).toEqual(['c', 'a']);
    await write(remove('c'));
    expect(await ids('maduro')).toEqual(['a']);
  });

  test('are void while a write goes on, and after one that failed', async () => {
    await write(create('a', 'Maduro'));
    await lookUp();
    await indexed.indexed();
    const writing = graph.write([create('b', 'Maduro')]);
    // It waits for its turn; until it begins, what it writes is not there to be found.
    await setImmediate();
    expect(await lookUp()).toBeUndefined();
    await writing;
    await lookUp();
    await indexed.indexed();
    expect(await lookUp()).toEqual(['a', 'b']);
    await expect(graph.write([create('c', 'Maduro'), cypher('RETURN 1 / 0')])).rejects.toMatchObject({
      code: 'QUERY_FAILED',
    });
    expect(await ids('maduro')).toEqual(['a', 'b']);
  });

  test('are not made of a state that is gone', async () => {
    await write(create('a', 'Maduro'));
    await lookUp();
    const making = indexed.indexed();
    await write(create('b', 'Maduro'));
    await making;
    expect(await lookUp()).toBeUndefined();
    expect(await ids('maduro')).toEqual(['a', 'b']);
  });

  test('leave every answer as it is, whatever is written in between', async () => {
    const texts = [
      'Maduro',
      'Nicolás Maduro',
      'Madurista',
      'Xi',
      'S. Korea',
      "People's Korea",
      '習近平',
      'South Korea',
      '',
    ];
    const step = fc.oneof(
      fc.record({ id: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.constantFrom(...texts) }),
      fc.record({ gone: fc.constantFrom('a', 'b', 'c', 'd') }),
      fc.record({ query: fc.constantFrom('madur', 'maduro n', 's. korea', 'korea', '近', 'x', 'nicolas maduro') }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        await write(cypher('MATCH (n:Note) DETACH DELETE n'));
        for (const one of steps) {
          if ('query' in one) {
            expect(await hits(graph, one.query)).toEqual(await hits(scanned, one.query));
            await indexed.indexed();
            expect(await hits(graph, one.query)).toEqual(await hits(scanned, one.query));
          } else await write('gone' in one ? remove(one.gone) : create(one.id, one.text));
        }
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  test('read more nodes than the engine gives at once', async () => {
    const rows = Array.from({ length: 25_000 }, (_, index) => ({
      id: `n${index}`,
      text_key: textKey(`note ${index} ${index % 1_000 === 0 ? 'round' : ''}`),
    }));
    await graph.write([cypher('UNWIND $rows AS r CREATE (n:Note) SET n = r', { rows })]);
    const before = await hits(graph, 'round');
    await indexed.indexed();
    const [round = []] = queryReadings('round');
    expect((await indexed.find({ targets: [NOTE], words: round }))[0]).toHaveLength(25);
    expect(await hits(graph, 'round')).toEqual(before);
  }, 60_000);

  test.each([20, 2_000, 12_000])(
    'answer as without them which of %d nodes meet a condition',
    async (many) => {
      const rows = Array.from({ length: many }, (_, index) => ({
        id: `n${index}`,
        day: index,
        text_key: textKey(`road ${'x '.repeat(index % 5)}`),
      }));
      await write(cypher('UNWIND $rows AS r CREATE (n:Note) SET n = r', { rows }));
      const targets = [{ ...NOTE, condition: 'n.day >= $at' }];
      const ask = (of: EmbeddedGraph) =>
        of.search({ text: 'road', targets, params: { at: BigInt(many - 7) }, limit: 1_000 });
      const before = await ask(graph);
      await indexed.indexed();
      expect(before.hits).toHaveLength(7);
      expect([before, await ask(graph)]).toEqual([await ask(scanned), await ask(scanned)]);
      const [road = []] = queryReadings('road');
      expect((await indexed.find({ targets, words: road }))[0]?.length).toBe(many > 10_000 ? undefined : many);
      expect((await indexed.find({ targets: [NOTE], words: road }))[0]).toHaveLength(Math.min(many, 1_000));
    },
    60_000,
  );

  test.each([
    ['cannot be read', async () => Promise.reject(new Error('no'))],
    [
      'is not read whole',
      async ({ text }: { readonly text: string }) => (text.includes('count') ? [[3]] : [['a', 'x']]),
    ],
  ])('are left out for a while if the graph %s', async (_, read) => {
    let opened = 0;
    const open = () => {
      opened++;
      return { read, close: () => undefined };
    };
    const patient = new WordIndexes({ open, retryMs: Number.POSITIVE_INFINITY });
    const eager = new WordIndexes({ open, retryMs: 0 });
    for (const indexes of [patient, patient, eager, eager]) {
      expect(indexes.find([NOTE], words)).toEqual([undefined]);
      await indexes.settled();
    }
    expect(opened).toBe(3);
  });

  test('end with the graph', async () => {
    await write(create('a', 'Maduro'));
    await lookUp();
    await graph.close();
    await expect(hits(graph, 'maduro')).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
  });
});
