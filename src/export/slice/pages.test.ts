import { describe, expect, test } from '@jest/globals';
import { ANALYSES } from '../../analysis/index.ts';
import { tooCostly } from '../../compiler/index.ts';
import { loadModel } from '../../model/index.ts';
import { createApi } from '../../resolvers/index.ts';
import type { Ask } from '../ask.ts';
import { shapeOfType } from '../shape.ts';
import { createReadIds } from './pages.ts';

const model = loadModel();
const { schema } = createApi(model, ANALYSES);
const read = createReadIds(schema, shapeOfType(model, 'Loan'));

/** As many ids as there are, in pages of at most `limit`; the cursor is the number of ids before. */
function paged(count: number, limit: number, asked: unknown[]): Ask {
  return async (_, variables) => {
    const { first, after = '0' } = variables as { first: number; after?: string };
    asked.push(variables);
    if (first > limit) throw tooCostly('too many', {});
    const [from, to] = [Number(after), Math.min(count, Number(after) + first)];
    const nodes = Array.from({ length: to - from }, (_, index) => ({ id: `loan:${from + index}` }));
    return { page: { nodes, pageInfo: { hasNextPage: to < count, endCursor: String(to) } } };
  };
}

async function idsOf(ask: Ask, args: Parameters<typeof read>[1] = {}): Promise<readonly string[][]> {
  const pages: string[][] = [];
  for await (const ids of read(ask, args)) pages.push([...ids]);
  return pages;
}

describe('createReadIds', () => {
  test('reads pages one after the other', async () => {
    const asked: unknown[] = [];
    const pages = await idsOf(paged(2_500, 10_000, asked));
    expect(pages.map((page) => page.length)).toEqual([1_000, 1_000, 500]);
    expect(new Set(pages.flat()).size).toBe(2_500);
    expect(asked).toEqual([
      { first: 1_000, where: {} },
      { first: 1_000, where: {}, after: '1000' },
      { first: 1_000, where: {}, after: '2000' },
    ]);
  });

  test('reads larger pages where each takes long, up to a limit', async () => {
    let time = 0;
    const slow = createReadIds(schema, shapeOfType(model, 'Loan'), () => {
      time += 300;
      return time;
    });
    const lengths: number[] = [];
    for await (const ids of slow(paged(40_000, 10_000, []), {})) lengths.push(ids.length);
    expect(lengths).toEqual([1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 5_000]);
  });

  test('asks for smaller pages where large ones are too costly', async () => {
    const asked: unknown[] = [];
    const pages = await idsOf(paged(400, 300, asked));
    expect(pages.map((page) => page.length)).toEqual([250, 150]);
    expect(asked).toHaveLength(4);
    await expect(idsOf(paged(10, 0, []))).rejects.toThrow('too many');
  });

  test('asks for the facts of sources and of a day', async () => {
    const asked: unknown[] = [];
    expect(await idsOf(paged(0, 10_000, asked), { at: '2020-01-01', sources: ['source:a'] })).toEqual([[]]);
    expect(asked).toEqual([{ first: 1_000, at: '2020-01-01', where: {}, sources: ['source:a'] }]);
  });
});
