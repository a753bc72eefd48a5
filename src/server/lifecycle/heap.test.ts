import { describe, expect, test } from '@jest/globals';
import { growsSlowly } from './heap.ts';

describe('growsSlowly', () => {
  test('is true once the heap is large until it is small again', () => {
    let slow = false;
    const modes = [60, 150, 161, 150, 129, 128, 150, 161].map((megabytes) => {
      slow = growsSlowly(slow, megabytes * 2 ** 20);
      return slow;
    });
    expect(modes).toEqual([false, false, true, true, true, false, false, true]);
  });
});
