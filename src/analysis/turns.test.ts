import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ITEMS_A_TURN, Turns } from './turns.ts';

const endless = { left: () => 1 };

test('items are sorted as at once, those that are level in their order', async () => {
  const items = fc.array(fc.record({ key: fc.nat(50), place: fc.nat() }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(items, fc.integer({ min: 1, max: 900 }), async (some, times) => {
      const many = Array.from({ length: times }, () => some).flat();
      const byKey = (one: { key: number }, other: { key: number }) => one.key - other.key;
      expect(await new Turns(endless).sort(many, byKey)).toEqual(many.toSorted(byKey));
    }),
    { numRuns: 25 },
  );
});

test('others have their turn as often as there are so many items', async () => {
  const turns = new Turns(endless);
  let others = 0;
  const count = (): void => {
    others++;
    next = setImmediate(count);
  };
  let next = setImmediate(count);
  const doubled = await turns.map(
    Array.from({ length: 10 * ITEMS_A_TURN }, (_, index) => index),
    (index) => 2 * index,
  );
  clearImmediate(next);
  expect(doubled.at(-1)).toBe(20 * ITEMS_A_TURN - 2);
  expect(others).toBeGreaterThanOrEqual(9);
});

test('an operation without time left goes no further', async () => {
  const late = new Turns({
    left: () => {
      throw new Error('late');
    },
  });
  await expect(late.sort(Array.from({ length: ITEMS_A_TURN + 1 }, String), () => 0)).rejects.toThrow('late');
});
