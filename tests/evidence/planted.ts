import fc from 'fast-check';
import type { RowEntry, WorldRow, WorldSource } from './worlds.ts';

type Values = Readonly<Record<string, unknown>>;

/** One fact or actor that two sources describe. */
interface Pair {
  readonly one: WorldRow;
  readonly other: WorldRow;
  /** The ids of the conflicts between them. */
  readonly conflicts: readonly string[];
}

const COUNTRY: RowEntry = { id: 'country:VE', values: { code: 'VE', name: 'Venezuela' } };

const conflictsOf = (id: string, properties: readonly string[]): readonly string[] =>
  properties.map((property) => `conflict:${id}#${property}`);

/** Two ways to tell the same, or with something else planted in it. */
interface Variant {
  readonly conflicts: readonly string[];
  readonly one: Values;
  readonly other: Values;
}

const agreed = (one: Values, other: Values): Variant => ({ one, other, conflicts: [] });
const planted = (conflicts: readonly string[], one: Values, other: Values): Variant => ({ one, other, conflicts });

/** The variants of some properties that are told together, independent of those of others. */
const variants = (...groups: readonly (readonly Variant[])[]): fc.Arbitrary<Variant> =>
  fc.tuple(...groups.map((group) => fc.constantFrom(...group))).map((some) => ({
    conflicts: some.flatMap(({ conflicts }) => conflicts),
    one: Object.assign({}, ...some.map(({ one }) => one)) as Values,
    other: Object.assign({}, ...some.map(({ other }) => other)) as Values,
  }));

const BEGINNING = { from: '1999-02-02', fromPrecision: 'DAY' };

const BEGINNINGS: readonly Variant[] = [
  agreed(BEGINNING, BEGINNING),
  agreed(BEGINNING, { from: '1999-02-01', fromPrecision: 'MONTH' }),
  agreed({ from: '1999-02-01', fromPrecision: 'MONTH' }, { from: '1990-01-01', fromPrecision: 'DECADE' }),
  agreed(BEGINNING, { firstObserved: '2000-01-01' }),
  planted(['from'], BEGINNING, { from: '1999-02-03', fromPrecision: 'DAY' }),
  planted(['from'], BEGINNING, { from: '2001-01-01', fromPrecision: 'YEAR' }),
];
const END = { until: '2013-03-06', untilPrecision: 'DAY' };
const ENDS: readonly Variant[] = [
  agreed(END, END),
  agreed(END, {}),
  agreed(END, { until: '2013-01-01', untilPrecision: 'YEAR' }),
  agreed({ lastObserved: '2010-01-01' }, { lastObserved: '2011-01-01' }),
  planted(['until'], END, { until: '2013-03-05', untilPrecision: 'DAY' }),
  planted(['until'], END, { until: '2012-01-01', untilPrecision: 'YEAR' }),
];

const tenure = (index: number): fc.Arbitrary<Pair> =>
  variants(BEGINNINGS, ENDS, [agreed({ office: 'President' }, { office: 'президент' })]).map((variant) => {
    const holder: RowEntry = { id: `person:t${index}`, values: { name: 'Hugo Chávez' } };
    const ends = { holder: holder.id, country: COUNTRY.id, rank: 'HEAD_OF_STATE' };
    const row = (source: string, values: Values): WorldRow => [
      ...[holder, COUNTRY],
      { id: `tenure:${source}-${index}`, values: { ...ends, ...values } },
    ];
    const conflicts = conflictsOf(`tenure:a-${index}`, variant.conflicts);
    return { one: row('a', variant.one), other: row('b', variant.other), conflicts };
  });

const USD = { principal: 5e9, currency: 'USD' };

const loan = (index: number): fc.Arbitrary<Pair> => {
  const [bank, other] = ['x', 'y'].map((name): RowEntry => ({ id: `organization:${name}${index}`, values: { name } }));
  return variants(
    BEGINNINGS,
    [
      agreed(USD, USD),
      agreed(USD, { principal: 5.04e9, currency: 'USD' }),
      agreed(USD, { principal: 33e9, currency: 'CNY' }),
      planted(['principal'], USD, { principal: 9e9, currency: 'USD' }),
    ],
    [
      agreed({ status: 'ACTIVE' }, { status: 'ACTIVE' }),
      agreed({ status: 'ACTIVE' }, {}),
      planted(['status'], { status: 'ACTIVE' }, { status: 'REPAID' }),
    ],
    [
      agreed({ creditor: bank?.id }, { creditor: bank?.id }),
      planted(['creditor'], { creditor: bank?.id }, { creditor: other?.id }),
    ],
    [
      agreed({ balances: balance(2, 'USD') }, { balances: balance(7, 'EUR') }),
      agreed({ repayment: ['OIL'] }, { repayment: ['CASH'], balances: balance(7, 'EUR') }),
      planted(['balances.2018.amount'], { balances: balance(2, 'USD') }, { balances: balance(7, 'USD') }),
    ],
  ).map((variant) => {
    const id = `loan:${index}`;
    const row = (values: Values): WorldRow => [
      ...(bank && other ? [bank, other] : []),
      ...[COUNTRY, { id, values: { debtor: COUNTRY.id, ...values } }],
    ];
    return { one: row(variant.one), other: row(variant.other), conflicts: conflictsOf(id, variant.conflicts) };
  });
};

const balance = (amount: number, currency: string): readonly Values[] => [
  { asOf: '2018-01-01', asOfPrecision: 'YEAR', amount, currency },
];

const person = (index: number): fc.Arbitrary<Pair> =>
  variants(
    [agreed({ name: 'Xi Jinping' }, { name: '习近平', aliases: ['XI Jinping'] })],
    [
      agreed({ birthYear: 1953 }, { birthYear: 1953 }),
      agreed({ birthYear: 1953 }, {}),
      planted(['birthYear'], { birthYear: 1953 }, { birthYear: 1954 }),
    ],
  ).map((variant) => {
    const id = `person:${index}`;
    const row = (values: Values): WorldRow => [{ id, values }];
    return { one: row(variant.one), other: row(variant.other), conflicts: conflictsOf(id, variant.conflicts) };
  });

const pair = (index: number): fc.Arbitrary<Pair> => fc.oneof(tenure(index), loan(index), person(index));

/** Two sources that describe the same, and the conflicts between them. */
export const plantings: fc.Arbitrary<{
  readonly sources: readonly WorldSource[];
  readonly conflicts: readonly string[];
}> = fc.tuple(...[1, 2, 3, 4, 5].map(pair)).map((pairs) => ({
  sources: [
    { name: 'a', precedence: 0, rows: pairs.map(({ one }) => one) },
    { name: 'b', precedence: 0, rows: pairs.map(({ other }) => other) },
  ],
  conflicts: pairs.flatMap(({ conflicts }) => conflicts),
}));
