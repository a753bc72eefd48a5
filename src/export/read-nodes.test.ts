import { describe, expect, test } from '@jest/globals';
import { LIMITS, loadModel } from '../model/index.ts';
import type { Ask } from './ask.ts';
import { createReadNodes } from './read-nodes.ts';
import { shapeOfType } from './shape.ts';

const read = createReadNodes(shapeOfType(loadModel(), 'Person'));

/** Returns nodes with these numbers of sources, but no more sources than requested. */
const havingSources =
  (counts: Readonly<Record<string, number>>, asked: unknown[] = []): Ask =>
  (_, { ids, sources }) => {
    asked.push([ids, sources]);
    const groupsOf = (id: string) =>
      Array.from({ length: Math.min(counts[id] ?? 0, Number(sources)) }, (_, index) => ({
        source: { id: `source:${index}` },
      }));
    return Promise.resolve({
      nodes: (ids as readonly string[]).map((id) => ({ id, statements: { groupBy: groupsOf(id) } })),
    });
  };

describe('createReadNodes', () => {
  test('reads a node again on its own when it may have more sources than a batch returns', async () => {
    const asked: unknown[] = [];
    const counts = { a: 99, b: 100, c: 5_000, d: 0 };
    const nodes: (readonly [string, number])[] = [];
    for await (const batch of read(havingSources(counts, asked), Object.keys(counts))) {
      nodes.push(...batch.map(({ id, sources }) => [id, sources.length] as const));
    }
    expect(nodes).toEqual(Object.entries(counts));
    expect(asked).toEqual([
      [['a', 'b', 'c', 'd'], 100],
      [['b'], LIMITS.page],
      [['c'], LIMITS.page],
    ]);
  });

  test('throws rather than omit sources', async () => {
    await expect(read(havingSources({ a: LIMITS.page }), ['a']).next()).rejects.toThrow(
      'a has 10000 sources or more; an export can only list fewer per node',
    );
  });
});
