import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Noted, tallied, talliesOf } from './tally.ts';

const noted: fc.Arbitrary<Noted> = fc.record({
  of: fc.constantFrom('passed', 'rejected'),
  reason: fc.integer({ min: 0, max: 30 }).map(String),
  example: fc.tuple(fc.integer({ min: 1, max: 50 }), fc.constantFrom('', 'a', 'b')),
});

test('tallied counts every note, for any number of reasons and any batch size', () => {
  fc.assert(
    fc.property(fc.array(noted, { maxLength: 200 }), fc.integer({ min: 0, max: 200 }), (all, at) => {
      const whole = tallied([], all);
      expect(tallied(tallied([], all.slice(0, at)), all.slice(at))).toEqual(whole);
      for (const kind of ['passed', 'rejected'] as const) {
        const some = talliesOf(whole, kind);
        const count = some.reduce((sum, one) => sum + one.count, 0);
        expect(count).toBe(all.filter(({ of }) => of === kind).length);
        expect(some.length).toBeLessThanOrEqual(21);
      }
    }),
  );
});

test('tallied keeps the examples of the first rows, whatever the order of the notes', () => {
  const rows = [9, 3, 7, 1, 8, 2, 5];
  const all = rows.map((row): Noted => ({ of: 'passed', reason: 'x', example: [row, ''] }));
  expect(tallied([], all)).toEqual([
    {
      of: 'passed',
      reason: 'x',
      count: 7,
      examples: [
        [1, ''],
        [2, ''],
        [3, ''],
        [5, ''],
        [7, ''],
      ],
    },
  ]);
});

test('tallied truncates long reasons and examples', () => {
  const [one] = tallied([], [{ of: 'passed', reason: 'x'.repeat(999), example: [1, 'y'.repeat(999)] }]);
  expect([one?.reason.length, one?.examples[0]?.[1].length]).toEqual([200, 200]);
});
