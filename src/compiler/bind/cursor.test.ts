import { describe, expect, test } from '@jest/globals';
import { decodeCursor, encodeCursor } from './cursor.ts';

const order = {
  digest: 'abcd1234',
  keys: [
    { type: 'Float', nullable: true },
    { type: 'ID', nullable: false },
  ],
};

describe('decodeCursor', () => {
  test.each([[[1.5, 'loan:a']], [[null, 'loan:ü"\\']]])('round-trips %j', (values) => {
    expect(decodeCursor(encodeCursor(order.digest, values), order)).toEqual(values);
  });

  test.each([
    ['of another order', encodeCursor('zzzz9999', [1, 'loan:a'])],
    ['with too few values', encodeCursor(order.digest, [1])],
    ['with a null for a non-null key', encodeCursor(order.digest, [1, null])],
    ['with a value of another type', encodeCursor(order.digest, ['1', 'loan:a'])],
    ['that is not JSON', Buffer.from('{').toString('base64url')],
    ['that is JSON of another shape', Buffer.from('{"0":1}').toString('base64url')],
    ['that is not base64url', 'a b+c='],
    ['that is empty', ''],
    ['that is not a string', 5],
  ])('refuses a cursor %s', (_, text) => {
    expect(decodeCursor(text, order)).toBeUndefined();
  });
});
