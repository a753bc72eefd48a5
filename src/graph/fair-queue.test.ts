import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { FairQueue } from './fair-queue.ts';

const anyone = () => true;

/** A queue of `<owner><number>`, and all that is taken from it. */
function queueOf(...items: readonly string[]) {
  const queue = new FairQueue<string>();
  for (const item of items) queue.add(item.charAt(0), item);
  const takeAll = (mayHave: (owner: string) => boolean = anyone) => {
    const taken = [];
    for (let item = queue.take(mayHave); item !== undefined; item = queue.take(mayHave)) taken.push(item);
    return taken;
  };
  return { queue, takeAll };
}

describe('a fair queue', () => {
  test('serves all in turn, and each in the order of its own', () => {
    const { takeAll } = queueOf('a1', 'a2', 'a3', 'a4', 'b1', 'c1', 'c2');
    expect(takeAll()).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3', 'a4']);
  });

  test('serves who comes anew after one of each that waits', () => {
    const { queue, takeAll } = queueOf('a1', 'a2', 'a3', 'b1', 'b2');
    expect(queue.take(anyone)).toBe('a1');
    queue.add('c', 'c1');
    expect(takeAll()).toEqual(['b1', 'a2', 'c1', 'b2', 'a3']);
  });

  test('passes over who may have nothing, who keeps its place', () => {
    const { queue, takeAll } = queueOf('a1', 'a2', 'b1', 'b2');
    expect(takeAll((owner) => owner !== 'a')).toEqual(['b1', 'b2']);
    expect(queue.size).toBe(2);
    expect(takeAll()).toEqual(['a1', 'a2']);
  });

  test('knows who has the most, and the last of it that counts', () => {
    const { queue } = queueOf('a1', 'b1', 'b2', 'b3', 'c1', 'c2');
    expect(queue.longest(anyone)).toEqual({ owner: 'b', item: 'b3' });
    expect(queue.longest((item) => item !== 'b3')).toEqual({ owner: 'b', item: 'b2' });
    expect(queue.longest((item) => item.startsWith('c'))).toEqual({ owner: 'c', item: 'c2' });
    expect(queue.longest(() => false)).toBeUndefined();
    expect([queue.delete('b', 'b3'), queue.delete('b', 'b3'), queue.delete('d', 'd1')]).toEqual([true, false, false]);
    expect([queue.size, queue.sizeOf('b'), queue.sizeOf('d')]).toEqual([5, 2, 0]);
  });

  test('has nobody wait for more than one of each other, however much these have', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(lengths, (sizes) => {
        const items = sizes.flatMap((size, owner) => Array.from({ length: size }, (_, index) => `${owner}-${index}`));
        const { takeAll } = queueOf(...items);
        const taken = takeAll();
        expect(taken.toSorted()).toEqual(items.toSorted());
        for (const owner of sizes.keys()) {
          const places = [...taken.keys()].filter((place) => taken[place]?.startsWith(String(owner)));
          const gaps = places.map((place, index) => place - (places[index - 1] ?? -1));
          expect(Math.max(...gaps)).toBeLessThanOrEqual(sizes.length);
        }
      }),
    );
  });
});
