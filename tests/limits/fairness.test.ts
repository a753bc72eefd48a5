import { expect, test } from '@jest/globals';
import { HEAVY_STEPS } from '../../src/graph/lanes.ts';
import { fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** A read that goes over so many numbers: the price of a read is what its caller says, not what it does. */
const long = (rows: number) => ({
  text: 'UNWIND range(1, $rows) AS i WITH i % 7 AS rest, count(*) AS n RETURN sum(n * rest)',
  params: { rows: BigInt(rows) },
});
const POINT = { text: 'MATCH (c:Country {id: $id}) RETURN c.name', params: { id: 'country:VE' } };
const FLOOD = 120;
const POINTS = 20;
const timeoutMs = 60_000;

describeEngines('a caller', fillWithSeed, (graph) => {
  test.each([
    ['light', HEAVY_STEPS - 1, 60_000],
    ['heavy', HEAVY_STEPS, 500_000],
  ])('reads by key beside the %s reads of another, however many of these there are', async (_, steps, rows) => {
    // Neo4j plans a text when it first sees it.
    await Promise.all([graph().read(long(rows), { timeoutMs }), graph().read(POINT, { timeoutMs })]);
    let [done, refused] = [0, 0];
    const flood = Array.from({ length: FLOOD }, () =>
      graph()
        .read(long(rows), { timeoutMs, steps, caller: 'greedy' })
        .then(() => done++)
        .catch(() => refused++),
    );
    const points = Array.from({ length: POINTS }, () => graph().read(POINT, { timeoutMs, caller: 'modest' }));
    expect(await Promise.all(points)).toEqual(points.map(() => [['Venezuela']]));
    // In the order in which they came, all of the others would be through.
    expect(done).toBeLessThan((FLOOD - refused) / 2);
    await Promise.all(flood);
    expect(done + refused).toBe(FLOOD);
  });
});
