import { describe, expect, test } from '@jest/globals';
import { decodeCursor, encodeCursor } from './cursor.ts';

const order = {
  digest: 'abcd1234',
  keys: [
    { type: 'Float', nullable: true },
    { type: 'ID', nullable: false },
  ],
};

describe('a cursor', () => {
  test.each([[[1.5, 'loan:a']], [[null, 'loan:ü"\\']]])('brings back %j', (values) => {
    expect(decodeCursor(encodeCursor(order.digest, values), order)).toEqual(values);
  });

  test.each([
    ['of another order', encodeCursor('zzzz9999', [1, 'loan:a'])],
    ['with too few values', encodeCursor(order.digest, [1])],
    ['with a null where none can be', encodeCursor(order.digest, [1, null])],
    ['with a value of another type', encodeCursor(order.digest, ['1', 'loan:a'])],
    ['that is no JSON', Buffer.from('{').toString('base64url')],
    ['that is JSON of another form', Buffer.from('{"0":1}').toString('base64url')],
    ['that is not base64url', 'a b+c='],
    ['that is empty', ''],
    ['that is no text', 5],
  ])('%s is refused', (_, text) => {
    expect(decodeCursor(text, order)).toBeUndefined();
  });
});
