import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { capturingLogger } from '../../../tests/support/logger.ts';
import { describeWith } from '../../../tests/support/needs.ts';
import { openRateLimiter } from './rate-limiter.ts';

const silent = { warn: () => undefined };

describe('a rate limiter', () => {
  test('gives each caller so many units, and refuses what is more', async () => {
    const limiter = await openRateLimiter({ units: 10, seconds: 60 }, silent);
    expect(await limiter.spend('ada', 4)).toEqual({ spent: true, left: 6, seconds: 60 });
    expect(await limiter.spend('ada', 6)).toMatchObject({ spent: true, left: 0 });
    expect(await limiter.spend('ada', 1)).toMatchObject({ spent: false, left: 0, seconds: 60 });
    expect(await limiter.spend('ben', 10)).toMatchObject({ spent: true, left: 0 });
  });

  test('does not count what it refuses', async () => {
    const limiter = await openRateLimiter({ units: 10, seconds: 60 }, silent);
    await limiter.spend('ada', 4);
    for (let i = 0; i < 5; i++) expect(await limiter.spend('ada', 7)).toMatchObject({ spent: false, left: 6 });
    expect(await limiter.spend('ada', 6)).toMatchObject({ spent: true, left: 0 });
  });

  test('gives them again when the time is over', async () => {
    const limiter = await openRateLimiter({ units: 10, seconds: 1 }, silent);
    await limiter.spend('ada', 10);
    expect(await limiter.spend('ada', 1)).toEqual({ spent: false, left: 0, seconds: 1 });
    await wait(1_050);
    expect(await limiter.spend('ada', 10)).toMatchObject({ spent: true, left: 0 });
  });
});

/** Its port is free, so nobody answers there. */
const AWAY = 'redis://127.0.0.1:9';

describe('a rate limiter whose Redis is away', () => {
  test('counts for itself, and says so once', async () => {
    const { logger, lines } = capturingLogger();
    const limiter = await openRateLimiter({ units: 10, seconds: 60, redisUrl: AWAY }, logger);
    for (const left of [6, 2]) expect(await limiter.spend('ada', 4)).toMatchObject({ spent: true, left });
    expect(await limiter.spend('ada', 4)).toMatchObject({ spent: false, left: 2 });
    expect(lines.map(({ msg }) => msg)).toEqual(['Redis is away: this server counts what callers ask for itself']);
    limiter.close();
  });
});

test('a rate limiter whose Redis was never there says so before anybody asks', async () => {
  const { logger, lines } = capturingLogger();
  const limiter = await openRateLimiter({ units: 10, seconds: 60, redisUrl: AWAY }, logger);
  for (let i = 0; i < 100 && lines.length === 0; i++) await wait(50);
  await limiter.spend('ada', 4);
  expect(lines.map(({ msg }) => msg)).toEqual(['Redis is away: this server counts what callers ask for itself']);
  limiter.close();
});

/** `REDIS_URL` names one that tests may count in. */
const { REDIS_URL } = process.env;

describeWith('redis', REDIS_URL !== undefined)('rate limiters of several servers', () => {
  test('count together, and each for itself while Redis is away', async () => {
    const rates = { units: 10, seconds: 60, redisUrl: REDIS_URL ?? '' };
    const caller = `ada ${randomUUID()}`;
    const warnings: string[] = [];
    const log = { warn: (_: object, text: string) => void warnings.push(text) };
    const [one, other] = [await openRateLimiter(rates, log), await openRateLimiter(rates, log)];
    await wait(500);
    expect(await one.spend(caller, 4)).toMatchObject({ spent: true, left: 6 });
    expect(await other.spend(caller, 4)).toMatchObject({ spent: true, left: 2 });
    expect(await one.spend(caller, 4)).toMatchObject({ spent: false, left: 2 });
    expect(await other.spend(caller, 2)).toMatchObject({ spent: true, left: 0 });
    for (const limiter of [one, other]) limiter.close();
    await wait(100);
    expect(warnings).toEqual([]);
    expect(await one.spend(caller, 4)).toMatchObject({ spent: true, left: 6 });
  });
});
