import { describe, expect, test } from '@jest/globals';
import type { Turn } from './lane.ts';
import { HEAVY_STEPS, Lanes } from './lanes.ts';

/** Work that ends on demand. */
function work() {
  let end: (value: string) => void = () => undefined;
  let begun = false;
  const promise = new Promise<string>((resolve) => {
    end = resolve;
  });
  const run = () => {
    begun = true;
    return promise;
  };
  return { run, end, begun: () => begun };
}

const LIMITS = { light: { atOnce: 2, each: 1, waiting: 10 }, heavy: { atOnce: 1, each: 1, waiting: 2 } };
const heavy = (): Turn => ({ steps: HEAVY_STEPS, refusable: true });
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('Lanes', () => {
  test('queues heavy work until earlier heavy work ends, and runs light work immediately', async () => {
    const lanes = new Lanes(LIMITS);
    const works = [work(), work(), work()];
    const runs = works.map(({ run }) => lanes.run(heavy(), run));
    await expect(lanes.run({ refusable: true }, async () => 'light')).resolves.toBe('light');
    expect(works.map(({ begun }) => begun())).toEqual([true, false, false]);
    expect(lanes.active).toBe(1);
    works[0]?.end('first');
    expect(await runs[0]).toBe('first');
    await settled();
    expect(works.map(({ begun }) => begun())).toEqual([true, true, false]);
    works[1]?.end('second');
    works[2]?.end('third');
    expect(await Promise.all(runs)).toEqual(['first', 'second', 'third']);
    expect(lanes.active).toBe(0);
  });

  test('rejects work immediately if the queue is full, unless no client waits for it', async () => {
    const lanes = new Lanes(LIMITS);
    const works = Array.from({ length: 3 }, work);
    const runs = works.map(({ run }) => lanes.run(heavy(), run));
    await expect(lanes.run(heavy(), async () => 'never')).rejects.toMatchObject({
      code: 'GRAPH_UNAVAILABLE',
      retryable: true,
      message: 'The graph is overloaded: 1 reads running, 2 waiting',
    });
    const own = lanes.run({ steps: HEAVY_STEPS, refusable: false }, async () => 'own');
    for (const { end } of works) end('done');
    expect(await Promise.all([...runs, own])).toEqual(['done', 'done', 'done', 'own']);
  });

  test('rejects queued work with too little time left and runs the next', async () => {
    const lanes = new Lanes(LIMITS);
    const [first, second, third] = [work(), work(), work()];
    const until = (ms: number, steps: number): Turn => ({
      steps,
      refusable: true,
      deadline: { at: performance.now() + ms, timeoutMs: 10_000 },
    });
    const running = lanes.run(until(1, HEAVY_STEPS), first.run);
    const late = lanes.run(until(4_000, 9_000_000), second.run);
    const early = lanes.run(until(4_000, 2_000_000), third.run);
    first.end('first');
    await expect(late).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE', retryable: true });
    third.end('third');
    expect(await Promise.all([running, early])).toEqual(['first', 'third']);
    expect(second.begun()).toBe(false);
    expect(lanes.active).toBe(0);
  });

  test('never runs work dropped from the queue, and frees its place', async () => {
    const lanes = new Lanes(LIMITS);
    const [first, second, third] = [work(), work(), work()];
    const turn = heavy();
    const running = lanes.run(heavy(), first.run);
    const dropped = lanes.run(turn, second.run);
    expect(lanes.drop(turn)).toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    await expect(dropped).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(lanes.drop(turn)).toBeUndefined();
    const last = lanes.run(heavy(), third.run);
    first.end('first');
    third.end('third');
    expect(await Promise.all([running, last])).toEqual(['first', 'third']);
    expect(second.begun()).toBe(false);
    expect(lanes.active).toBe(0);
  });

  test('runs the next work after a failure', async () => {
    const lanes = new Lanes(LIMITS);
    const failing = lanes.run(heavy(), () => Promise.reject(new Error('no')));
    const next = lanes.run(heavy(), async () => 'next');
    await expect(failing).rejects.toThrow('no');
    expect(await next).toBe('next');
  });
});
