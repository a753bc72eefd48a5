import { expect, test } from '@jest/globals';
import { measureSlice } from './measure.ts';
import { type Slice, sliceOf } from './slice.ts';

/** Countries and alliances, each country in two thirds of these. */
function slice(countries: number, alliances: number): Slice {
  const names = (kind: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${kind}:${String(index).padStart(4, '0')}`);
  const theirs = names('country', countries);
  return sliceOf(
    names('alliance', alliances).flatMap((alliance, one) =>
      theirs.filter((_, other) => (one + other) % 3 > 0).map((country) => [alliance, country] as const),
    ),
  );
}

test('while a large slice is measured, this thread goes on with other work', async () => {
  let longest = 0;
  let last = performance.now();
  const ticks = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
  }, 1);
  const start = performance.now();
  try {
    const { values } = await measureSlice(slice(400, 200), 'BETWEENNESS', 60_000);
    expect(values).toHaveLength(600);
  } finally {
    clearInterval(ticks);
  }
  // A ratio of one run: measured here, it would be the whole time.
  expect(longest).toBeLessThan((performance.now() - start) / 3);
});

test('it is ended when the time is up', async () => {
  const start = performance.now();
  const measured = measureSlice(slice(600, 300), 'BETWEENNESS', 50);
  await expect(measured).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
  const given = performance.now() - start;
  const whole = performance.now();
  await measureSlice(slice(600, 300), 'BETWEENNESS', 60_000);
  expect(given).toBeLessThan(performance.now() - whole);
});
