/**
 * A stream of numbers that look random and depend on the seeds alone (mulberry32).
 * @param {...number} seeds
 * @returns {() => number} from 0 up to, not including, 1
 */
export function randomFrom(...seeds) {
  let state = seeds.reduce((mixed, seed) => Math.imul(mixed ^ seed, 0x9e3779b1) + 0x85ebca6b, 0x2545f491);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * A whole number from `least` to `most`.
 * @param {() => number} random
 * @param {number} least
 * @param {number} most
 * @returns {number}
 */
export const whole = (random, least, most) => least + Math.floor(random() * (most - least + 1));

/**
 * One of the values.
 * @template T
 * @param {() => number} random
 * @param {readonly [T, ...T[]]} values
 * @returns {T}
 */
export const pick = (random, values) => values[whole(random, 0, values.length - 1)] ?? values[0];

/**
 * The numbers from 0 up to, not including, `count` in an order that depends on the seed alone.
 * @param {number} count
 * @param {number} seed
 * @returns {number[]}
 */
export function shuffled(count, seed) {
  const random = randomFrom(seed, count);
  const numbers = Array.from({ length: count }, (_, index) => index);
  for (let last = count - 1; last > 0; last--) {
    const other = whole(random, 0, last);
    [numbers[last], numbers[other]] = [Number(numbers[other]), Number(numbers[last])];
  }
  return numbers;
}
