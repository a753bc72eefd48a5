import { expect, test } from '@jest/globals';
import type { GraphPort } from '../../../src/graph/index.ts';
import { ALLIANCES, answerOf, COUNTRIES, type LargeLoan, loansOf } from './graph.ts';

interface Page {
  readonly totalCount: number;
  readonly nodes: readonly { readonly id: string }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const ids = (nodes: readonly { readonly id: string }[]): readonly string[] => nodes.map(({ id }) => id);

const byId = (one: string, other: string): number => (one < other ? -1 : 1);

/** The greatest first, what is unknown last, then by id. */
const byAmount = (one: LargeLoan, other: LargeLoan): number =>
  (other.principalUsd ?? -1) - (one.principalUsd ?? -1) || byId(one.id, other.id);

/** Numbers of things that are alike, the largest group first. */
function grouped(keys: readonly string[]): ReadonlyMap<string, number> {
  const groups = new Map<string, number>();
  for (const key of keys) groups.set(key, (groups.get(key) ?? 0) + 1);
  return groups;
}

/** Lists, counts, sums, groups, conditions and orders over all rows of the large graph. */
export function testLists(graph: () => GraphPort, size: number): void {
  const loans = loansOf(size);
  const known = loans.flatMap(({ principalUsd }) => principalUsd ?? []);
  const ask = (query: string, variables = {}) => answerOf(graph(), query, variables);

  /** Walks through all pages of a connection of loans below a root field, and gives the ids in their order. */
  async function walk(list: string, below: string | undefined, order: string): Promise<readonly string[]> {
    const page = `${list}(first: 10000, after: $after, orderBy: ${order}) { totalCount nodes { id } pageInfo { hasNextPage endCursor } }`;
    const query = `query ($after: String) { ${below === undefined ? page : `${below} { ${page} }`} }`;
    const found: string[] = [];
    for (let after: string | null = null; ; ) {
      const data = Object.values(await ask(query, { after }))[0] as Record<string, Page> & Page;
      const { totalCount, nodes, pageInfo } = below === undefined ? data : (data[list] as Page);
      expect(totalCount).toBe(size);
      found.push(...ids(nodes));
      if (!pageInfo.hasNextPage) return found;
      after = pageInfo.endCursor;
    }
  }

  test('pages at the root and below a node have each row once, in order', async () => {
    const sorted = loans.toSorted(byAmount).map(({ id }) => id);
    expect(await walk('loans', undefined, '[{ principalUsd: DESC }]')).toEqual(sorted);
    expect(await walk('loansReceived', 'country(code: "HUB")', '[{ principalUsd: DESC }]')).toEqual(sorted);
  });

  test('pages keep their order beside what each row has one of', async () => {
    const query = `query ($after: String) {
      statements(first: 10000, after: $after, orderBy: [{ recordedAt: ASC }, { id: DESC }]) {
        totalCount nodes { id source { id } } pageInfo { hasNextPage endCursor }
      }
    }`;
    const found: string[] = [];
    for (let after: string | null = null, next = true; next; ) {
      const page = (await ask(query, { after })).statements as Page;
      found.push(...ids(page.nodes));
      after = page.pageInfo.endCursor;
      next = page.pageInfo.hasNextPage;
    }
    expect(found).toEqual(loans.map(({ id }) => `statement:${id}`).sort((one, other) => byId(other, one)));
  });

  test('an order through relations, by their number and by an aggregate holds behind the first rows', async () => {
    const offset = size - 100;
    const data = await ask(
      `query ($offset: Int!) {
        names: loans(first: 100, offset: $offset, orderBy: [{ creditor: { name: ASC } }]) { nodes { id } }
        sums: organizations(first: 100, orderBy: [{ loansGiven: { sum: { principalUsd: ASC } } }]) { nodes { id } }
        means: organizations(first: 100, offset: $offset, orderBy: [{ loansGiven: { avg: { principalUsd: DESC } } }]) { nodes { id } }
        counts: organizations(first: 100, offset: $offset, orderBy: [{ loansGiven: { count: DESC } }]) { nodes { id } }
      }`,
      { offset: Math.min(offset, 100_000) },
    );
    const { names, counts, sums, means } = data as Record<'names' | 'counts' | 'sums' | 'means', Page>;
    expect(ids(names.nodes)).toHaveLength(100);
    const by = (unknown: number): readonly string[] =>
      loans
        .toSorted(
          (one, other) =>
            (one.principalUsd ?? unknown) - (other.principalUsd ?? unknown) || byId(one.creditor, other.creditor),
        )
        .map(({ creditor }) => creditor);
    expect(ids(sums.nodes)).toEqual(by(0).slice(0, 100));
    // What has no mean comes last.
    expect(ids(means.nodes)).toEqual(by(Number.POSITIVE_INFINITY).slice(-100));
    const all = loans.map(({ creditor }) => creditor).sort(byId);
    expect(ids(counts.nodes)).toEqual(all.slice(-100));
  });

  test('counts, sums and groups are of all rows', async () => {
    const sums = 'totalCount aggregate { count principalUsd { sum min max nulls } }';
    const groups = 'groupBy(by: [STATUS]) { status aggregate { count principalUsd { sum } } }';
    const data = await ask(`{
      loans { ${sums} ${groups} kinds: groupBy(by: [INSTRUMENT], first: 10000) { instrument aggregate { count } } }
      country(code: "HUB") { loansReceived { ${sums} ${groups} } }
      lenders: loans { groupBy(by: [CREDITOR], first: 10000) { creditor { id } aggregate { count } } }
    }`);
    const found = data as {
      loans: { kinds: { instrument: string; aggregate: { count: number } }[] } & Record<string, unknown>;
      country: { loansReceived: Record<string, unknown> };
      lenders: { groupBy: { creditor: { id: string }; aggregate: { count: number } }[] };
    };
    const sum = known.reduce((total, amount) => total + amount, 0);
    const summed = { sum, min: 1, max: Math.max(...known.slice(0, 2_000)), nulls: size - known.length };
    const statuses = [...grouped(loans.map(({ status }) => status))].sort(
      ([a, one], [b, other]) => other - one || byId(a, b),
    );
    const expected = {
      totalCount: size,
      aggregate: { count: size, principalUsd: summed },
      groupBy: statuses.map(([status, count]) => {
        const own = loans.filter((loan) => loan.status === status);
        const total = own.reduce((amount, { principalUsd }) => amount + (principalUsd ?? 0), 0);
        return { status, aggregate: { count, principalUsd: { sum: total } } };
      }),
    };
    expect(found.loans).toMatchObject(expected);
    expect(found.country.loansReceived).toEqual(expected);
    const kinds = found.loans.kinds.map(({ instrument, aggregate }) => [instrument, aggregate.count] as const);
    expect(new Map(kinds)).toEqual(grouped(loans.map(({ instrument }) => instrument)));
    expect(new Set(found.lenders.groupBy.map(({ creditor }) => creditor.id)).size).toBe(Math.min(size, 10_000));
  });

  test('groups in an order are the first of all groups', async () => {
    const data = await ask(`{
      loans {
        lenders: groupCount(by: [CREDITOR])
        least: groupBy(by: [CREDITOR], orderBy: [{ aggregate: { principalUsd: { sum: ASC } } }]) { creditor { id } }
        kinds: groupCount(by: [INSTRUMENT])
        most: groupBy(by: [INSTRUMENT], orderBy: [{ aggregate: { principalUsd: { avg: DESC } } }, { instrument: DESC }]) {
          instrument
        }
      }
    }`);
    const amountsOf = new Map<string, number[]>();
    for (const { instrument, principalUsd } of loans) {
      amountsOf.set(instrument, [
        ...(amountsOf.get(instrument) ?? []),
        ...(principalUsd === null ? [] : [principalUsd]),
      ]);
    }
    const mean = (amounts: readonly number[]): number =>
      amounts.length === 0 ? -1 : amounts.reduce((total, amount) => total + amount, 0) / amounts.length;
    const least = loans.toSorted(
      (one, other) => (one.principalUsd ?? 0) - (other.principalUsd ?? 0) || byId(one.creditor, other.creditor),
    );
    const most = [...amountsOf].sort(([a, one], [b, other]) => mean(other) - mean(one) || byId(b, a));
    expect(data.loans).toEqual({
      lenders: size,
      least: least.slice(0, 100).map(({ creditor }) => ({ creditor: { id: creditor } })),
      kinds: amountsOf.size,
      most: most.slice(0, 100).map(([instrument]) => ({ instrument })),
    });
  });

  test('conditions through relations are asked of all rows', async () => {
    const hub = 'debtor: { country: { code: { eq: "HUB" } } }';
    const data = await ask(`{
      to: loans(where: { ${hub} }) { totalCount }
      not: loans(where: { not: { ${hub} } }) { totalCount }
      some: organizations(where: { loansGiven: { some: { principalUsd: { gt: 500 } } } }) { totalCount }
      none: organizations(where: { loansGiven: { none: { principalUsd: { gt: 500 } } } }) { totalCount }
      every: countries(where: { loansReceived: { every: { umbrella: { eq: false } } } }) { totalCount }
      never: countries(where: { loansReceived: { some: { umbrella: { eq: true } } } }) { totalCount }
      all: countries(where: { loansReceived: { count: { eq: ${size} } } }) { totalCount }
      one: organizations(where: { loansGiven: { count: { where: { principalUsd: { gt: 500 } }, eq: 1 } } }) { totalCount }
      nil: loans(where: { statements: { count: { lt: 1 } } }) { totalCount }
      sum: organizations(where: { loansGiven: { aggregate: { principalUsd: { sum: { gt: 500 } } } } }) { totalCount }
      deviation: countries(where: { loansReceived: { aggregate: { principalUsd: { stdDev: { gt: 0 } } } } }) { totalCount }
      inner: loans(where: { not: { statements: { some: { subject: { loan: { statements: { aggregate: { locator: { nulls: { gt: 9 } } } } } } } } } }) { totalCount }
      text: loans(where: { instrument: { contains: "99" } }) { totalCount }
      list: loans(where: { status: { in: [ACTIVE, REPAID] } }) { totalCount }
    }`);
    const over = loans.filter(({ principalUsd }) => (principalUsd ?? 0) > 500).length;
    const counts = Object.entries(data).map(([key, one]) => [key, (one as Page).totalCount]);
    expect(Object.fromEntries(counts)).toEqual({
      to: size,
      not: 0,
      some: over,
      none: size - over,
      every: COUNTRIES + 1,
      never: 0,
      all: 1,
      one: over,
      nil: 0,
      sum: over,
      deviation: 1,
      inner: size,
      text: loans.filter(({ instrument }) => instrument.includes('99')).length,
      list: loans.filter(({ status }) => status === 'ACTIVE' || status === 'REPAID').length,
    });
  });

  test('rows within rows, parts of several types and paths are whole', async () => {
    const statuses = [...new Set(loans.map(({ status }) => status))];
    const saying = (status: string): string =>
      `${status}: reports(where: { values: { some: { property: { eq: "status" }, value: { eq: "${status}" } } } }) { totalCount }`;
    const data = await ask(`{
      loans(first: 10000, orderBy: [{ from: ASC }]) {
        nodes { id creditor { id } debtor { id } statements { totalCount nodes { id source { id } } } }
      }
      country(code: "HUB") { allies(at: "2020-01-01", first: 1000) { totalCount nodes { id } } }
      source(id: "source:s") { reports { totalCount } ${statuses.map(saying).join(' ')} }
      memberships { totalCount groupBy(by: [ALLIANCE]) { aggregate { count } } }
    }`);
    type Row = { id: string; creditor: { id: string }; debtor: { id: string }; statements: Page };
    const found = data as {
      loans: { nodes: Row[] };
      country: { allies: Page };
      source: Readonly<Record<string, { totalCount: number }>>;
      memberships: { totalCount: number; groupBy: { aggregate: { count: number } }[] };
    };
    const first = loans.toSorted(
      (one, other) => byId(one.from, other.from) * Number(one.from !== other.from) || byId(one.id, other.id),
    );
    expect(found.loans.nodes).toEqual(
      first.slice(0, 10_000).map(({ id, creditor }) => ({
        id,
        creditor: { id: creditor },
        debtor: { id: 'country:HUB' },
        statements: { totalCount: 1, nodes: [{ id: `statement:${id}`, source: { id: 'source:s' } }] },
      })),
    );
    expect(found.country.allies).toMatchObject({ totalCount: COUNTRIES - 1 });
    expect(new Set(ids(found.country.allies.nodes)).size).toBe(COUNTRIES - 1);
    const { reports, ...bySaid } = found.source;
    expect(reports?.totalCount).toBe(size);
    expect(new Map(Object.entries(bySaid).map(([status, { totalCount }]) => [status, totalCount]))).toEqual(
      grouped(loans.map(({ status }) => status)),
    );
    expect(found.memberships.totalCount).toBe(COUNTRIES * ALLIANCES);
    expect(found.memberships.groupBy.map(({ aggregate }) => aggregate.count)).toEqual(Array(ALLIANCES).fill(COUNTRIES));
  });
}
