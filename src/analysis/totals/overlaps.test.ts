import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countLoan } from '../exposure-sums.ts';
import { Yielder } from '../yielder.ts';
import { sumBySource } from './by-source.ts';
import { findOverlaps } from './overlaps.ts';
import type { DetailedLoan } from './read-loans.ts';

const SOURCES = ['source:a', 'source:b', 'source:c'];

const FROM = fc.constantFrom(
  ['2007-03-01', 'DAY'],
  ['2007-01-01', 'YEAR'],
  ['2009-12-30', 'WEEK'],
  ['2010-01-01', 'YEAR'],
  ['2010-01-01', 'DECADE'],
  ['2012-05-01', 'MONTH'],
  [null, null],
);

const loans: fc.Arbitrary<readonly DetailedLoan[]> = fc
  .array(
    fc.record({
      country: fc.constantFrom('country:A', 'country:B', null),
      amount: fc.option(fc.integer({ min: 0, max: 1000 })),
      status: fc.constantFrom('ACTIVE', 'PLEDGED', null),
      umbrella: fc.boolean(),
      inForce: fc.boolean(),
      sources: fc.subarray(SOURCES),
      from: FROM,
    }),
    { maxLength: 14 },
  )
  .map((drawn) =>
    drawn.map(({ amount, from: [from = null, fromPrecision = null], ...loan }, index) => ({
      ...loan,
      counterparty: loan.country,
      named: loan.country,
      principalUsd: amount,
      balance: undefined,
      others: [],
      details: {
        id: `loan:${index}`,
        own: 'country:X',
        inForce: loan.inForce,
        statements: [],
        dates: { from, fromPrecision },
      },
    })),
  );

/** The years in which a loan may have begun, written here once more. */
function mayBegin({ details: { dates } }: DetailedLoan, year: number): boolean {
  const { from, fromPrecision } = dates;
  if (!from) return true;
  const first = Number(from.slice(0, 4));
  if (fromPrecision === 'DECADE') return first <= year && year < first + 10;
  return year === first || (fromPrecision === 'WEEK' && year === first + 1 && from.endsWith('12-30'));
}

const YEARS = Array.from({ length: 20 }, (_, index) => 2005 + index);

const yielder = new Yielder({ left: () => 1 });
const counts = ({ principalUsd, status, umbrella, inForce }: DetailedLoan): boolean =>
  principalUsd !== null && status !== 'PLEDGED' && !umbrella && inForce !== false;

interface Found {
  readonly debtor: string;
  readonly years: readonly number[];
  readonly undated: number;
  readonly amountUsd: number;
  readonly sides: readonly { readonly source: string; readonly amountUsd: number; readonly loans: number }[];
}

const total = (own: readonly DetailedLoan[]): number => own.reduce((sum, one) => sum + (one.principalUsd ?? 0), 0);

/** The overlaps, found by comparing each loan with each other one. */
function overlapsByPairs(all: readonly DetailedLoan[]): readonly Found[] {
  const found: Found[] = [];
  for (const debtor of ['country:A', 'country:B']) {
    for (const [one = '', other = ''] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ].map((pair) => pair.map((at) => SOURCES[at]))) {
      const own = all.filter((loan) => loan.country === debtor && counts(loan));
      const [ofOne, ofOther] = [
        own.filter(({ sources }) => sources.includes(one) && !sources.includes(other)),
        own.filter(({ sources }) => sources.includes(other) && !sources.includes(one)),
      ];
      const meet = (left: DetailedLoan, right: DetailedLoan): boolean =>
        YEARS.some((year) => mayBegin(left, year) && mayBegin(right, year));
      const sides = [
        { source: one, matched: ofOne.filter((left) => ofOther.some((right) => meet(left, right))) },
        { source: other, matched: ofOther.filter((right) => ofOne.some((left) => meet(left, right))) },
      ];
      const matched = sides.flatMap((side) => side.matched);
      if (matched.length === 0) continue;
      const dated = (side: (typeof sides)[number], year: number): boolean =>
        side.matched.some((loan) => loan.details.dates.from && mayBegin(loan, year));
      found.push({
        debtor,
        years: YEARS.filter((year) => sides.every((side) => dated(side, year))),
        undated: matched.filter(({ details }) => !details.dates.from).length,
        amountUsd: Math.min(...sides.map((side) => total(side.matched))),
        sides: sides.map(({ source, matched: own }) => ({ source, amountUsd: total(own), loans: own.length })),
      });
    }
  }
  return found;
}

const sorted = (found: readonly Found[]) =>
  found
    .map((one) => ({ ...one, sides: one.sides.toSorted((left, right) => (left.source < right.source ? -1 : 1)) }))
    .sort((one, other) =>
      JSON.stringify([one.debtor, one.sides]) < JSON.stringify([other.debtor, other.sides]) ? -1 : 1,
    );

describe('the sources of loans', () => {
  test('overlap where loans of one may be loans of the other, as a comparison of all pairs finds', async () => {
    await fc.assert(
      fc.asyncProperty(loans, async (all) => {
        const counted = all.map((loan) => countLoan(loan, 'COMMITMENTS'));
        const found = await findOverlaps(yielder, counted, (debtor) => ({ debtor }));
        expect(sorted(found as unknown as readonly Found[])).toEqual(sorted(overlapsByPairs(all)));
        const amounts = found.map(({ amountUsd }) => Number(amountUsd));
        expect(amounts).toEqual(amounts.toSorted((one, other) => other - one));
      }),
      { numRuns: 300 },
    );
  });

  test('have lines that account for each of their loans, and add up to the total but for what they share', async () => {
    await fc.assert(
      fc.asyncProperty(loans, async (all) => {
        const lines = (await sumBySource(
          yielder,
          all.map((loan) => countLoan(loan, 'COMMITMENTS')),
        )) as unknown as readonly Line[];
        for (const { source, amountUsd, loans: counted, sharedUsd, leftOut } of lines) {
          const own = all.filter(({ sources }) => sources.includes(source));
          expect(counted + leftOut.reduce((sum, { loans: rest }) => sum + rest, 0)).toBe(own.length);
          expect(amountUsd).toBe(total(own.filter(counts)));
          expect(sharedUsd).toBe(total(own.filter((one) => counts(one) && one.sources.length > 1)));
        }
        expect(lines.map(({ source }) => source).sort()).toEqual(
          [...new Set(all.flatMap(({ sources }) => sources))].sort(),
        );
        const unshared = lines.reduce((sum, { amountUsd, sharedUsd }) => sum + amountUsd - sharedUsd, 0);
        expect(unshared).toBe(total(all.filter((one) => counts(one) && one.sources.length === 1)));
      }),
      { numRuns: 300 },
    );
  });

  test('are in the same order whatever the order of the loans', async () => {
    await fc.assert(
      fc.asyncProperty(loans, async (all) => {
        const ask = async (some: readonly DetailedLoan[]) => {
          const counted = some.map((loan) => countLoan(loan, 'COMMITMENTS'));
          return [await findOverlaps(yielder, counted, (debtor) => ({ debtor })), await sumBySource(yielder, counted)];
        };
        expect(await ask(all.toReversed())).toEqual(await ask(all));
      }),
    );
  });
});

interface Line {
  readonly source: string;
  readonly amountUsd: number;
  readonly loans: number;
  readonly sharedUsd: number;
  readonly leftOut: readonly { readonly loans: number }[];
}
