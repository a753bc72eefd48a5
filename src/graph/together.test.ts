import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { together } from './together.ts';

describe('together', () => {
  test('resolves to the result of each promise', async () => {
    expect(await together<[number, string]>([Promise.resolve(1), sleep(5, 'b')])).toEqual([1, 'b']);
  });

  test('rejects with the first error in list order after all have settled', async () => {
    let ended = false;
    const late = sleep(20).then(() => {
      ended = true;
    });
    await expect(
      together([late, Promise.reject(new Error('one')), Promise.reject(new Error('other'))]),
    ).rejects.toThrow('one');
    expect(ended).toBe(true);
  });
});
