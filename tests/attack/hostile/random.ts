/** Numbers from 0 to 1 that are the same for each run with a seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The same text so many times, numbered. */
export const repeat = (count: number, make: (index: number) => string, between = ' '): string =>
  Array.from({ length: count }, (_, index) => make(index)).join(between);

/** Something in so many brackets. */
export const nest = (depth: number, open: string, core: string, close: string): string =>
  `${open.repeat(depth)}${core}${close.repeat(depth)}`;
