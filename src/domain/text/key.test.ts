import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nfc, textKey, wordsOfKey } from './key.ts';
import { nameOfAnyScript } from './testing/names.ts';
import { wordsOf } from './words.ts';

const byUnits = (a: string, b: string) => Math.sign(a < b ? -1 : Number(a > b));
const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));
function byCodePoints(a: string, b: string): number {
  const [one, other] = [[...a], [...b]].map((characters) => characters.map((one) => one.codePointAt(0) ?? 0));
  for (const [index, code] of (one ?? []).entries()) {
    const difference = code - (other?.[index] ?? -1);
    if (difference !== 0) return Math.sign(difference);
  }
  return Math.sign((one?.length ?? 0) - (other?.length ?? 0));
}

describe('textKey', () => {
  test('sorts texts with the same letters next to each other', () => {
    const names = [
      'Zimbabwe',
      'Åland Islands',
      'Albania',
      'aland',
      'Aland',
      'Åland',
      'A',
      'Ähtäri',
      '',
      '!',
      '中',
      '𠮷',
      '﨑',
    ];
    const sorted = [...names].sort((a, b) => byUnits(textKey(a), textKey(b)));
    expect(sorted).toEqual([
      '',
      '!',
      'A',
      'Ähtäri',
      'Aland',
      'aland',
      'Åland',
      'Åland Islands',
      'Albania',
      'Zimbabwe',
      '中',
      '﨑',
      '𠮷',
    ]);
  });

  test('is the same for NFC and NFD of a text, and unique otherwise', () => {
    fc.assert(
      fc.property(nameOfAnyScript(), nameOfAnyScript(), (one, other) => {
        expect(textKey(one.normalize('NFD'))).toBe(textKey(one));
        expect(textKey(one) === textKey(other)).toBe(nfc(one) === nfc(other));
      }),
      { numRuns: 2_000 },
    );
  });

  test('sorts the same by UTF-16 units, code points and UTF-8 bytes', () => {
    const text = fc.oneof(nameOfAnyScript(), fc.string({ unit: 'binary', maxLength: 4 }));
    fc.assert(
      fc.property(text, text, fc.string({ unit: 'binary', maxLength: 3 }), (one, other, shared) => {
        const [a, b] = [textKey(shared + one), textKey(shared + other)];
        expect(byUnits(a, b)).toBe(byCodePoints(a, b));
        expect(byUnits(a, b)).toBe(byBytes(a, b));
        const [exact, otherExact] = [a, b].map((key) => key.slice(key.indexOf('\t')));
        const [composed, otherComposed] = [nfc(shared + one), nfc(shared + other)];
        expect(byUnits(exact ?? '', otherExact ?? '')).toBe(byCodePoints(composed, otherComposed));
      }),
      { numRuns: 3_000 },
    );
  });

  test('starts with the words of the text', () => {
    fc.assert(
      fc.property(nameOfAnyScript(), (text) => {
        expect(wordsOfKey(textKey(text))).toEqual(wordsOf(text));
        expect(wordsOfKey(wordsOf(text).join(' '))).toEqual(wordsOf(text));
      }),
    );
  });
});
