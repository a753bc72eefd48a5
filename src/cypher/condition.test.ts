import { expect, test } from '@jest/globals';
import { anyOf, orFalse, where } from './condition.ts';

test('anyOf puts alternatives in parentheses', () => {
  expect(anyOf(['a'])).toBe('a');
  expect(anyOf(['a', 'b'])).toBe('(a OR b)');
});

test('where returns no clause without a condition', () => {
  expect(where([])).toEqual([]);
  expect(where(['a', 'b'])).toEqual(['WHERE a AND b']);
});

test('orFalse treats null as false', () => {
  expect(orFalse('a')).toBe('coalesce(a, false)');
});
