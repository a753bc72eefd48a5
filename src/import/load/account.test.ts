import { expect, test } from '@jest/globals';
import { commonReason } from './account.ts';

test.each([
  ['"$1000M" is not a number', 'a: "…" is not a number'],
  ['"a ""b"" c" is not a number (of "x', 'a: "…" is not a number (of "…"'],
  ['loan:a-1: `from` is missing', 'a: `from` is missing'],
  [
    'loan:a: `creditor` names organization:nobody, which is not in the graph',
    'a: `creditor` names …, which is not in the graph',
  ],
  ['is a base: of one', 'a: is a base: of one'],
])('reduces %s to a common reason', (message, reason) => {
  expect(commonReason({ column: 'a', message })).toBe(reason);
});

test('takes the message alone for a problem without a column', () => {
  expect(commonReason({ column: undefined, message: 'has 3 fields of 4' })).toBe('has 3 fields of 4');
});
