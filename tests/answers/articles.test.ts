import { expect, test } from '@jest/globals';
import { dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

describeEngines('the two articles answer', fillWithSeed, (graph) => {
  test('the leaders in office in China and Venezuela on 2023-09-13', async () => {
    const data = await dataOf(
      graph(),
      `{
        countries(where: { code: { in: ["CN", "VE"] } }, orderBy: [{ code: ASC }], at: "2023-09-13") {
          nodes { code leaders { nodes { id } } }
        }
      }`,
    );
    expect(data).toEqual({
      countries: {
        nodes: [
          { code: 'CN', leaders: { nodes: [{ id: 'person:xi-jinping' }] } },
          { code: 'VE', leaders: { nodes: [{ id: 'person:nicolas-maduro' }] } },
        ],
      },
    });
  });

  test('no leader where the articles name none, or before any evidence', async () => {
    const data = await dataOf(
      graph(),
      `{
        others: countries(where: { not: { code: { in: ["CN", "VE"] } } }, first: 50) { nodes { code leaders { totalCount } } }
        early: leaders(at: "1990-01-01") { totalCount }
        all: leaders(orderBy: [{ name: ASC }]) { nodes { id } }
      }`,
    );
    const { others, early, all } = data as { others: { nodes: { leaders: object }[] }; early: object; all: object };
    expect(others.nodes.length).toBeGreaterThan(5);
    for (const { leaders } of others.nodes) expect(leaders).toEqual({ totalCount: 0 });
    expect(early).toEqual({ totalCount: 0 });
    expect(all).toEqual({ nodes: [{ id: 'person:nicolas-maduro' }, { id: 'person:xi-jinping' }] });
  });

  test('whose broadcaster, agency or ministry an organization is, where they say it', async () => {
    const data = await dataOf(
      graph(),
      `{
        country(code: "CN") { organizations(orderBy: [{ name: ASC }]) { nodes { id } } }
        unsaid: organizations(where: { not: { country: {} } }, orderBy: [{ id: ASC }]) { nodes { id country { id } } }
      }`,
    );
    const ids = (...names: readonly string[]) => ({ nodes: names.map((name) => ({ id: `organization:${name}` })) });
    expect(data).toEqual({
      country: { organizations: ids('cctv', 'china-foreign-ministry', 'xinhua') },
      unsaid: {
        nodes: ids('asia-business-daily', 'atlantic-council', 'huawei', 'yonhap').nodes.map((one) => ({
          ...one,
          country: null,
        })),
      },
    });
  });

  test('who was in BRICS when it met in August 2023, and who was invited', async () => {
    const on = async (at: string) => {
      const { memberships } = (await dataOf(
        graph(),
        `query ($at: Date) {
          memberships(where: { alliance: { id: { eq: "alliance:brics" } } }, orderBy: [{ id: ASC }], at: $at) {
            nodes { status member { code } }
          }
        }`,
        { at },
      )) as { memberships: { nodes: { status: string; member: { code: string } }[] } };
      return memberships.nodes.map(({ status, member }) => `${member.code} ${status}`).sort();
    };
    const members = ['BR MEMBER', 'CN MEMBER', 'IN MEMBER', 'RU MEMBER', 'ZA MEMBER'];
    // The day of the summit is not given: Argentina is surely invited from the last day of the month on.
    expect(await on('2023-08-31')).toEqual(['AR INVITED', ...members]);
    expect(await on('2023-08-01')).toEqual(members);
    expect(await on('2023-07-31')).toEqual([]);
  });

  test('events known to a month or a year: over by its last day', async () => {
    const on = async (at: string) => {
      const { events } = (await dataOf(graph(), `query ($at: Date) { events(first: 100, at: $at) { nodes { id } } }`, {
        at,
      })) as { events: { nodes: { id: string }[] } };
      return events.nodes.map(({ id }) => id);
    };
    expect(await on('2023-09-01')).toEqual([]);
    expect(await on('2018-12-31')).toEqual([]);
    expect(await on('2023-09-13')).toContain('event:xi-meets-maduro-2023-09-13');
  });

  test("China's loan to Venezuela, each property with its source and paragraph", async () => {
    const data = await dataOf(
      graph(),
      `{
        loans(where: { creditor: { country: { code: { eq: "CN" } } }, debtor: { country: { code: { eq: "VE" } } } }) {
          nodes {
            id principal currency principalUsd usdBasis from fromPrecision until untilPrecision firstObserved lastObserved repayment status umbrella
            balances { asOf asOfPrecision amount currency }
            statements(where: { basis: { ne: INFERRED } }, first: 50) { nodes { values { property value } locator source { sha256 } } }
          }
        }
      }`,
    );
    const { loans } = data as { loans: { nodes: { statements: { nodes: StatementOfLoan[] } }[] } };
    expect(loans.nodes).toHaveLength(1);
    expect(loans.nodes[0]).toMatchObject({
      id: 'loan:cn-ve-2010s',
      principal: 50_000_000_000,
      currency: 'USD',
      principalUsd: 50_000_000_000,
      usdBasis: 'REPORTED',
      from: '2010-01-01',
      fromPrecision: 'DECADE',
      until: null,
      untilPrecision: null,
      firstObserved: '2018-12-31',
      lastObserved: '2023-09-14',
      repayment: ['OIL'],
      status: 'ACTIVE',
      umbrella: true,
      balances: [{ asOf: '2018-01-01', asOfPrecision: 'YEAR', amount: 20_000_000_000, currency: 'USD' }],
    });
    const statements = new Map(
      loans.nodes[0]?.statements.nodes.flatMap((one) => one.values.map(({ property }) => [property, one])),
    );
    for (const property of ['principal', 'repayment', 'balances.2018.amount']) {
      expect(statements.get(property)).toMatchObject({
        locator: 15,
        source: { sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
      });
    }
  });

  test("every country at China's highest partnership level", async () => {
    const data = await dataOf(
      graph(),
      `{
        country(code: "CN") {
          level: memberships(where: { alliance: { level: { eq: "all-weather strategic partnership" } } }, first: 20) {
            nodes { alliance { memberships(where: { member: { code: { ne: "CN" } } }) { nodes { member { code } } } } }
          }
        }
      }`,
    );
    type Level = {
      country: { level: { nodes: { alliance: { memberships: { nodes: { member: { code: string } }[] } } }[] } };
    };
    const codes = (data as Level).country.level.nodes.flatMap(({ alliance }) =>
      alliance.memberships.nodes.map(({ member }) => member.code),
    );
    expect(codes.sort()).toEqual(['BY', 'PK', 'RU', 'VE']);
  });

  test('both names of the partnership, with who used which', async () => {
    const data = await dataOf(
      graph(),
      `{
        conflicts(about: "alliance:cn-ve-partnership", property: "level") {
          nodes { values { value statements { attributedTo { name } outlet { name } source { publishedOn } } } }
        }
      }`,
    );
    const { conflicts } = data as { conflicts: { nodes: { values: object[] }[] } };
    expect(conflicts.nodes).toHaveLength(1);
    expect(conflicts.nodes[0]?.values).toEqual(
      expect.arrayContaining([
        {
          value: 'all-weather strategic partnership',
          statements: [
            { attributedTo: { name: 'Xi Jinping' }, outlet: { name: 'CCTV' }, source: { publishedOn: '2023-09-14' } },
          ],
        },
        {
          value: 'all-weather comprehensive strategic partnership',
          statements: [{ attributedTo: { name: 'Yonhap News' }, outlet: null, source: { publishedOn: '2025-08-23' } }],
        },
      ]),
    );
  });

  test("Venezuela's standing towards BRICS and OPEC", async () => {
    const data = await dataOf(
      graph(),
      `{
        country(code: "VE") {
          memberships(where: { alliance: { id: { in: ["alliance:brics", "alliance:opec"] } } }, orderBy: [{ status: ASC }]) {
            nodes { status alliance { name kind } statements { totalCount } }
          }
        }
      }`,
    );
    const { country } = data as { country: { memberships: { nodes: { statements: { totalCount: number } }[] } } };
    expect(country.memberships.nodes).toMatchObject([
      { status: 'APPLICANT', alliance: { name: 'BRICS', kind: 'BLOC' } },
      { status: 'MEMBER', alliance: { name: 'OPEC', kind: 'ORGANIZATION' } },
    ]);
    for (const { statements } of country.memberships.nodes) expect(statements.totalCount).toBeGreaterThan(0);
  });

  test('the events of August 2025 in order', async () => {
    const data = await dataOf(
      graph(),
      `{
        events(where: { from: { gte: "2025-08-01", lt: "2025-09-01" } }, orderBy: [{ from: ASC }], first: 50) {
          nodes { kind from fromPrecision statements { totalCount } }
        }
      }`,
    );
    type August = {
      events: { nodes: { kind: string; from: string; fromPrecision: string; statements: { totalCount: number } }[] };
    };
    const { nodes } = (data as August).events;
    expect(nodes.map(({ from }) => from)).toEqual(nodes.map(({ from }) => from).toSorted());
    expect(nodes.filter(({ fromPrecision }) => fromPrecision === 'DAY').map(({ kind, from }) => [kind, from])).toEqual([
      ['STATEMENT', '2025-08-14'],
      ['STATEMENT', '2025-08-21'],
      ['REPORT', '2025-08-23'],
    ]);
    const kinds = nodes.map(({ kind }) => kind);
    for (const kind of ['DEPLOYMENT', 'REWARD', 'MEETING', 'STATEMENT']) expect(kinds).toContain(kind);
    for (const { statements } of nodes) expect(statements.totalCount).toBeGreaterThan(0);
  });
});

interface StatementOfLoan {
  readonly values: readonly { readonly property: string }[];
  readonly locator: number;
}
