import { expect, test } from '@jest/globals';
import { entryNodes } from '../../src/evidence/index.ts';
import { loadSeed } from '../../src/seed/index.ts';
import type { Seed } from '../../src/seed/read-seed.ts';
import { readSeedFile } from '../../src/seed/seed-file.ts';
import { seedStatements } from '../../src/seed/seed-statements.ts';
import { dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { asFile, first, type SeedEntry, smallSeed, statement, stating } from '../support/small-seed.ts';

const LOAN = 'loan:aa-bb';
const TENURE = 'tenure:ann';

/** The small seed, with these statements on its loan beside what it needs, and one of its own for the start of the tenure. */
function oneSource(statements: readonly SeedEntry[]): object {
  const seed = smallSeed();
  const start = statement(44, { property: 'from', value: '2020-01-01', precision: 'YEAR' });
  first(seed.tenures).statements = [stating(1, ['holder', 'country', 'office', 'rank']), start];
  first(seed.loans).statements = [stating(2, ['creditor', 'debtor', 'umbrella']), ...statements];
  return seed;
}

/** A second source, which has only these statements to add. */
const otherSource = (statements: readonly SeedEntry[], ofTenure: readonly SeedEntry[] = []): object => ({
  source: { id: 'source:two', kind: 'ARTICLE', title: 'Two', paragraphs: 3 },
  recordedAt: '2026-01-02T00:00:00Z',
  about: [
    { subject: LOAN, statements },
    { subject: TENURE, statements: ofTenure },
  ],
});

const say = (number: number, property: string, value: string, fields: SeedEntry = {}) =>
  statement(number, { property, value, ...fields });

const CORRECTED = { basis: 'CORRECTED' };
const INFERRED = { basis: 'INFERRED' };

// Wordings, and first and last observations, can all be right.
const ONE = oneSource([
  say(10, 'from', '2020-01-01', { precision: 'DECADE' }),
  say(11, 'firstObserved', '2021-03-05', { precision: 'DAY' }),
  say(12, 'lastObserved', '2022-03-05', { precision: 'DAY' }),
  say(13, 'until', '2023-01-01', { precision: 'YEAR' }),
  say(14, 'principal', '50000000000'),
  say(15, 'balances.2021.amount', '2000000000'),
  say(16, 'balances.2022.amount', '1000000000'),
  say(17, 'status', 'ACTIVE'),
  say(18, 'status', 'REPAID'),
  say(43, 'instrument', 'a credit line'),
  say(19, 'purpose', 'roads', INFERRED),
  say(20, 'currency', 'USD'),
]);

const TWO = otherSource(
  [
    say(30, 'from', '2023-09-13', { precision: 'DAY' }),
    say(31, 'firstObserved', '2021-01-01', { precision: 'YEAR' }),
    say(32, 'lastObserved', '2022-04-01', { precision: 'MONTH' }),
    say(33, 'until', '2023-08-01', { precision: 'MONTH' }),
    say(34, 'principal', '49600000000'),
    say(35, 'balances.2021.amount', '1400000000'),
    say(36, 'balances.2021.amount', '2400000000', INFERRED),
    say(37, 'balances.2022.amount', '>990000000'),
    say(38, 'status', 'ACTIVE', { basis: 'QUOTED' }),
    say(39, 'purpose', 'oil'),
    say(40, 'currency', 'CNY', CORRECTED),
    say(41, 'status', 'ACTIVE'),
    say(42, 'instrument', 'a loan'),
  ],
  [say(45, 'from', '2021-03-01', { precision: 'MONTH' })],
);

const QUERY = `{
  conflicts(orderBy: [{ sources: DESC }, { property: ASC }]) {
    nodes { subject { id } property sources values { value precision sources ours statements { id basis values { precision } } } }
  }
  loan(id: "${LOAN}") { disputed }
}`;

const stated = (number: number, basis = 'REPORTED', precision: string | null = null) => ({
  id: `statement:s-${number}`,
  basis,
  values: [{ precision }],
});

const conflict = (property: string, sources: number, ...values: readonly object[]) => ({
  subject: { id: property === 'from' ? TENURE : LOAN },
  property,
  sources,
  values,
});

const value = (text: string, sources: number, statements: readonly object[], precision: string | null = null) => ({
  value: text,
  precision,
  sources,
  ours: sources === 0,
  statements,
});

const EXPECTED = {
  conflicts: {
    nodes: [
      conflict(
        'balances.2021.amount',
        2,
        value('1400000000', 1, [stated(35)]),
        value('2000000000', 1, [stated(15)]),
        value('2400000000', 0, [stated(36, 'INFERRED')]),
      ),
      conflict(
        'from',
        2,
        value('2020-01-01', 1, [stated(44, 'REPORTED', 'YEAR')], 'YEAR'),
        value('2021-03-01', 1, [stated(45, 'REPORTED', 'MONTH')], 'MONTH'),
      ),
      conflict(
        'status',
        2,
        value('ACTIVE', 2, [stated(17), stated(38, 'QUOTED'), stated(41)]),
        value('REPAID', 1, [stated(18)]),
      ),
      conflict('currency', 1, value('USD', 1, [stated(20)]), value('CNY', 0, [stated(40, 'CORRECTED')])),
    ],
  },
  loan: { disputed: true },
};

/** The files as a seed. It is not checked: the loan is not what its statements come to. */
function seedOf(files: readonly object[]): Seed {
  const entries = files.flatMap((file, index) => {
    const { name, text } = asFile(file, `${index}.yaml`);
    return readSeedFile(name, text, model).entries;
  });
  const types = new Map(entries.map(({ id, type }) => [id, type.name]));
  const nodes = entries.flatMap((entry) => entryNodes(model, types, entry));
  const sources = nodes.filter(({ type }) => type === 'Source');
  return { nodes, sources, statements: seedStatements(entries), leftOut: [] };
}

describeEngines(
  'two sources on one loan',
  async () => {},
  (graph) => {
    const load = (...files: readonly object[]) => loadSeed(graph(), model, seedOf(files));

    test('conflict beyond precision and rounding only; our own statements are marked, not counted', async () => {
      await load(ONE, TWO);
      expect(await dataOf(graph(), QUERY)).toEqual(EXPECTED);
    });

    test('are compared with the graph when one is written again', async () => {
      await load(ONE);
      expect(await dataOf(graph(), QUERY)).toEqual(EXPECTED);
    });

    test('agree when the second says what the first does', async () => {
      const agreeing = [
        ...[
          say(32, 'lastObserved', '2022-03-01', { precision: 'MONTH' }),
          say(35, 'balances.2021.amount', '1960000000'),
        ],
        ...[say(18, 'status', 'ACTIVE'), say(40, 'currency', 'USD', CORRECTED)],
      ];
      const ids = new Set(agreeing.map(({ id }) => id));
      const others = (TWO as { about: { statements: SeedEntry[] }[] }).about[0]?.statements ?? [];
      const { loans } = ONE as { loans: SeedEntry[] };
      const rest = (first(loans).statements as SeedEntry[]).filter(({ id }) => !ids.has(id));
      await load(oneSource(rest), otherSource([...others.filter(({ id }) => !ids.has(id)), ...agreeing]));
      expect(await dataOf(graph(), QUERY)).toEqual({ conflicts: { nodes: [] }, loan: { disputed: false } });
    });

    test('can be filtered by their number and by values that none of them gives', async () => {
      await load(ONE, TWO);
      const query = `{
        many: conflicts(where: { sources: { gte: 2 } }) { totalCount }
        corrected: conflicts(where: { values: { some: { ours: { eq: true } } } }, orderBy: [{ property: ASC }]) {
          nodes { property }
        }
      }`;
      expect(await dataOf(graph(), query)).toEqual({
        many: { totalCount: 3 },
        corrected: { nodes: [{ property: 'balances.2021.amount' }, { property: 'currency' }] },
      });
    });
  },
);
