import { groupBy } from '../../domain/index.ts';
import { BlockBuilder, type BlockKey, type Blocks } from '../matching/blocks.ts';
import { sourcesOfAll } from '../matching/candidate.ts';
import { type Loan, yearOf } from './loan.ts';

/** Two amounts that round to the same differ by less than the root of it, so that one of two shifted buckets holds both. */
const AMOUNT_FACTOR = 2.25;
/** Two years of which one follows the other share one of two shifted windows. */
const WINDOW_YEARS = 4;

/** Groups loans to one debtor, or of one creditor if the debtor is unknown, of about the same amount and year. */
export function loanBlocks(loans: readonly Loan[]): Blocks {
  const blocks = new BlockBuilder(loans);
  const parties = partiesOfSeveralSources(loans);
  const keys = loans.flatMap((loan, index) => (parties.has(partyOf(loan)) ? loanKeys(loan, index) : []));
  blocks.add(keys, 'not compared');
  return blocks.done();
}

/** Most loans are to a debtor whom one source alone has: they need no keys, which are large. */
function partiesOfSeveralSources(loans: readonly Loan[]): ReadonlySet<string | null> {
  const groups = [...groupBy(loans, partyOf)];
  return new Set(groups.filter(([, some]) => sourcesOfAll(some).length === 0).map(([party]) => party));
}

const partyOf = ({ debtor, creditor }: Loan): string | null => debtor ?? creditor;

function loanKeys(loan: Loan, index: number): readonly BlockKey[] {
  const party = partyOf(loan);
  if (party === null) return [];
  const year = yearOf(loan);
  const windows = year === undefined ? ['undated'] : [0, 2].map((shift) => windowFrom(year, shift));
  return amountKeys(loan).flatMap((amount) =>
    windows.map((window) => ({
      key: `${party} ${amount} ${window}`,
      sharing: `${party}, an amount of about ${amount.split(' ')[1]} and the years ${window}`,
      index,
    })),
  );
}

function windowFrom(year: number, shift: number): string {
  const first = Math.floor((year + shift) / WINDOW_YEARS) * WINDOW_YEARS - shift;
  return `${first} to ${first + WINDOW_YEARS - 1}`;
}

function amountKeys({ amount, usd }: Loan): readonly string[] {
  const dollars = usd === undefined ? [] : [{ value: usd, currency: 'USD' }];
  const amounts = [...(amount === undefined ? [] : [amount]), ...dollars].filter(({ value }) => value > 0);
  const keys = amounts.flatMap(({ value, currency }) =>
    [0, 0.5].map((shift) => {
      const step = Math.floor(Math.log(value) / Math.log(AMOUNT_FACTOR) + shift);
      return `${shift === 0 ? 'low' : 'high'} ${Math.round(AMOUNT_FACTOR ** (step - shift))} ${currency}`;
    }),
  );
  return [...new Set(keys)];
}
