import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { idProblem, indexedBytes, indexedProblem, MAX_ID_LENGTH, MAX_INDEXED_BYTES } from './indexed.ts';
import { nfc, textKey } from './key.ts';
import { nameOfAnyScript } from './testing/names.ts';

test('indexedProblem accepts a text whose key fits the maximum in bytes', () => {
  expect(indexedProblem('a'.repeat(3_999), true)).toBeUndefined();
  expect(indexedProblem(`É${'a'.repeat(3_998)}`, true)).toBeUndefined();
  expect(indexedBytes(`É${'a'.repeat(3_998)}`, true)).toBe(MAX_INDEXED_BYTES);
  expect(indexedProblem('a'.repeat(4_000), true)).toBe(
    "takes, with its words, 8001 bytes in the graph's index, and 8000 are the most",
  );
});

test('indexedProblem counts the text itself if it has no key', () => {
  expect(indexedProblem('a'.repeat(8_000), false)).toBeUndefined();
  expect(indexedProblem('a'.repeat(8_001), false)).toBe("takes 8001 bytes in the graph's index, and 8000 are the most");
});

test('idProblem limits ids, to leave room for ids derived from them', () => {
  expect(idProblem('a'.repeat(MAX_ID_LENGTH))).toBeUndefined();
  expect(idProblem('a'.repeat(MAX_ID_LENGTH + 1))).toBe('has 2001 characters, and ids have 2000 at most');
});

test('indexedProblem accepts a text if and only if its key fits, in any script', () => {
  const anyText = fc.oneof(
    nameOfAnyScript(),
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\ufdfa', '\u{1d160}', 'क्ष', '𐐀'),
  );
  fc.assert(
    fc.property(anyText, fc.integer({ min: 1, max: 4_000 }), (text, times) => {
      const long = nfc(text.repeat(times)).slice(0, 4_500);
      const fits = Buffer.byteLength(textKey(long)) <= MAX_INDEXED_BYTES;
      expect(indexedProblem(long, true) === undefined).toBe(fits);
    }),
    { numRuns: 200 },
  );
});
