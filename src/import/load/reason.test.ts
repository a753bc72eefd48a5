import { expect, test } from '@jest/globals';
import { reasonOf } from './reason.ts';

test.each([
  ['"$1000M" is no number', 'a: "…" is no number'],
  ['"a ""b"" c" is no number (of "x', 'a: "…" is no number (of "…"'],
  ['loan:a-1: `from` is missing', 'a: `from` is missing'],
  [
    'loan:a: `creditor` names organization:nobody, which the graph does not have',
    'a: `creditor` names …, which the graph does not have',
  ],
  ['is a base: of one', 'a: is a base: of one'],
])('%s', (message, reason) => {
  expect(reasonOf({ column: 'a', message })).toBe(reason);
});

test('a problem of no column is told by its words', () => {
  expect(reasonOf({ column: undefined, message: 'has 3 fields of 4' })).toBe('has 3 fields of 4');
});
