import { expect, test } from '@jest/globals';
import type { Price } from '../../src/resolvers/index.ts';
import { askGraph, dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** The time that the server gives an operation unless it is told otherwise. */
const TIMEOUT_MS = 5_000;

const many = (count: number, one: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => one(n)).join(' ');

interface Countries {
  readonly countries: { readonly totalCount: number; readonly nodes: readonly { readonly code: string }[] };
}

describeEngines('a statement that takes long to plan', fillWithSeed, (graph, engine) => {
  const codes = async (condition: string): Promise<readonly string[]> => {
    const { result } = await askGraph(
      graph(),
      `{ countries(where: { ${condition} }) { nodes { code } } }`,
      {},
      { timeoutMs: TIMEOUT_MS },
    );
    expect(result.errors).toBeUndefined();
    return (result.data as unknown as Countries).countries.nodes.map(({ code }) => code);
  };

  test('is none for 240 conditions on the items of a relation', async () => {
    const lenders = await codes('loansGiven: { some: { principalUsd: { gt: 239 } } }');
    expect(lenders).toContain('CN');
    const some = (n: number) => `{ loansGiven: { some: { principalUsd: { gt: ${n + 239} } } } }`;
    expect(await codes(`or: [${many(240, some)}]`)).toEqual(lenders);
    const none = (n: number) => `{ loansGiven: { none: { principalUsd: { gt: ${n + 239} } } } }`;
    expect(await codes(`not: { and: [${many(240, none)}] }`)).toEqual(lenders);
  }, 30_000);

  test('is none for groups below groups, by who may be of several types', async () => {
    const creditors = 'creditor { id name loansGiven(first: 3) { nodes { debtor { name ... on Country { code } } } } }';
    const query = `{ loans { groupBy(by: [CREDITOR]) { ${creditors} aggregate { count } } } }`;
    const { result, statements } = await askGraph(graph(), query, {}, { timeoutMs: TIMEOUT_MS });
    expect(result.errors).toBeUndefined();
    expect(statements[0]?.text.match(/`DEBTOR`\]->/g)).toHaveLength(1);
  }, 30_000);

  test('is refused if an engine plans it too long, and the next one is served', async () => {
    const count = (n: number) => `{ loansGiven: { count: { where: { principalUsd: { gt: ${n} } }, gte: 1 } } }`;
    const query = `{ countries(where: { or: [${many(240, count)}] }) { totalCount } }`;
    const { result } = await askGraph(graph(), query, {}, { timeoutMs: TIMEOUT_MS });
    if (engine === 'neo4j') {
      expect(result.errors?.[0]?.extensions).toMatchObject({
        ...{ code: 'OPERATION_TOO_COSTLY', unit: 'PLANNING', limit: 40_000, field: 'countries' },
      });
    } else {
      const { countries } = (await dataOf(
        graph(),
        '{ countries(where: { loansGiven: { some: { principalUsd: { gt: 0 } } } }) { totalCount } }',
      )) as unknown as Countries;
      expect(result.data).toEqual({ countries: { totalCount: countries.totalCount } });
    }
    expect(await codes('code: { eq: "VE" }')).toEqual(['VE']);
  }, 30_000);

  test('has its price', async () => {
    const prices: unknown[] = [];
    const budget = {
      begin:
        () =>
        async ({ planning }: Price) =>
          void prices.push(planning),
    };
    const query = '{ countries(first: 7) { nodes { code loansReceived(first: 2) { nodes { creditor { name } } } } } }';
    const { statements } = await askGraph(graph(), query, {}, { budget });
    const { text = '', cost = {} } = statements[0] ?? {};
    expect(cost.size).toBeGreaterThan(300);
    expect(prices).toEqual([engine === 'neo4j' ? { statement: text, ms: Number(cost.size) / 6 } : undefined]);
  });
});
