import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { createRateLimiter } from './rate-limiter.ts';

describe('a rate limiter', () => {
  test('gives each caller so many units, and refuses what is more', async () => {
    const limiter = createRateLimiter({ units: 10, seconds: 60 });
    expect(await limiter.spend('ada', 4)).toEqual({ spent: true, left: 6, seconds: 60 });
    expect(await limiter.spend('ada', 6)).toMatchObject({ spent: true, left: 0 });
    expect(await limiter.spend('ada', 1)).toMatchObject({ spent: false, left: 0, seconds: 60 });
    expect(await limiter.spend('ben', 10)).toMatchObject({ spent: true, left: 0 });
  });

  test('does not count what it refuses', async () => {
    const limiter = createRateLimiter({ units: 10, seconds: 60 });
    await limiter.spend('ada', 4);
    for (let i = 0; i < 5; i++) expect(await limiter.spend('ada', 7)).toMatchObject({ spent: false, left: 6 });
    expect(await limiter.spend('ada', 6)).toMatchObject({ spent: true, left: 0 });
  });

  test('gives them again when the time is over', async () => {
    const limiter = createRateLimiter({ units: 10, seconds: 1 });
    await limiter.spend('ada', 10);
    expect(await limiter.spend('ada', 1)).toEqual({ spent: false, left: 0, seconds: 1 });
    await wait(1_050);
    expect(await limiter.spend('ada', 10)).toMatchObject({ spent: true, left: 0 });
  });
});
