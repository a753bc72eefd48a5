import { expect, test } from '@jest/globals';
import { CostTally } from './tally.ts';

test('a price is a whole number, never less than what was added', () => {
  const tally = new CostTally();
  tally.add('paths', 10.25);
  tally.add('paths', 2);
  tally.add('loans', 0.5);
  expect(tally.total).toBe(14);
  expect(tally.heaviest).toEqual({ field: 'paths', amount: 13 });
});
