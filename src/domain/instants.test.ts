import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { comparedInstant, storedInstant } from './instants.ts';

describe('an instant', () => {
  test.each([
    ['2026-11-22T00:00:00Z', '2026-11-22T00:00:00.000Z'],
    ['2026-11-22T00:00:00.000Z', '2026-11-22T00:00:00.000Z'],
    ['2026-11-22T00:00:00.5Z', '2026-11-22T00:00:00.500Z'],
    ['2026-11-22T00:00:00.123000000Z', '2026-11-22T00:00:00.123Z'],
    ['2026-11-22t00:00:00z', '2026-11-22T00:00:00.000Z'],
    ['2026-11-22T01:30:00+02:00', '2026-11-21T23:30:00.000Z'],
    ['2026-12-31T23:30:00-01:00', '2027-01-01T00:30:00.000Z'],
    ['2026-11-22T00:00:00-00:00', '2026-11-22T00:00:00.000Z'],
    ['0050-03-01T00:00:00Z', '0050-03-01T00:00:00.000Z'],
    ['9999-12-31T23:59:59.999Z', '9999-12-31T23:59:59.999Z'],
  ])('stores %s as %s', (text, stored) => {
    expect(storedInstant(text)).toBe(stored);
    expect(comparedInstant(text)).toBe(stored);
    expect(storedInstant(stored)).toBe(stored);
  });

  test.each([
    '2026-01-31',
    '2026-01-31T12:00:00',
    '2026-01-31T12:00Z',
    '2026-01-31 12:00:00Z',
    '2026-01-31T12:00:00,5Z',
    '2026-01-31T12:00:00.Z',
    '2026-01-31T12:00:00.1234567890Z',
    '2026-01-31T24:00:00Z',
    '2026-06-30T23:59:60Z',
    '2026-02-30T12:00:00Z',
    '0000-12-31T12:00:00Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '2026-01-31T12:00:00+01',
    '2026-01-31T12:00:00+24:00',
    '2026-01-31T12:00:00+01:60',
    '+002026-01-31T12:00:00Z',
    'now',
    '',
    5,
    null,
  ])('rejects %s', (text) => {
    expect(storedInstant(text)).toBeUndefined();
    expect(comparedInstant(text)).toBeUndefined();
  });

  test('compares but does not store fractions of a millisecond', () => {
    expect(storedInstant('2026-11-22T00:00:00.0005Z')).toBeUndefined();
    const texts = ['.000Z', '.0001Z', '.0005Z', '.00050001Z', '.0009Z', '.001Z', '.0010001Z'];
    const keys = texts.map((text) => comparedInstant(`2026-11-22T00:00:00${text}`));
    expect(keys).toEqual(keys.toSorted());
    expect(new Set(keys).size).toBe(texts.length);
  });

  test('sorts as text in chronological order, whatever the notation', () => {
    const ms = fc.integer({ min: Date.UTC(1, 0, 2), max: Date.UTC(2100, 0, 1) });
    const finer = fc.integer({ min: 0, max: 999_999 });
    const offset = fc.integer({ min: -840, max: 840 });
    const written = fc.tuple(ms, finer, offset);
    const sign = (one: number | bigint | string, other: number | bigint | string): number =>
      one < other ? -1 : one > other ? 1 : 0;
    const nanoseconds = ([at, more]: readonly [number, number, number]): bigint =>
      BigInt(at) * 1_000_000n + BigInt(more);
    fc.assert(
      fc.property(written, written, (one, other) => {
        const [key, otherKey] = [one, other].map((each) => comparedInstant(shownAs(...each)) ?? '');
        expect(sign(key ?? '', otherKey ?? '')).toBe(sign(nanoseconds(one), nanoseconds(other)));
      }),
    );
  });
});

/** The instant as written by a clock that is some minutes ahead of UTC. */
function shownAs(ms: number, finer: number, ahead: number): string {
  const shown = new Date(ms + ahead * 60_000).toISOString().slice(0, -1);
  const minutes = Math.abs(ahead);
  const offset = [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${shown}${String(finer).padStart(6, '0')}${ahead < 0 ? '-' : '+'}${offset}`;
}
