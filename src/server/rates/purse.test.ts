import { describe, expect, test } from '@jest/globals';
import { patientBudget } from './patient-budget.ts';
import { Purse } from './purse.ts';
import { openRateLimiter, type RateLimiter } from './rate-limiter.ts';

/** A limiter that also tells what was asked of it. */
async function watched(units: number, seconds = 60): Promise<RateLimiter & { readonly asked: number[] }> {
  const limiter = await openRateLimiter({ units, seconds }, { warn: () => undefined });
  const asked: number[] = [];
  return {
    ...limiter,
    asked,
    spend: (caller, wanted) => {
      asked.push(wanted);
      return limiter.spend(caller, wanted);
    },
  };
}

const price = (steps: number, rows = 1, ms?: number) => ({
  ...{ steps, rows },
  ...(ms !== undefined && { planning: { statement: `MATCH ${ms}`, ms } }),
});

describe('a purse', () => {
  test.each([
    ['a point read', 200, price(3), [1]],
    ['a long document', 9_000, price(3), [5]],
    ['many steps', 200, price(1_234_567), [1, 1_234]],
    ['many rows', 200, price(0, 20_000), [1, 200]],
    ['parts of units', 200, price(999, 99), [1, 1]],
    ['a statement to plan', 200, price(3, 1, 512.4), [1, 512]],
    ['more than all there is', 200, price(9_000_000_000), [1, 9_999]],
  ])('pays for %s', async (_, bytes, cost, asked) => {
    const limiter = await watched(10_000);
    const purse = new Purse(limiter, 'ada');
    await purse.payRequest(bytes);
    await purse.begin()(cost);
    expect(limiter.asked).toEqual(asked);
  });

  test('pays what is more when a price is known better, and nothing back', async () => {
    const limiter = await watched(10_000);
    const purse = new Purse(limiter, 'ada');
    await purse.payRequest(200);
    const pay = purse.begin();
    for (const steps of [3_000, 5_000, 4_000, 5_000]) await pay(price(steps));
    expect(limiter.asked).toEqual([1, 3, 2]);
  });

  test('pays for each operation of a request, and for the request once', async () => {
    const limiter = await watched(10_000);
    const purse = new Purse(limiter, 'ada');
    await purse.payRequest(200);
    await purse.payRequest(4_000);
    await purse.begin()(price(3_000));
    await purse.begin()(price(3_000));
    expect(limiter.asked).toEqual([1, 2, 3, 3]);
  });

  test('pays once for the planning of a statement, whoever has sent it before, and not before it could pay', async () => {
    const limiter = await watched(1_000);
    const [ada, ben] = [new Purse(limiter, 'ada'), new Purse(limiter, 'ben')];
    for (const purse of [ada, ada, ben]) await purse.begin()(price(3, 1, 300));
    expect(limiter.asked).toEqual([300, 300]);
    for (let tried = 0; tried < 2; tried++) {
      await expect(ben.begin()(price(3, 1, 900))).rejects.toMatchObject({ extensions: { cost: 900, left: 700 } });
    }
  });

  test('refuses what is not left, with what it would have cost', async () => {
    const purse = new Purse(await watched(100), 'ada');
    await purse.payRequest(200);
    await purse.begin()(price(60_000));
    const other = purse.begin();
    await expect(other(price(60_000))).rejects.toMatchObject({
      message: 'This costs 60 units, and less is left of the 100 in 60 s. Try again in 60 s, or ask for less.',
      extensions: { code: 'RATE_LIMITED', retryable: true, cost: 60, left: 39, limit: 100, retryAfter: 60 },
    });
    expect(purse.refused).toEqual({ left: 39, seconds: 60 });
    await purse.begin()(price(30_000));
    expect(purse.refused).toBeUndefined();
  });
});

test('says what a request costs, in one unit too', async () => {
  const limiter = await watched(1);
  await limiter.spend('ada', 1);
  await expect(new Purse(limiter, 'ada').payRequest(0)).rejects.toThrow(
    'This costs 1 unit, and less is left of the 1 in',
  );
});

describe('the budget of a file', () => {
  test('refuses its beginning, and waits for the rest', async () => {
    const limiter = await watched(10, 1);
    await limiter.spend('ada', 5);
    const purse = new Purse(limiter, 'ada');
    const budget = patientBudget(purse, () => false);
    await expect(budget.begin()(price(8_000))).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
    await budget.begin()(price(4_000));
    const start = performance.now();
    await budget.begin()(price(8_000));
    expect(performance.now() - start).toBeGreaterThan(500);
  });

  test('waits for no client that went away', async () => {
    let isGone = false;
    const budget = patientBudget(new Purse(await watched(10), 'ada'), () => isGone);
    await budget.begin()(price(8_000));
    isGone = true;
    await expect(budget.begin()(price(8_000))).rejects.toMatchObject({ extensions: { code: 'RATE_LIMITED' } });
  });
});
