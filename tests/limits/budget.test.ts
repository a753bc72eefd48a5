import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Statistics } from '../../src/domain/index.ts';
import { indexSpecs } from '../../src/evidence/index.ts';
import { type GraphPort, type GraphStatement, settleKept, settleStatistics } from '../../src/graph/index.ts';
import { keptRelations, statisticsSpec } from '../../src/model/index.ts';
import { askGraph, model } from '../support/ask.ts';
import { describeWith } from '../support/needs.ts';
import { type MeasuredGraph, openMeasured } from './work.ts';

const COUNTRIES = 20;
const LOANS_PER_COUNTRY = 200;

const codeOf = (index: number): string => `C${String(index).padStart(2, '0')}`;

/** Countries that lend to each other, with a leader each and memberships in ten alliances. */
async function fill(graph: GraphPort): Promise<void> {
  const countries = Array.from({ length: COUNTRIES }, (_, index) => ({ code: codeOf(index), index: BigInt(index) }));
  const loans = countries.flatMap(({ code }, debtor) =>
    Array.from({ length: LOANS_PER_COUNTRY }, (_, index) => ({
      id: `loan:${code}-${index}`,
      debtor: code,
      creditor: codeOf((debtor + 1 + (index % (COUNTRIES - 1))) % COUNTRIES),
      amount: ((index * 7919) % 1000) + 0.5,
    })),
  );
  await graph.ensureIndexes(indexSpecs(model));
  await graph.write([
    {
      text: "UNWIND $rows AS r CREATE (:Country {id: 'country:' + r.code, code: r.code, name: 'Country ' + r.code}) CREATE (:Person {id: 'person:' + r.code, name: r.code, aliases: []})",
      params: { rows: countries },
    },
    {
      text: "UNWIND $rows AS r MATCH (c:Country {code: r.code}) MATCH (p:Person {id: 'person:' + r.code}) CREATE (t:Tenure {id: 'tenure:' + r.code, office: 'President', rank: 'HEAD_OF_STATE', disputed: false}) CREATE (t)-[:HOLDER]->(p) CREATE (t)-[:COUNTRY]->(c)",
      params: { rows: countries },
    },
    {
      text: "UNWIND range(0, 9) AS a CREATE (:Alliance {id: 'alliance:' + toString(a), name: 'A', kind: 'BLOC', aliases: [], obligations: []})",
      params: {},
    },
    {
      text: "UNWIND $rows AS r MATCH (c:Country {code: r.code}) MATCH (a:Alliance) CREATE (m:Membership {id: 'membership:' + r.code + a.id, status: 'MEMBER', disputed: false}) CREATE (m)-[:MEMBER]->(c) CREATE (m)-[:ALLIANCE]->(a)",
      params: { rows: countries },
    },
    {
      text: 'UNWIND $rows AS r MATCH (d:Country {code: r.debtor}) MATCH (c:Country {code: r.creditor}) CREATE (l:Loan {id: r.id, principalUsd: r.amount, repayment: [], umbrella: false, disputed: false}) CREATE (l)-[:DEBTOR]->(d) CREATE (l)-[:CREDITOR]->(c)',
      params: { rows: loans },
    },
  ]);
}

interface Budget {
  readonly what: string;
  readonly query: string;
  readonly hits: number;
  /** One where it is left out. */
  readonly statements?: number;
}

/** Operations, and how often each may touch the store: what was measured and a fifth more. */
const BUDGETS: readonly Budget[] = [
  { what: 'a country by its code', query: '{ country(code: "C03") { id code name iso3 region } }', hits: 8 },
  {
    what: 'its 50 largest loans',
    query:
      '{ country(code: "C03") { loansReceived(first: 50, orderBy: [{ principalUsd: DESC }]) { nodes { id principalUsd } } } }',
    hits: 190,
  },
  {
    what: 'all countries, their 10 largest loans, the debtor and its alliances',
    query: `{ countries(first: 20) { nodes { code loansGiven(first: 10, orderBy: [{ principalUsd: DESC }]) { nodes {
      principalUsd debtor { name ... on Country { memberships(first: 5) { nodes { alliance { name } } } } } } } } } }`,
    hits: 13_700,
  },
  {
    what: 'all countries and their 5 largest loans, of 200 each',
    query: `{ countries(first: 20) { nodes { code loansGiven(first: 5, orderBy: [{ principalUsd: DESC }]) { nodes { id } } } } }`,
    hits: 560,
  },
  {
    what: 'the largest of those under an amount, which most are',
    query: `{ countries(first: 20) { nodes { code loansGiven(first: 5, orderBy: [{ principalUsd: DESC }], where: { principalUsd: { lt: 990 } }) { nodes { id } } } } }`,
    hits: 10_000,
  },
  {
    what: 'leaders of countries that owe a named creditor over an amount',
    query: `{ leaders(first: 50, where: { tenures: { some: { country: { loansReceived: { some: {
      principalUsd: { gt: 900 }, creditor: { country: { code: { eq: "C07" } } } } } } } } }) { nodes { name } } }`,
    hits: 950,
  },
  {
    what: 'the count of all loans',
    query: '{ loans { totalCount } }',
    hits: 2,
  },
  {
    what: 'the totals of all loans by debtor, of 200 each',
    query: '{ loans { groupBy(by: [DEBTOR]) { debtor { name } aggregate { count principalUsd { sum avg } } } } }',
    hits: 395,
  },
  {
    what: 'the loans that tie two countries',
    query:
      '{ paths(from: "country:C03", to: "country:C05") { outcome chains { steps { fact { id } from { id } to { id } } } } }',
    hits: 1_100,
  },
  {
    what: 'the same, with their amounts',
    query:
      '{ paths(from: "country:C03", to: "country:C05") { chains { steps { fact { ... on Loan { principalUsd } } } } } }',
    statements: 2,
    hits: 1_170,
  },
  {
    what: 'the chains from one leader to another',
    query: '{ paths(from: "person:C03", to: "person:C05") { steps chains { steps { fact { id } } } } }',
    statements: 8,
    hits: 3_300,
  },
  {
    what: 'who is one and two steps from a country, of 4,000 loans between 20',
    query: '{ neighborhood(of: ["country:C03"], steps: 2) { rings { distance actors } } }',
    statements: 6,
    hits: 2_500,
  },
  {
    what: 'how many countries are up to six hops away',
    query: '{ neighborhood(of: ["country:C03"], hops: 6) { rings { distance actors between } } }',
    statements: 8,
    hits: 2_900,
  },
  {
    what: 'the best connected of those two steps around a country',
    query: '{ neighborhood(of: ["country:C03"], steps: 2) { nodes { actorId label degree } } }',
    statements: 6,
    hits: 43_000,
  },
  {
    what: 'what lies two steps around a country',
    query:
      '{ neighborhood(of: ["country:C03"], steps: 2) { nodes { actorId label degree } links { id source target } truncated { nodes } } }',
    statements: 9,
    hits: 75_000,
  },
];

const { NEO4J_URI: uri = '' } = process.env;

describeWith('neo4j', uri !== '')('db hits [neo4j]', () => {
  let measured: MeasuredGraph;
  let statistics: Statistics;

  beforeAll(async () => {
    measured = await openMeasured('neo4j');
    await fill(measured.graph);
    await settleKept(measured.graph, keptRelations(model), 60_000);
    statistics = await settleStatistics(measured.graph, statisticsSpec(model));
    await measured.settle();
  }, 180_000);

  afterAll(() => measured?.close());

  test.each(BUDGETS)('$what: at most $hits', async ({ query, hits, statements: count = 1 }) => {
    const { statements, result } = await askGraph(measured.graph, query, {}, { statistics });
    expect(result.errors).toBeUndefined();
    expect(statements).toHaveLength(count);
    let taken = 0;
    for (const statement of statements) taken += await measured.workOf(statement as GraphStatement);
    expect(taken).toBeLessThanOrEqual(hits);
    // A budget far above what is taken would not notice a worse plan.
    expect(taken).toBeGreaterThanOrEqual(hits / 2);
  });
});
