import { expect, test } from '@jest/globals';
import { indexSpecs } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { askGraph, dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const QUERY = `query ($country: ID!, $side: ExposureSide, $at: Date, $counting: ExposureCounting) {
  exposure(country: $country, side: $side, at: $at, counting: $counting) {
    side counting at rule totalUsd loans hhi
    counterparties { party { id } amountUsd share loans unknownAmounts balanceAsOf balanceUsd }
    leftOut { reason loans amountUsd }
  }
}`;

interface Exposure {
  readonly totalUsd: number;
  readonly loans: number;
  readonly hhi: number | null;
  readonly rule: string;
  readonly counterparties: readonly { readonly party: { readonly id: string } | null; readonly amountUsd: number }[];
  readonly leftOut: readonly unknown[];
}

const exposureOf = async (graph: GraphPort, variables: Readonly<Record<string, unknown>>): Promise<Exposure> =>
  ((await dataOf(graph, QUERY, variables)) as unknown as { exposure: Exposure }).exposure;

describeEngines("Venezuela's exposure in the articles", fillWithSeed, (graph) => {
  test('counts an umbrella only where asked to, and notes it otherwise', async () => {
    const umbrella = { reason: 'UMBRELLA', loans: 1, amountUsd: 50_000_000_000 };
    const china = { party: { id: 'country:CN' }, balanceAsOf: '2018-01-01', balanceUsd: 20_000_000_000 };
    const plain = await exposureOf(graph(), { country: 'country:VE' });
    expect(plain).toMatchObject({ totalUsd: 0, loans: 0, hhi: null, leftOut: [umbrella] });
    expect(plain.counterparties).toEqual([expect.objectContaining({ ...china, amountUsd: 0, share: null })]);
    const whole = await exposureOf(graph(), { country: 'country:VE', counting: 'INCLUDING_UMBRELLAS' });
    expect(whole).toMatchObject({ totalUsd: 50_000_000_000, loans: 1, hhi: 1, leftOut: [] });
    expect(whole.counterparties).toEqual([expect.objectContaining({ ...china, amountUsd: 50_000_000_000, share: 1 })]);
    expect(whole.rule).toMatch(/with umbrellas/);
  });

  test('says what a day leaves out because it is only possible, as the difference to POSSIBLE', async () => {
    const ask = async (counting: string, level = 'PRESUMED') => {
      const text = `{ exposure(country: "country:VE", at: "2010-06-01", inForce: ${level}, counting: ${counting}) {
        loans totalUsd undecided { loans amountUsd leftOut { reason loans amountUsd } }
      } }`;
      return (await dataOf(graph(), text)).exposure;
    };
    const none = { loans: 0, amountUsd: 0, leftOut: [] };
    expect(await ask('INCLUDING_UMBRELLAS')).toEqual({
      loans: 0,
      totalUsd: 0,
      undecided: { loans: 1, amountUsd: 50_000_000_000, leftOut: [] },
    });
    expect(await ask('INCLUDING_UMBRELLAS', 'POSSIBLE')).toEqual({
      loans: 1,
      totalUsd: 50_000_000_000,
      undecided: none,
    });
    expect(await ask('COMMITMENTS')).toMatchObject({
      undecided: { ...none, leftOut: [{ reason: 'UMBRELLA', loans: 1, amountUsd: 50_000_000_000 }] },
    });
    expect(await dataOf(graph(), '{ exposure(country: "country:VE") { undecided { loans } } }')).toEqual({
      exposure: { undecided: null },
    });
  });

  test('counts a loan on the days it is in force', async () => {
    const on = (at: string) => exposureOf(graph(), { country: 'country:VE', counting: 'INCLUDING_UMBRELLAS', at });
    // Given in the 2010s, on a day that no source says; a part was owed in 2018.
    expect((await on('2018-12-30')).loans).toBe(0);
    const early = await on('2018-12-31');
    expect(early).toMatchObject({ loans: 1, at: '2018-12-31' });
    expect(early.counterparties).toEqual([expect.objectContaining({ balanceAsOf: '2018-01-01' })]);
    expect((await on('2023-09-14')).loans).toBe(1);
  });

  test.each([
    [{ country: 'country:XX' }, 'NOT_FOUND'],
    [{ country: 'person:xi-jinping' }, 'BAD_USER_INPUT'],
    [{ country: 'loan:cn-ve-2010s' }, 'NOT_FOUND'],
  ])('%j is refused', async (variables, code) => {
    const { result } = await askGraph(graph(), QUERY, variables);
    expect(result.errors?.[0]?.extensions).toMatchObject({ code, argument: 'exposure.country' });
  });
});

type LoanRow = readonly [
  id: string,
  creditor: string | null,
  amount: number | null,
  status: string,
  umbrella: boolean,
  balances: readonly (readonly [asOf: string, amount: number, currency: string])[],
];

/** Loans to A: creditor, amount, status, umbrella, balances. */
const LOANS: readonly LoanRow[] = [
  [
    'loan:1',
    'country:B',
    60,
    'ACTIVE',
    false,
    [
      ['2020-01-01', 50, 'USD'],
      ['2021-01-01', 30, 'USD'],
    ],
  ],
  ['loan:2', 'country:B', 20, 'COMMITTED', false, []],
  ['loan:3', 'organization:C', 20, 'DEFAULTED', false, [['2020-06-01', 15, 'EUR']]],
  ['loan:4', 'organization:C', null, 'ACTIVE', false, []],
  ['loan:5', 'country:B', 500, 'PLEDGED', false, []],
  ['loan:6', 'country:B', 70, 'CANCELLED', false, []],
  ['loan:7', 'country:B', 80, 'ACTIVE', true, []],
  ['loan:8', null, 10, 'REPAID', false, [['2020-01-01', 5, 'USD']]],
];

async function fillWithLoans(graph: GraphPort): Promise<void> {
  await writeLoans(graph, LOANS);
}

async function writeLoans(graph: GraphPort, loans: readonly LoanRow[]): Promise<void> {
  await graph.ensureIndexes(indexSpecs(model));
  await graph.write([
    {
      text: "CREATE (:Country {id: 'country:A', code: 'A', name: 'A'}) CREATE (:Country {id: 'country:B', code: 'B', name: 'B'}) CREATE (:Organization {id: 'organization:C', name: 'C', aliases: []})",
      params: {},
    },
    ...loans.flatMap(([id, creditor, amount, status, umbrella, balances]) => [
      {
        text: "MATCH (a:Country {id: 'country:A'}) CREATE (l:Loan {id: $id, status: $status, umbrella: $umbrella, disputed: false, repayment: []}) CREATE (l)-[:DEBTOR]->(a)",
        params: { id, status, umbrella },
      },
      ...(amount === null
        ? []
        : [{ text: 'MATCH (l:Loan {id: $id}) SET l.principalUsd = toFloat($amount)', params: { id, amount } }]),
      ...(creditor === null
        ? []
        : [
            {
              text: `MATCH (l:Loan {id: $id}) MATCH (c:${creditor.startsWith('country') ? 'Country' : 'Organization'} {id: $creditor}) CREATE (l)-[:CREDITOR]->(c)`,
              params: { id, creditor },
            },
          ]),
      ...balances.map(([asOf, amount, currency], index) => ({
        text: "MATCH (l:Loan {id: $id}) CREATE (b:Balance {id: $balance, asOf: $asOf, asOfPrecision: 'DAY', amount: toFloat($amount), currency: $currency}) CREATE (l)-[:BALANCE]->(b)",
        params: { id, balance: `${id}-${index}`, asOf, amount, currency },
      })),
    ]),
  ]);
}

describeEngines('exposure by the rules', fillWithLoans, (graph) => {
  test('gives shares, concentration and what is left out, for commitments', async () => {
    const found = await exposureOf(graph(), { country: 'country:A' });
    expect(found).toMatchObject({ totalUsd: 110, loans: 4 });
    expect(found.hhi).toBeCloseTo((80 / 110) ** 2 + (20 / 110) ** 2 + (10 / 110) ** 2, 12);
    expect(found.counterparties).toEqual([
      {
        party: { id: 'country:B' },
        amountUsd: 80,
        share: 80 / 110,
        loans: 2,
        unknownAmounts: 0,
        balanceAsOf: '2021-01-01',
        balanceUsd: 30,
      },
      {
        party: { id: 'organization:C' },
        amountUsd: 20,
        share: 20 / 110,
        loans: 1,
        unknownAmounts: 1,
        balanceAsOf: '2020-06-01',
        balanceUsd: null,
      },
      {
        party: null,
        amountUsd: 10,
        share: 10 / 110,
        loans: 1,
        unknownAmounts: 0,
        balanceAsOf: '2020-01-01',
        balanceUsd: 5,
      },
    ]);
    expect(found.leftOut).toEqual([
      { reason: 'UMBRELLA', loans: 1, amountUsd: 80 },
      { reason: 'PLEDGE', loans: 1, amountUsd: 500 },
      { reason: 'CANCELLED', loans: 1, amountUsd: 70 },
      { reason: 'UNKNOWN_AMOUNT', loans: 1, amountUsd: null },
    ]);
  });

  test('treats an unknown balance as unknown, not as 0', async () => {
    const found = await exposureOf(graph(), { country: 'country:A', counting: 'OUTSTANDING' });
    expect(found).toMatchObject({ totalUsd: 30, loans: 1, hhi: 1 });
    expect(found.leftOut).toEqual(
      expect.arrayContaining([
        { reason: 'REPAID', loans: 1, amountUsd: 10 },
        { reason: 'UNKNOWN_AMOUNT', loans: 3, amountUsd: 40 },
      ]),
    );
  });

  test('gives the debtors of a creditor', async () => {
    const found = await exposureOf(graph(), { country: 'organization:C', side: 'DEBTORS' });
    expect(found).toMatchObject({ totalUsd: 20, loans: 1 });
    expect(found.counterparties[0]?.party).toEqual({ id: 'country:A' });
  });
});

/** What B and C lent A, of which a source has corrections, and what no double can add up. */
const ODD: readonly LoanRow[] = [
  ['loan:1', 'country:B', 100, 'ACTIVE', false, [['2020-01-01', 40, 'USD']]],
  ['loan:2', 'organization:C', -50, 'ACTIVE', false, [['2020-01-01', -10, 'USD']]],
  ['loan:3', 'organization:C', 1.7e308, 'ACTIVE', false, [['2020-01-01', 1.7e308, 'USD']]],
  ['loan:4', 'organization:C', 1.7e308, 'ACTIVE', false, [['2020-01-01', 1.7e308, 'USD']]],
  ['loan:5', 'organization:C', 0, 'ACTIVE', false, []],
];

describeEngines(
  'exposure to amounts that allow no shares',
  (graph) => writeLoans(graph, ODD),
  (graph) => {
    test('leaves out amounts below zero and beyond a double, with the reason, and keeps the rest right', async () => {
      const found = await exposureOf(graph(), { country: 'country:A' });
      expect(found).toMatchObject({ totalUsd: 100, loans: 2, hhi: 1 });
      expect(found.rule).toMatch(/below zero/);
      expect(found.counterparties).toEqual([
        expect.objectContaining({ party: { id: 'country:B' }, amountUsd: 100, share: 1 }),
        // What they come to by their balances is no number either.
        expect.objectContaining({ party: { id: 'organization:C' }, amountUsd: 0, share: 0, balanceUsd: null }),
      ]);
      expect(found.leftOut).toEqual([
        { reason: 'NEGATIVE_AMOUNT', loans: 1, amountUsd: -50 },
        { reason: 'OUT_OF_RANGE', loans: 2, amountUsd: null },
      ]);
    });

    test('leaves out such balances too', async () => {
      const found = await exposureOf(graph(), { country: 'country:A', counting: 'OUTSTANDING' });
      expect(found).toMatchObject({ totalUsd: 40, loans: 1, hhi: 1 });
      expect(found.leftOut).toEqual([
        { reason: 'UNKNOWN_AMOUNT', loans: 1, amountUsd: 0 },
        { reason: 'NEGATIVE_AMOUNT', loans: 1, amountUsd: -10 },
        { reason: 'OUT_OF_RANGE', loans: 2, amountUsd: null },
      ]);
    });
  },
);
