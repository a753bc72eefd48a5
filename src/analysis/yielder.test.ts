import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ITEMS_PER_TURN, Yielder } from './yielder.ts';

const endless = { left: () => 1 };

describe('Yielder', () => {
  test('sorts like an uninterrupted stable sort', async () => {
    const items = fc.array(fc.record({ key: fc.nat(50), place: fc.nat() }), { maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(items, fc.integer({ min: 1, max: 900 }), async (some, times) => {
        const many = Array.from({ length: times }, () => some).flat();
        const byKey = (one: { key: number }, other: { key: number }) => one.key - other.key;
        expect(await new Yielder(endless).sort(many, byKey)).toEqual(many.toSorted(byKey));
      }),
      { numRuns: 25 },
    );
  });

  test('yields once per ITEMS_PER_TURN', async () => {
    const yielder = new Yielder(endless);
    let others = 0;
    const count = (): void => {
      others++;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    const doubled = await yielder.map(
      Array.from({ length: 10 * ITEMS_PER_TURN }, (_, index) => index),
      (index) => 2 * index,
    );
    clearImmediate(next);
    expect(doubled.at(-1)).toBe(20 * ITEMS_PER_TURN - 2);
    expect(others).toBeGreaterThanOrEqual(9);
  });

  test('stops when the operation has no time left', async () => {
    const late = new Yielder({
      left: () => {
        throw new Error('late');
      },
    });
    await expect(late.sort(Array.from({ length: ITEMS_PER_TURN + 1 }, String), () => 0)).rejects.toThrow('late');
  });
});
