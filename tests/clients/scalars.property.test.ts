import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { date, dateTime } from '../../clients/typescript/src/scalars.ts';
import { comparedInstant, isDay } from '../../src/domain/index.ts';

const SEED = Number(process.env.ENTENTE_FUZZ_SEED ?? 20_260_113);
const numRuns = 5_000;

/** A number in digits, mostly as many as it should have. */
const digits = (max: number, length: number) =>
  fc
    .tuple(fc.integer({ min: 0, max }), fc.constantFrom(length, length, length, length, length, 1, length + 1))
    .map(([value, width]) => String(value).padStart(width, '0'));

/** A text in which here and there a part is left out, or another. */
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''));
const mostly = (usual: string, ...others: string[]) =>
  fc.constantFrom(...Array.from({ length: 12 }, () => usual), ...others);

const years = fc.oneof(
  digits(9999, 4),
  fc.constantFrom('0000', '0001', '9999', '2000', '1900', '2024', '-000001', '+002023'),
);
const days = joined(
  mostly('', ' ', '\n'),
  years,
  mostly('-', '', '/'),
  digits(13, 2),
  mostly('-', '', '/'),
  digits(32, 2),
  mostly('', ' ', '\n', 'T00:00:00Z', 'Z'),
);
const realDays = fc
  .date({ min: new Date('0001-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10));
const edges = fc.constantFrom('0001-01-01', '9999-12-31', '0000-12-31', '2023-02-29', '2024-02-29', '1900-02-29');
const offsets = joined(fc.constantFrom('+', '-'), digits(24, 2), mostly(':', ''), digits(60, 2));
const instants = joined(
  fc.oneof(realDays, realDays, edges, days),
  mostly('T', 't', ' ', ''),
  digits(24, 2),
  mostly(':', ''),
  digits(60, 2),
  mostly(':', '', '.'),
  digits(60, 2),
  fc.oneof(fc.constant(''), fc.constant(''), fc.stringMatching(/^[.,]\d{0,10}$/)),
  fc.oneof(fc.constant('Z'), fc.constantFrom('z', '', '+0000', '-00:00', 'Z\n'), offsets),
);

const takes = (check: (text: string) => string, text: string): boolean => {
  try {
    return check(text) === text;
  } catch (error) {
    expect(String(error)).toContain(`"${text}" is not`);
    return false;
  }
};

/** Holds for every text, and both answers occur. */
function same(texts: fc.Arbitrary<string>, check: (text: string) => string, rule: (text: string) => boolean): void {
  const seen = { true: 0, false: 0 };
  fc.assert(
    fc.property(texts, (text) => {
      expect([text, takes(check, text)]).toEqual([text, rule(text)]);
      seen[`${rule(text)}`]++;
    }),
    { seed: SEED, numRuns },
  );
  expect(Math.min(seen.true, seen.false)).toBeGreaterThan(numRuns / 20);
}

describe('the scalars of the clients take what the API takes', () => {
  test('Date', () => same(fc.oneof(days, realDays, edges, fc.string()), date, isDay));
  test('DateTime', () => same(instants, dateTime, (text) => comparedInstant(text) !== undefined));

  test.each(['', '2023', '2023-09', '0000-01-01', '-000001-01-01', '2023-02-30', '2023-9-14', '2023-09-14T00:00:00Z'])(
    '"%s" is not a Date',
    (text) => expect(() => date(text)).toThrow(`"${text}" is not a day that exists`),
  );

  test.each(['', '2023-09-14', '2023-09-14T08:30Z', '2023-09-14T24:00:00Z', '0001-01-01T00:00:00+00:01'])(
    '"%s" is not a DateTime',
    (text) => expect(() => dateTime(text)).toThrow(`"${text}" is not an instant`),
  );
});
