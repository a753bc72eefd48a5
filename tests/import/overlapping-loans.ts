import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import type { GraphPort } from '../../src/graph/index.ts';
import { importFile, openJob } from '../../src/import/index.ts';
import { dataOf, model } from '../support/ask.ts';

/** A list of an analyst's own, of the banks that lent: the loans to Venezuela to 2014 as the reports of that time give them. */
const MAPPING = `
name: bank-loans
source: { title: Loans of Chinese banks }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [year, bank, millions] }
entries:
  - type: Loan
    id: "loan:bank-loans-{row}"
    fields:
      creditor: "organization:{bank}"
      debtor: { const: country:VE }
      principal: { number: "{millions}000000" }
      currency: { const: USD }
      from: { date: "{year}" }
`;

const ROWS = [
  '2007,china-development-bank,4000',
  '2009,china-development-bank,4000',
  '2009,china-development-bank,1000',
  '2010,china-development-bank,20300',
  '2010,china-development-bank,1500',
  '2011,china-development-bank,4000',
  '2011,industrial-and-commercial-bank-of-china,4000',
  '2011,china-development-bank,1500',
  '2012,china-development-bank,4000',
  '2012,china-development-bank,500',
  '2013,china-development-bank,4000',
  '2013,china-development-bank,5000',
  '2013,export-import-bank-of-china,391',
  '2014,china-development-bank,4000',
];

const TOTALS = `
  totalUsd organizationsUsd rule
  counterparties { party { id } amountUsd }
  bySource { source { id } amountUsd loans sharedUsd firstYear lastYear leftOut { reason loans amountUsd } }
  overlaps { creditor { id } debtor { id } years undated amountUsd sides { source { id } amountUsd loans } }
`;

const [CHINA, VENEZUELA] = [{ id: 'country:CN' }, { id: 'country:VE' }];
const [AIDDATA, BANKS] = [{ id: 'source:aiddata-gco' }, { id: 'source:bank-loans' }];

const YEARS = { sharedUsd: 0, firstYear: expect.any(Number), lastYear: 2014 };

/** Adds a second list of loans, and tests what is said of a sum over both. */
export function testOverlappingLoans(graph: () => GraphPort, folder: () => string): void {
  const exposure = async (given: string, fields: string) =>
    ((await dataOf(graph(), `{ exposure(${given}) { ${fields} } }`)) as { exposure: never }).exposure;

  test('a second list of the same loans is read', async () => {
    await writeFile(join(folder(), 'bank-loans.yaml'), MAPPING);
    await writeFile(join(folder(), 'bank-loans.csv'), ['year,bank,millions', ...ROWS, ''].join('\n'));
    const job = await openJob(graph(), model, join(folder(), 'bank-loans.yaml'), join(folder(), 'bank-loans.csv'));
    const { marker } = await importFile(graph(), model, job, {
      rejectedPath: join(folder(), 'bank-loans.rejected.csv'),
    });
    expect(marker.counts).toMatchObject({ read: 14, rejected: 0, facts: 14 });
  });

  test('10.281 and 58.191 billion come to 68.472, of which up to 9.699 are in both lists', async () => {
    const found = await exposure('country: "country:VE", parties: WITH_ORGANIZATIONS', TOTALS);
    expect(found).toEqual({
      totalUsd: 68_472_000_000,
      organizationsUsd: 58_191_000_000,
      rule: expect.stringContaining('loans that sources list apart all count, though they may be the same'),
      counterparties: [{ party: CHINA, amountUsd: 68_472_000_000 }],
      bySource: [
        {
          source: BANKS,
          amountUsd: 58_191_000_000,
          loans: 14,
          sharedUsd: 0,
          firstYear: 2007,
          lastYear: 2014,
          leftOut: [],
        },
        {
          source: AIDDATA,
          amountUsd: 10_281_000_000,
          loans: 9,
          sharedUsd: 0,
          firstYear: 2008,
          lastYear: 2014,
          leftOut: [
            { reason: 'UMBRELLA', loans: 13, amountUsd: 38_530_200_000 },
            { reason: 'PLEDGE', loans: 3, amountUsd: null },
            { reason: 'CANCELLED', loans: 1, amountUsd: 188_000_000 },
            { reason: 'UNKNOWN_AMOUNT', loans: 13, amountUsd: null },
          ],
        },
        {
          source: { id: 'source:china-venezuela-ties-2023' },
          ...{ amountUsd: 0, loans: 0, sharedUsd: 0, firstYear: null, lastYear: null },
          leftOut: [{ reason: 'UMBRELLA', loans: 1, amountUsd: 50_000_000_000 }],
        },
      ],
      overlaps: [
        {
          creditor: CHINA,
          debtor: VENEZUELA,
          years: [2009, 2011, 2012, 2013, 2014],
          undated: 0,
          amountUsd: 9_699_000_000,
          sides: [
            { source: BANKS, amountUsd: 32_391_000_000, loans: 11 },
            { source: AIDDATA, amountUsd: 9_699_000_000, loans: 7 },
          ],
        },
      ],
    });
  });

  test('the same loans come to the same in an aggregate, where those without an amount are counted too', async () => {
    const { country } = (await dataOf(
      graph(),
      `{ country(code: "VE") { loansReceived(where: { umbrella: { eq: false }, not: { status: { in: [PLEDGED, CANCELLED] } } }) { aggregate {
        count principalUsd { sum nulls }
        bySource { source { id } amountUsd loans unknownAmounts sharedUsd firstYear lastYear }
        overlaps { creditor { id } debtor { id } amountUsd sides { source { id } amountUsd } }
      } } } }`,
    )) as { readonly country: { readonly loansReceived: { readonly aggregate: unknown } } };
    expect(country.loansReceived.aggregate).toEqual({
      count: 36,
      principalUsd: { sum: 68_472_000_000, nulls: 13 },
      bySource: [
        { source: BANKS, ...{ amountUsd: 58_191_000_000, loans: 14, unknownAmounts: 0 }, ...YEARS },
        { source: AIDDATA, ...{ amountUsd: 10_281_000_000, loans: 22, unknownAmounts: 13 }, ...YEARS },
      ],
      overlaps: [
        {
          creditor: CHINA,
          debtor: VENEZUELA,
          amountUsd: 9_699_000_000,
          // Loans without an amount are of years in which the exposure has none.
          sides: [
            { source: BANKS, amountUsd: 54_191_000_000 },
            { source: AIDDATA, amountUsd: 9_699_000_000 },
          ],
        },
      ],
    });
  });

  test("a bank's loans reach China, and each list can be asked alone", async () => {
    const owed = async (parties: string, more = '') => {
      const given = `country: "country:CN", side: DEBTORS, parties: ${parties}${more}`;
      const { counterparties } = (await exposure(given, 'counterparties { party { id } amountUsd }')) as Shares;
      return counterparties.find(({ party }) => party?.id === 'country:VE')?.amountUsd;
    };
    expect(await owed('COUNTRY')).toBe(10_281_000_000);
    expect(await owed('WITH_ORGANIZATIONS')).toBe(68_472_000_000);
    expect(await owed('WITH_ORGANIZATIONS', ', sources: ["source:bank-loans"]')).toBe(58_191_000_000);
    expect(await owed('WITH_ORGANIZATIONS', ', sources: ["source:aiddata-gco"]')).toBe(10_281_000_000);
  });
}

interface Shares {
  readonly counterparties: readonly { readonly party: { readonly id: string } | null; readonly amountUsd: number }[];
}
