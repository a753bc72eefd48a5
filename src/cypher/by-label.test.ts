import { expect, test } from '@jest/globals';
import { byLabel } from './by-label.ts';

test('takes the last value for what has no other label', () => {
  expect(byLabel('n', ['A', 'B', 'C'], ['0', '1', '2'])).toBe('CASE WHEN n:`A` THEN 0 WHEN n:`B` THEN 1 ELSE 2 END');
});
