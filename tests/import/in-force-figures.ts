import { expect, test } from '@jest/globals';

const LEADING = '[HEAD_OF_STATE, HEAD_OF_GOVERNMENT, EFFECTIVE_LEADER]';
const SIX = '["US", "GB", "CN", "VE", "RU", "BR"]';

/** Who is in force on a day, by all that the shipped mappings and the seed make together. */
export function testInForce(ask: (query: string) => Promise<never>): void {
  test('on 2026-01-10, no leader of six countries was last seen before 2025, and each has one', async () => {
    const { tenures } = (await ask(`{
      tenures(at: "2026-01-10", first: 100, where: { rank: { in: ${LEADING} }, country: { code: { in: ${SIX} } } }) {
        nodes { country { code } lastObserved }
      }
    }`)) as Tenures;
    const codes = new Set(tenures.nodes.map(({ country }) => country.code));
    expect([...codes].sort()).toEqual(['BR', 'CN', 'GB', 'RU', 'US', 'VE']);
    expect(tenures.nodes.filter(({ lastObserved }) => lastObserved === null || lastObserved < '2025')).toEqual([]);
  });

  test('nor was any other leader of that day: the 168 whom Archigos last saw in office in 2015 are only possible', async () => {
    const stale = `where: { rank: { in: ${LEADING} }, not: { lastObserved: { gte: "2025-01-01" } } }`;
    expect(
      await ask(`{
        presumed: tenures(at: "2026-01-10", ${stale}) { totalCount }
        possible: tenures(at: "2026-01-10", inForce: POSSIBLE, ${stale}) { totalCount }
        seen: tenures(at: "2026-01-10", where: { rank: { in: ${LEADING} } }) { totalCount }
      }`),
    ).toEqual({ presumed: { totalCount: 0 }, possible: { totalCount: 168 }, seen: { totalCount: 463 } });
  });

  test('on 2018-06-15, no source shows a leader of the United States; one is possible', async () => {
    expect(
      await ask(`{
        country(code: "US") {
          leaders(at: "2018-06-15") { totalCount undecided }
          possible: leaders(at: "2018-06-15", inForce: POSSIBLE) { nodes { name } }
          seen: leaders(at: "2015-12-31", inForce: SHOWN) { nodes { name } }
          presumed: leaders(at: "2016-12-30") { nodes { name } }
        }
      }`),
    ).toEqual({
      country: {
        leaders: { totalCount: 0, undecided: 1 },
        possible: { nodes: [{ name: 'Obama' }] },
        seen: { nodes: [{ name: 'Obama' }] },
        presumed: { nodes: [{ name: 'Obama' }] },
      },
    });
  });

  test('on 2013-01-10, China is led by whom Archigos has, and that file calls nobody President', async () => {
    const ofFile = 'statements: { some: { source: { id: { eq: "source:archigos" } } } }';
    const { tenures, presidents } = (await ask(`{
      tenures(at: "2013-01-10", where: { country: { code: { eq: "CN" } }, rank: { eq: EFFECTIVE_LEADER } }) {
        nodes { holder { name } office from fromPrecision }
      }
      presidents: tenures(where: { ${ofFile}, not: { office: { eq: "effective leader" } } }) { totalCount }
    }`)) as Record<string, unknown>;
    expect(tenures).toEqual({
      nodes: [{ holder: { name: 'Xi Jinping' }, office: 'effective leader', from: '2012-11-15', fromPrecision: 'DAY' }],
    });
    expect(presidents).toEqual({ totalCount: 0 });
  });

  test('the Soviet Union is in the United Nations on 1970-01-01, and Russia is not', async () => {
    expect(
      await ask(`{
        memberships(
          at: "1970-01-01"
          where: { alliance: { id: { eq: "alliance:un" } }, member: { code: { in: ["SUHH", "RU"] } } }
        ) { nodes { member { code } status } }
      }`),
    ).toEqual({ memberships: { nodes: [{ member: { code: 'SUHH' }, status: 'MEMBER' }] } });
  });

  test('what AidData says of 1,415 loans: 432 rates, 432 maturities, 1,254 purposes', async () => {
    const own = 'statements: { some: { source: { id: { eq: "source:aiddata-gco" } } } }';
    const { all, loan, ...counts } = (await ask(`{
      all: loans(where: { ${own} }) { totalCount aggregate { interestRate { sum } } }
      rates: loans(where: { ${own}, interestRate: { isNull: false } }) { totalCount }
      maturities: loans(where: { ${own}, maturesOn: { isNull: false } }) { totalCount }
      due: loans(where: { ${own}, maturesOn: { lt: "2020-01-01" } }) { totalCount }
      purposes: loans(where: { ${own}, purpose: { isNull: false } }) { totalCount }
      titles: loans(where: { ${own}, title: { isNull: false } }) { totalCount }
      loan(id: "loan:aiddata-gco-3") {
        title purpose interestRate from maturesOn maturesOnPrecision presumedUntil
        before: inForce(at: "2028-12-30") behind: inForce(at: "2028-12-31")
      }
      inferred: loans(where: {
        maturesOn: { isNull: false }, statements: { some: { source: { id: { eq: "source:aiddata-gco" } }, basis: { eq: INFERRED } } }
      }) { totalCount }
    }`)) as Loans;
    expect(all.totalCount).toBe(1_415);
    expect(all.aggregate.interestRate.sum).toBeCloseTo(1119.5713, 4);
    expect(Object.fromEntries(Object.entries(counts).map(([name, { totalCount }]) => [name, totalCount]))).toEqual({
      ...{ rates: 432, maturities: 432, due: 123, purposes: 1_254, titles: 1_415, inferred: 9 },
    });
    expect(loan).toEqual({
      title: 'China issues 2 billion yuan loan to fund Port of Friendship expansion project in Mauritania',
      purpose: 'Transport and Storage',
      interestRate: 2,
      from: '2008-01-01',
      maturesOn: '2028-01-01',
      maturesOnPrecision: 'YEAR',
      presumedUntil: '2028-12-31',
      before: 'PRESUMED',
      behind: 'POSSIBLE',
    });
  });
}

interface Tenures {
  readonly tenures: {
    readonly nodes: readonly { readonly country: { readonly code: string }; readonly lastObserved: string | null }[];
  };
}

interface Counted {
  readonly totalCount: number;
}

interface Loans {
  readonly all: Counted & { readonly aggregate: { readonly interestRate: { readonly sum: number } } };
  readonly loan: unknown;
  readonly rates: Counted;
}
