import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { together } from './together.ts';

test('gives what each comes to', async () => {
  expect(await together<[number, string]>([Promise.resolve(1), sleep(5, 'b')])).toEqual([1, 'b']);
});

test('fails with the first that fails in the list, once all have ended', async () => {
  let ended = false;
  const late = sleep(20).then(() => {
    ended = true;
  });
  await expect(together([late, Promise.reject(new Error('one')), Promise.reject(new Error('other'))])).rejects.toThrow(
    'one',
  );
  expect(ended).toBe(true);
});
