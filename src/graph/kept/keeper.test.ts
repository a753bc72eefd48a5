import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openGraph } from '../open.ts';
import type { GraphPort } from '../port.ts';
import { KeptKeeper } from './keeper.ts';

const SPEC = {
  kept: [
    {
      ...{ label: 'Owner', relationship: 'OF', facts: 'Fact', distinct: false, flag: 'facts_kept' },
      lists: [
        { list: 'facts_by_value_desc', property: 'value', direction: 'DESC', nullable: true, type: 'Int' } as const,
      ],
      ...{ count: undefined, sums: [] },
    },
  ],
  labels: ['Owner', 'Fact'],
};

let graph: GraphPort;
let keeper: KeptKeeper;

beforeEach(async () => {
  graph = await openGraph({ kind: 'embedded', timeoutMs: 5_000 });
  keeper = new KeptKeeper(graph, SPEC);
  await graph.write([
    { text: "CREATE (:Owner {id: 'many'}), (:Owner {id: 'few'})", params: {} },
    ...[...Array(101).keys()].map((value) => fact('many', value)),
    ...[...Array(100).keys()].map((value) => fact('few', value)),
  ]);
});

afterEach(async () => {
  keeper.stop();
  await graph.close();
});

const fact = (owner: string, value: number) => ({
  text: 'MATCH (p:Owner {id: $owner}) CREATE (:Fact {id: $id, value: $value})-[:OF]->(p) SET p.facts_kept = null',
  params: { owner, id: `${owner} ${value}`, value: BigInt(value) },
});

const kept = () =>
  graph.read({
    text: 'MATCH (p:Owner) RETURN p.id, p.facts_kept, size(p.facts_by_value_desc), p.facts_by_value_desc[0] ORDER BY p.id',
    params: {},
  });

test('has the first facts of nodes with many kept from the start', async () => {
  await keeper.start();
  expect(await kept()).toEqual([
    ['few', null, null, null],
    ['many', true, 100, 'many 100'],
  ]);
});

test('has them kept anew once nobody has written for an interval', async () => {
  await keeper.start();
  await keeper.refresh();
  await graph.write([fact('many', 101), fact('few', 100)]);
  await keeper.refresh();
  expect((await kept()).map(([id, flag]) => [id, flag])).toEqual([
    ['few', null],
    ['many', null],
  ]);
  await keeper.refresh();
  expect(await kept()).toEqual([
    ['few', true, 100, 'few 100'],
    ['many', true, 100, 'many 101'],
  ]);
});

test('lets a server start where that fails', async () => {
  await graph.close();
  await expect(keeper.start()).resolves.toBeUndefined();
});
