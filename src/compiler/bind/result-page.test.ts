import { expect, test } from '@jest/globals';
import { cutPage, readPageRequest } from './result-page.ts';

const read = (given: Readonly<Record<string, unknown>>) =>
  readPageRequest(
    (name) => given[name],
    'field',
    (cursor) => Number(cursor),
  );

const cut = (given: Readonly<Record<string, unknown>>) =>
  cutPage(read(given), [1, 2, 3, 4, 5, 6], (one, other) => one - other);

test.each([
  [{ first: 2 }, { items: [1, 2], hasNext: true, hasPrevious: false }],
  [
    { first: 2, after: '2', last: null },
    { items: [3, 4], hasNext: true, hasPrevious: true },
  ],
  [
    { first: 4, after: '2' },
    { items: [3, 4, 5, 6], hasNext: false, hasPrevious: true },
  ],
  [{ last: 2 }, { items: [5, 6], hasNext: false, hasPrevious: true }],
  [
    { last: 9, before: '3' },
    { items: [1, 2], hasNext: true, hasPrevious: false },
  ],
  [{ last: 0 }, { items: [], hasNext: false, hasPrevious: true }],
  [
    { first: 9, after: '1', before: '4' },
    { items: [2, 3], hasNext: false, hasPrevious: true },
  ],
])('cuts the page for %j', (given, page) => {
  expect(cut(given)).toEqual(page);
});

test.each([
  [{ first: 1, last: 1 }, 'field.last'],
  [{ last: -1 }, 'field.last'],
  [{ first: 10_001 }, 'field.first'],
])('refuses %j', (given, argument) => {
  expect(() => read(given)).toThrow(
    expect.objectContaining({ extensions: { code: 'BAD_USER_INPUT', reason: 'ARGUMENT', argument } }),
  );
});
