import { describe, expect, test } from '@jest/globals';
import { Lane, type Turn } from './lane.ts';

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Sends reads to a lane, and ends them on demand. */
function reading(lane: Lane) {
  const begun: string[] = [];
  const ends = new Map<string, () => void>();
  const refused: string[] = [];
  const ask = (name: string, turn: Partial<Turn> = {}): void => {
    const work = () =>
      new Promise<void>((end) => {
        begun.push(name);
        ends.set(name, end);
      });
    lane.run({ caller: name.charAt(0), refusable: true, ...turn }, work).catch(() => refused.push(name));
  };
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await settled();
  };
  return { ask, end, begun, refused };
}

const many = (caller: string, count: number) => Array.from({ length: count }, (_, index) => `${caller}${index + 1}`);

describe('a lane', () => {
  test('gives no caller all places, so that another begins at once', async () => {
    const lane = new Lane({ atOnce: 3, each: 2, waiting: 100 });
    const { ask, end, begun } = reading(lane);
    for (const name of many('a', 50)) ask(name);
    await settled();
    expect(begun).toEqual(['a1', 'a2']);
    ask('b1');
    await settled();
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await end('b1');
    expect(begun).toEqual(['a1', 'a2', 'b1']);
    await end('a1');
    expect(begun.at(-1)).toBe('a3');
    expect(lane.load).toEqual({ running: 2, waiting: 47, atOnce: 3 });
  });

  test('has callers take turns where all places are taken', async () => {
    const { ask, end, begun } = reading(new Lane({ atOnce: 2, each: 2, waiting: 100 }));
    for (const name of many('a', 10)) ask(name);
    for (const name of ['b1', 'b2', 'c1']) ask(name);
    await settled();
    for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2']) await end(name);
    expect(begun).toEqual(['a1', 'a2', 'a3', 'b1', 'c1', 'a4', 'b2', 'a5', 'a6']);
  });

  test('begins as many of the server itself as there are places', async () => {
    const { ask, begun } = reading(new Lane({ atOnce: 3, each: 1, waiting: 100 }));
    for (const name of many('s', 4)) ask(name, { caller: undefined, refusable: false });
    await settled();
    expect(begun).toEqual(['s1', 's2', 's3']);
  });

  test('that is full refuses the caller who has the most waiting, from the last', async () => {
    const lane = new Lane({ atOnce: 1, each: 1, waiting: 4 });
    const { ask, refused } = reading(lane);
    for (const name of many('a', 5)) ask(name);
    ask('a6');
    await settled();
    expect(refused).toEqual(['a6']);
    for (const name of ['b1', 'b2', 'b3']) ask(name);
    await settled();
    // Each has two now, so b3 has no more right to a place than they have.
    expect(refused).toEqual(['a6', 'a5', 'a4', 'b3']);
    ask('c1');
    await settled();
    expect(refused.slice(4)).toEqual([expect.stringMatching(/^[ab][23]$/)]);
    expect(lane.load.waiting).toBe(4);
  });

  test('never refuses what is not refusable', async () => {
    const { ask, refused } = reading(new Lane({ atOnce: 1, each: 1, waiting: 2 }));
    for (const name of many('s', 6)) ask(name, { caller: undefined, refusable: false });
    ask('a1');
    await settled();
    expect(refused).toEqual(['a1']);
  });
});
