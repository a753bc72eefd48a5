import { describe, expect, test } from '@jest/globals';
import { entityTag, names } from './entity-tag.ts';

describe('entityTag', () => {
  test('is a weak tag that only the same parts in the same order have', () => {
    expect(entityTag(['a', 'b'])).toMatch(/^W\/"[\da-f]{32}"$/);
    expect(entityTag(['a', 'b'])).toBe(entityTag(['a', 'b']));
    const others = [['b', 'a'], ['ab'], ['a', 'b', ''], ['a,b'], ['a","b']];
    expect(new Set([['a', 'b'], ...others].map(entityTag)).size).toBe(6);
  });
});

describe('If-None-Match', () => {
  const tag = 'W/"abc"';

  test.each(['W/"abc"', '"abc"', ' W/"x", W/"abc"', '"x","abc" , "y"'])('%p names the tag', (header) => {
    expect(names(header, tag)).toBe(true);
  });

  test.each([undefined, '', '*', 'abc', 'W/abc', '"ab"', '"abcd"', '"x", "ab c"', 'W/"ABC"'])(
    '%p does not',
    (header) => {
      expect(names(header, tag)).toBe(false);
    },
  );
});
