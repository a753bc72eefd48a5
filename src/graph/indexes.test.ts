import { describe, expect, test } from '@jest/globals';
import { duplicatesError } from './indexes.ts';

describe('duplicatesError', () => {
  test('lists five values, and an ellipsis if there are more', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((value) => [value, 2]);
    const { message } = duplicatesError({ label: 'Country', property: 'code', unique: true }, rows);
    expect(message).toBe(
      'Country.code cannot be a key: nodes share the values "a" (2 nodes), "b" (2 nodes), "c" (2 nodes), ' +
        '"d" (2 nodes), "e" (2 nodes), …',
    );
  });
});
