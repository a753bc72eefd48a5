import { describe, expect, test } from '@jest/globals';
import { mostSteps, startLayout } from './layout.ts';

const star = (rays: number) => ({
  places: Float32Array.from({ length: 2 * (rays + 1) }, (_, index) => Math.sin(index * 7) * 50),
  ties: Uint32Array.from({ length: 2 * rays }, (_, index) => (index % 2 ? 1 + (index - 1) / 2 : 0)),
});

const rest = (question: Parameters<typeof startLayout>[0]) => {
  const layout = startLayout(question);
  let calls = 0;
  while (!layout.advance(5)) calls++;
  return { places: layout.places(), calls };
};

describe('the layout', () => {
  test('comes to rest by itself', () => {
    const { calls } = rest({ ...star(30), fixed: new Uint8Array(31) });
    expect(calls).toBeLessThanOrEqual(mostSteps(31) / 5);
  });

  test('never moves what is fixed, to the last bit', () => {
    const question = { ...star(30), fixed: Uint8Array.from({ length: 31 }, (_, index) => (index < 20 ? 1 : 0)) };
    const { places } = rest(question);
    expect(places.slice(0, 40)).toEqual(question.places.slice(0, 40));
    expect(places.slice(40)).not.toEqual(question.places.slice(40));
  });

  test('does nothing where all is fixed', () => {
    const question = { ...star(5), fixed: new Uint8Array(6).fill(1) };
    expect(rest(question)).toEqual({ places: question.places, calls: 0 });
  });

  test('gives the same from the same', () => {
    const question = { ...star(12), fixed: new Uint8Array(13) };
    expect(rest(question).places).toEqual(rest(question).places);
  });

  test('puts two that are tied about 100 apart, however many ties they have', () => {
    for (const count of [1, 10_000]) {
      const ties = Uint32Array.from({ length: 2 * count }, (_, index) => index % 2);
      const { places } = rest({ places: Float32Array.of(-1, 0, 1, 0), fixed: new Uint8Array(2), ties });
      const [ax = 0, ay = 0, bx = 0, by = 0] = places;
      const apart = Math.hypot(bx - ax, by - ay);
      expect(apart).toBeGreaterThan(40);
      expect(apart).toBeLessThan(200);
    }
  });

  test('keeps the rays of a star apart', () => {
    const { places } = rest({ ...star(40), fixed: new Uint8Array(41) });
    let least = Number.POSITIVE_INFINITY;
    for (let left = 0; left < 41; left++) {
      for (let right = 0; right < left; right++) {
        const dx = (places[2 * left] ?? 0) - (places[2 * right] ?? 0);
        const dy = (places[2 * left + 1] ?? 0) - (places[2 * right + 1] ?? 0);
        least = Math.min(least, Math.hypot(dx, dy));
      }
    }
    expect(least).toBeGreaterThan(15);
  });
});
