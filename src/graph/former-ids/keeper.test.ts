import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openGraph } from '../open.ts';
import type { GraphPort } from '../port.ts';
import { FormerIdsKeeper } from './keeper.ts';
import { FORMER_LABEL, formerIdsStatement, readFormerIds, stampFormerIds } from './stored.ts';

let graph: GraphPort;
let keeper: FormerIdsKeeper;

beforeEach(async () => {
  graph = await openGraph({ kind: 'embedded', timeoutMs: 20_000 });
  keeper = new FormerIdsKeeper(graph);
});
afterEach(async () => {
  keeper.stop();
  await graph.close();
});

const create = (rows: readonly { readonly id: string; readonly now: string }[]) => ({
  text: `UNWIND $rows AS r CREATE (n:\`${FORMER_LABEL}\`) SET n = r`,
  params: { rows },
});

test('reads all of them', async () => {
  const rows = Array.from({ length: 5_000 }, (_, index) => ({ id: `person:${index}`, now: `person:now-${index}` }));
  expect((await readFormerIds(graph)).size).toBe(0);
  await graph.write([create(rows)]);
  expect([...(await readFormerIds(graph))].sort()).toEqual(rows.map(({ id, now }) => [id, now]).sort());
});

test('finds those among some ids', async () => {
  await graph.write([create([{ id: 'person:a', now: 'person:b' }])]);
  expect(await graph.read(formerIdsStatement(['person:x', 'person:a', 'person:b']))).toEqual([
    ['person:a', 'person:b'],
  ]);
});

test('keeps them until the stamp differs, and checks by itself', async () => {
  await graph.write([create([{ id: 'person:a', now: 'person:b' }])]);
  await keeper.start(10);
  expect(keeper.current.get('person:a')).toBe('person:b');
  await graph.write([create([{ id: 'person:c', now: 'person:d' }])]);
  await keeper.refresh();
  expect(keeper.current.get('person:c')).toBeUndefined();
  await graph.write([stampFormerIds('1')]);
  for (let tries = 0; tries < 500 && keeper.current.get('person:c') === undefined; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(keeper.current.get('person:c')).toBe('person:d');
});

test('keeps what it knows while the graph is away', async () => {
  await graph.write([create([{ id: 'person:a', now: 'person:b' }])]);
  await keeper.start();
  await graph.close();
  await keeper.refresh();
  expect(keeper.current.get('person:a')).toBe('person:b');
});
