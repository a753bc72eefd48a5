import { expect, test } from '@jest/globals';
import { SeenIds } from './seen-ids.ts';

test('SeenIds has what was added, and nothing else, however many there are', () => {
  const seen = new SeenIds();
  const ids = Array.from({ length: 50_000 }, (_, index) => `person:${index}`);
  expect(ids.filter((id) => seen.add(id))).toHaveLength(ids.length);
  expect(ids.filter((id) => seen.add(id))).toEqual([]);
  expect(ids.every((id) => seen.has(id))).toBe(true);
  expect(ids.filter((id) => seen.has(`${id}x`) || seen.has(`x${id}`))).toEqual([]);
  expect(seen.has('')).toBe(false);
});
