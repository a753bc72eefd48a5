import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countLoan, sumExposure } from './exposure-sums.ts';
import type { PartyLoan } from './loans.ts';
import { Yielder } from './yielder.ts';

const amount = fc.option(
  fc.oneof(
    fc.double(),
    fc.double({ min: -1e6, max: 1e12, noNaN: true }),
    fc.constantFrom(0, -0, 0.1, 1e-300, 5e-324, 1e100, -1e100, 1.7e308),
  ),
);

const loan: fc.Arbitrary<PartyLoan> = fc.record({
  counterparty: fc.constantFrom('country:A', 'country:B', 'organization:C', null),
  principalUsd: amount,
  umbrella: fc.boolean(),
  status: fc.constantFrom('ACTIVE', 'PLEDGED', 'CANCELLED', 'REPAID', null),
  balance: fc.option(fc.record({ asOf: fc.constantFrom('2020-01-01', '2021-01-01'), amountUsd: amount }), {
    nil: undefined,
  }),
});

const COUNTING = fc.constantFrom('COMMITMENTS', 'OUTSTANDING', 'INCLUDING_UMBRELLAS');

interface Exposure {
  readonly totalUsd: number;
  readonly loans: number;
  readonly hhi: number | null;
  readonly counterparties: readonly { readonly party: string | null; readonly share: number | null }[];
  readonly leftOut: readonly { readonly reason: string; readonly loans: number; readonly amountUsd: number | null }[];
}

const yielder = new Yielder({ left: () => 1 });
const sum = async (loans: readonly PartyLoan[], counting: string) =>
  (await sumExposure(
    yielder,
    loans.map((loan) => countLoan(loan, counting)),
  )) as unknown as Exposure;

describe('sumExposure', () => {
  test('keeps shares and concentration between 0 and 1, or null, and every loan, for any amounts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(loan, { maxLength: 30 }), COUNTING, async (loans, counting) => {
        const { totalUsd, hhi, counterparties, leftOut, loans: counted } = await sum(loans, counting);
        expect(Number.isFinite(totalUsd) && totalUsd >= 0).toBe(true);
        const shares = counterparties.flatMap(({ share }) => share ?? []);
        for (const share of [...shares, hhi ?? 0]) expect(share >= 0 && share <= 1).toBe(true);
        expect(shares).toHaveLength(totalUsd > 0 ? counterparties.length : 0);
        expect(hhi === null).toBe(totalUsd === 0);
        if (totalUsd > 0) expect(shares.reduce((total, share) => total + share, 0)).toBeCloseTo(1, 9);
        for (const { amountUsd } of leftOut) expect(amountUsd === null || Number.isFinite(amountUsd)).toBe(true);
        expect(leftOut.reduce((total, rest) => total + rest.loans, counted)).toBe(loans.length);
      }),
      { numRuns: 500 },
    );
  });

  test('ignores the order of loans', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(loan, { maxLength: 20 }), COUNTING, async (loans, counting) => {
        expect(await sum(loans.toReversed(), counting)).toEqual(await sum(loans, counting));
      }),
    );
  });
});
