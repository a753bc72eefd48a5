import { describe, expect, test } from '@jest/globals';
import { foldedTo, LONGEST } from './fold.ts';

describe('a long text', () => {
  test('is folded only if it is longer than what is shown', () => {
    expect(foldedTo('a'.repeat(LONGEST))).toBeUndefined();
    expect(foldedTo('a'.repeat(LONGEST + 1))).toBe(`${'a'.repeat(LONGEST)} …`);
  });

  test('is counted and cut by characters, not by halves of them', () => {
    expect(foldedTo('😀'.repeat(4), 4)).toBeUndefined();
    expect(foldedTo('😀'.repeat(5), 4)).toBe('😀😀😀😀 …');
  });
});
