import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import type { GraphQLEnumType } from 'graphql';
import { nodesOf, type Statistics } from '../../src/domain/index.ts';
import { type GraphPort, HEAVY_STEPS } from '../../src/graph/index.ts';
import { api, askGraph, countingGraph } from '../support/ask.ts';

/** What a graph like the benchmark's has: a country has 1,000 loans and 40 memberships, and there are ten persons a country. */
function statistics(countries: number, loansEach = 1000): Statistics {
  const [loans, memberships, tenures] = [countries * loansEach, countries * 40, countries * 12];
  const owner = (count: number) => ({ count, max: 1 });
  return {
    nodes: {
      Country: countries,
      Person: countries * 10,
      Alliance: Math.max(200, countries),
      Loan: loans,
      Membership: memberships,
      Tenure: tenures,
    },
    degrees: {
      'Loan OUT DEBTOR': owner(loans),
      'Country IN DEBTOR': { count: loans, max: loansEach },
      'Loan OUT CREDITOR': owner(loans),
      'Country IN CREDITOR': { count: loans, max: loansEach },
      'Membership OUT MEMBER': owner(memberships),
      'Country IN MEMBER': { count: memberships, max: 40 },
      'Membership OUT ALLIANCE': owner(memberships),
      'Alliance IN ALLIANCE': { count: memberships, max: 40 },
      'Tenure OUT HOLDER': owner(tenures),
      'Person IN HOLDER': { count: tenures, max: 2 },
      'Tenure OUT COUNTRY': owner(tenures),
      'Country IN COUNTRY': { count: tenures, max: 20 },
    },
  };
}

/** A graph in which everything has statements, events and conflicts too. */
function stated(countries: number, loansEach?: number): Statistics {
  const { nodes, degrees } = statistics(countries, loansEach);
  const subjects = Object.entries(nodes);
  const total = 2 * subjects.reduce((sum, [, count]) => sum + count, 0);
  const [events, sources] = [countries * 20, 50];
  return {
    nodes: {
      ...nodes,
      Statement: total,
      Source: sources,
      Event: events,
      Conflict: countries,
      ConflictValue: countries * 2,
    },
    degrees: {
      ...degrees,
      'Statement OUT ABOUT': { count: total, max: 1 },
      ...Object.fromEntries(subjects.map(([label, count]) => [`${label} IN ABOUT`, { count: 2 * count, max: 50 }])),
      'Statement OUT SOURCE': { count: total, max: 1 },
      'Source IN SOURCE': { count: total, max: total / 2 },
      'Event OUT PARTICIPANT': { count: events * 3, max: 30 },
      'Country IN PARTICIPANT': { count: events * 2, max: events / 10 },
      'Person IN PARTICIPANT': { count: events, max: events / 10 },
      'Conflict OUT OVER': { count: countries, max: 1 },
      'Country IN OVER': { count: countries, max: 5 },
      'Conflict OUT VALUE': { count: countries * 2, max: 4 },
      'ConflictValue OUT STATED_BY': { count: countries * 4, max: 6 },
    },
  };
}

/** What the data sets of the shipped mappings come to together: few loans, and alliances and countries with many memberships. */
const SHIPPED: Statistics = {
  nodes: {
    ...{ Country: 277, Person: 3_163, Organization: 9, Alliance: 1_569, Loan: 1_416, Membership: 31_974 },
    ...{ Tenure: 3_878, Event: 26, Source: 11, Statement: 76_972, Conflict: 13, ConflictValue: 29 },
  },
  degrees: {
    'Loan OUT CREDITOR': { count: 1_416, max: 1 },
    'Country IN CREDITOR': { count: 1_416, max: 1_416 },
    'Loan OUT DEBTOR': { count: 1_416, max: 1 },
    'Country IN DEBTOR': { count: 1_398, max: 96 },
    'Membership OUT MEMBER': { count: 31_974, max: 1 },
    'Country IN MEMBER': { count: 31_974, max: 458 },
    'Membership OUT ALLIANCE': { count: 31_974, max: 1 },
    'Alliance IN ALLIANCE': { count: 31_974, max: 227 },
    'Tenure OUT HOLDER': { count: 3_878, max: 1 },
    'Person IN HOLDER': { count: 3_878, max: 35 },
    'Tenure OUT COUNTRY': { count: 3_878, max: 1 },
    'Country IN COUNTRY': { count: 3_878, max: 143 },
    'Event OUT PARTICIPANT': { count: 79, max: 6 },
    'Country IN PARTICIPANT': { count: 35, max: 14 },
    'Person IN PARTICIPANT': { count: 29, max: 20 },
    'Statement OUT ABOUT': { count: 76_972, max: 1 },
    'Alliance IN ABOUT': { count: 1_582, max: 7 },
    'Country IN ABOUT': { count: 535, max: 10 },
    'Event IN ABOUT': { count: 126, max: 20 },
    'Loan IN ABOUT': { count: 8_281, max: 11 },
    'Membership IN ABOUT': { count: 52_713, max: 4 },
    'Person IN ABOUT': { count: 5_963, max: 8 },
    'Tenure IN ABOUT': { count: 7_772, max: 9 },
    'Statement OUT SOURCE': { count: 76_972, max: 1 },
    'Source IN SOURCE': { count: 76_972, max: 25_342 },
    'Conflict OUT OVER': { count: 13, max: 1 },
    'Conflict OUT VALUE': { count: 29, max: 3 },
    'ConflictValue OUT STATED_BY': { count: 29, max: 1 },
  },
};

/** The code of the error that an operation is refused with before anything is sent; undefined where it is not refused. */
async function refusal(query: string, variables: Readonly<Record<string, unknown>>, given: Statistics) {
  const graph = countingGraph();
  const { result } = await askGraph(graph, query, variables, { statistics: given });
  const error = result.errors?.find(({ extensions }) => extensions?.code === 'OPERATION_TOO_COSTLY');
  return error && { sent: graph.sent, ...error.extensions };
}

const SCALES: readonly (readonly [string, Statistics])[] = [
  ['200,000 loans', statistics(200)],
  ['1,000,000 loans', statistics(1000)],
  ['1,000,000 loans between 200 countries', statistics(200, 5000)],
  ['100,000,000 loans', statistics(100_000)],
  ['100,000,000 loans between 200 countries', statistics(200, 500_000)],
  ['200,000 loans with statements and events', stated(200)],
  ['100,000,000 loans with statements and events', stated(100_000)],
  ['100,000,000 loans with statements and events, between 200 countries', stated(200, 500_000)],
];

interface Shown {
  readonly name: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const at = (path: string): URL => new URL(`../../${path}`, import.meta.url);
const read = (path: string): string => readFileSync(at(path), 'utf8');

/** The pages that show questions. */
const PAGES = ['README.md', 'docs/querying.md', 'docs/time.md', 'docs/evidence.md', 'docs/analysis.md'];

/** The operations in a page of the documentation that stand for themselves. */
const documented = (page: string): readonly Shown[] =>
  [...read(page).matchAll(/```graphql\n([\s\S]*?)\n```/g)].map(([, query = ''], index) => ({
    name: `${page} ${index + 1}`,
    query,
    variables: {},
  }));

/** The examples in the tables of the docs, each with what it leaves out to stand for itself. */
const tabled: readonly Shown[] = (
  [
    [
      'countries(where: { loansReceived: { some: { creditor: { country: { code: { eq: "CN" } } } } } })',
      '{ nodes { id } }',
    ],
    ['countries(where: { memberships: { count: { gte: 2 } } })', '{ nodes { id } }'],
    ['loans(orderBy: [{ principalUsd: DESC }]', ') { nodes { id } }'],
    ['[{ debtor: { name: ASC } }]', '{ nodes { id } }', 'loans(orderBy: ', ')'],
    ['[{ loansGiven: { count: DESC } }]', '{ nodes { id } }', 'countries(orderBy: ', ')'],
    ['first: 5, offset: 5', '{ nodes { id } }', 'countries(', ')'],
    ['loans { aggregate { count principalUsd { sum avg stdDev min max countDistinct nulls } } }', ''],
    [
      'loans { groupBy(by: [DEBTOR, FROM_YEAR]) { debtor { name } fromYear aggregate { count principalUsd { sum } } } }',
      '',
    ],
    [
      'loans { groupBy(by: [DEBTOR], orderBy: [{ aggregate: { principalUsd: { sum: DESC } } }], first: 10) { debtor { name } } }',
      '',
    ],
    ['search(query: "nicolas madu", types: [PERSON]) { edges { score property node { id } } }', ''],
    ['leaders(at: "2023-09-13")', '{ nodes { id } }'],
    [
      'conflicts(orderBy: [{ sources: DESC }]) { nodes { subject { id } property values { value sources ours statements { id } } } }',
      '',
    ],
    [
      'neighborhood(of: ["country:VE"], steps: 2) { nodes { actorId label degree } links { id source target kind } truncated { nodes } }',
      '',
    ],
    ['commonTies(between: ["country:CN", "country:VE"]) { actors { actor { name } } facts { fact { id } } }', ''],
    [
      'exposure(country: "country:VE", side: CREDITORS, counting: COMMITMENTS) { totalUsd hhi counterparties { share } leftOut { reason } }',
      '',
    ],
    [
      'exposure(country: "country:VE") { totalUsd bySource { source { title } amountUsd leftOut { reason } } overlaps { years amountUsd } }',
      '',
    ],
    [
      'timeline(about: ["person:nicolas-maduro"], from: "2025-08-01") { edges { label mark node { id } } gaps { from until } }',
      '',
    ],
    [
      'centrality(metric: BETWEENNESS) { actors { rank score actor { name } } }',
      'communities { communities { members { name } } }',
    ],
  ] as const
).map(([shown, rest, before = '', behind = '']) => ({
  name: shown,
  query: `{ ${before}${shown}${behind} ${rest} }`,
  variables: {},
}));

test.each(tabled)('the docs have $name', ({ name }) => {
  expect(read('docs/querying.md') + read('docs/analysis.md')).toContain(name);
});

/** The benchmark's operations; its modules are no part of this project's. */
const benchmarked: readonly Shown[] = JSON.parse(
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { OPERATIONS } from ${JSON.stringify(at('bench/operations/all.mjs').href)};
      import { sizeOf } from ${JSON.stringify(at('bench/graph/size.mjs').href)};
      const shown = ({ key, entente, parameters }) => ({ name: key, query: entente.query, variables: parameters(sizeOf(1))[0] });
      console.log(JSON.stringify(OPERATIONS.map(shown)));`,
    ],
    { encoding: 'utf8' },
  ),
);

const tabs = readdirSync(at('playground/examples/')).map((file): Shown => {
  const query = read(`playground/examples/${file}`);
  return { name: file, query, variables: {} };
});

test.each([...SCALES, ['the data sets of the shipped mappings', SHIPPED]] as const)(
  'with %s, no operation of the docs, the playground or the benchmark is refused',
  async (_, given) => {
    const shown = [...PAGES.flatMap(documented), ...tabled, ...tabs, ...benchmarked];
    expect(shown.length).toBeGreaterThan(35);
    const refused: unknown[] = [];
    for (const { name, query, variables } of shown) {
      const found = await refusal(query, variables, given);
      if (found) refused.push({ name, query, ...found });
    }
    expect(refused).toEqual([]);
  },
);

describe.each(SCALES)('with %s', (_, given) => {
  const inner = '{ loansReceived: { some: { status: { eq: ACTIVE } } } }';
  test.each([
    ['some behind not', `{ loans(where: { not: { debtor: { country: ${inner} } } }) { totalCount } }`],
    [
      'some within or',
      `{ loans(where: { or: [{ debtor: { country: ${inner} } }, { status: { eq: ACTIVE } }] }) { totalCount } }`,
    ],
    [
      'every behind not',
      '{ loans(where: { not: { debtor: { country: { loansReceived: { every: { status: { eq: ACTIVE } } } } } } }) { totalCount } }',
    ],
    [
      'three hops',
      '{ loans(where: { debtor: { country: { loansReceived: { some: { creditor: { country: { loansGiven: { some: { status: { eq: ACTIVE } } } } } } } } } }) { totalCount } }',
    ],
    [
      'an order by a count through a relation',
      '{ tenures(first: 1, orderBy: [{ country: { loansReceived: { count: DESC } } }]) { nodes { id } } loans(where: { debtor: { country: { loansReceived: { none: { debtor: { country: { loansReceived: { some: { umbrella: { eq: true } } } } } } } } } }) { totalCount } }',
    ],
    [
      'a condition of a sum',
      `{ loans(where: { not: { creditor: { country: { loansGiven: { none: { status: { eq: ACTIVE } } } } } } }) { aggregate { count } } }`,
    ],
    [
      'a condition of groups',
      `{ loans(where: { not: { debtor: { country: ${inner} } } }) { groupBy(by: [STATUS]) { status } } }`,
    ],
    [
      'a number of an alias each',
      `{ ${Array.from({ length: 60 }, (_unused, index) => `a${index}: loans(where: { principalUsd: { gt: ${index} } }, orderBy: [{ from: DESC }]) { nodes { id } }`).join(' ')} }`,
    ],
  ])('%s is refused before anything is sent', async (_name, query) => {
    expect(await refusal(query, {}, given)).toMatchObject({ sent: 0, unit: 'STEPS' });
  });

  test.each([
    [
      'every loan of a debtor, the kind that is decided once for each',
      '{ loans(where: { debtor: { country: { loansReceived: { every: { principalUsd: { gt: 1 } } } } } }) { totalCount } }',
    ],
    [
      'the same of few',
      `{ loans(where: { id: { eq: "loan:x" }, not: { debtor: { country: ${inner} } } }) { totalCount } }`,
    ],
    ['an order by a count', '{ countries(first: 10, orderBy: [{ loansGiven: { count: DESC } }]) { nodes { id } } }'],
    [
      '100 equal aliases',
      `{ ${Array.from({ length: 100 }, (_unused, index) => `a${index}: loans(first: 10, orderBy: [{ principalUsd: DESC }]) { nodes { id } }`).join(' ')} }`,
    ],
  ])('%s is taken', async (_name, query) => {
    expect(await refusal(query, {}, given)).toBeUndefined();
  });
});

describe('pages of a small graph', () => {
  const inner = '{ loansReceived: { some: { status: { eq: ACTIVE } } } }';
  test.each([
    [
      'a far condition of pages',
      `{ countries(first: 200) { nodes { loansGiven(first: 1, where: { debtor: { country: ${inner} } }) { nodes { id } } } } }`,
    ],
    [
      'lists of lists',
      '{ loans(first: 5000) { nodes { debtor { ... on Country { loansReceived(first: 1, orderBy: [{ principalUsd: DESC }]) { nodes { id } } loansGiven { aggregate { count principalUsd { sum } } } } } } } }',
    ],
  ])('with %s are refused before anything is sent', async (_name, query) => {
    expect(await refusal(query, {}, statistics(200))).toMatchObject({ sent: 0, unit: 'STEPS' });
  });
});

test('all loans of the world can be taken apart by source, and compared', async () => {
  const query =
    '{ loans { aggregate { principalUsd { sum } bySource { source { id title } amountUsd } overlaps { creditor { name } debtor { name } amountUsd sides { source { title } } } } } }';
  expect(await refusal(query, {}, stated(210, 100))).toBeUndefined();
  expect(await refusal(query, {}, SHIPPED)).toBeUndefined();
});

describe('of the data sets of the shipped mappings', () => {
  const paths = (source: string): string =>
    `paths(from: "country:BY", to: "country:VE", at: "2014-06-15", maxSteps: 6, sources: ["${source}"]) { outcome undecided { outcome } }`;
  const withVenezuela = '{ some: { alliance: { memberships: { some: { member: { id: { eq: "country:VE" } } } } } } }';
  test.each([
    ['what paths of one source leave undecided', `{ ${paths('source:cow-igo')} }`],
    ['two such paths', `{ ${paths('source:cow-igo')} other: ${paths('source:atop')} }`],
    [
      'what a condition by a key leaves undecided',
      `{ countries(at: "2014-06-15", where: { memberships: ${withVenezuela} }) { totalCount undecided } }`,
    ],
    [
      'what a number of related facts of each party leaves undecided',
      '{ memberships(at: "2014-06-15", where: { alliance: { memberships: { count: { lt: 5 } } } }) { totalCount undecided } }',
    ],
  ])('%s is taken', async (_name, query) => {
    expect(await refusal(query, {}, SHIPPED)).toBeUndefined();
  });
});

/** The statements by which centrality reads a graph: one for each kind of fact. */
const SLICE = (api.schema.getType('FactKind') as GraphQLEnumType).getValues().length;

test('analyses are limited in number, equal ones counted once', async () => {
  const asked = (count: number, first: (index: number) => number) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: centrality(metric: DEGREE, first: ${first(index)}) { size }`).join(' ')} }`;
  const given = statistics(2, 10);
  expect(
    await refusal(
      asked(5, (index) => index + 1),
      {},
      given,
    ),
  ).toMatchObject({ sent: 0, unit: 'ANALYSES', cost: 5, limit: 4, field: 'a4' });
  expect(
    await refusal(
      asked(4, (index) => index + 1),
      {},
      given,
    ),
  ).toBeUndefined();
  const graph = countingGraph();
  const { result } = await askGraph(
    graph,
    asked(20, () => 3),
    {},
    { statistics: given },
  );
  expect(result.data).toMatchObject({ a0: { size: 0 }, a19: { size: 0 } });
  expect(graph.sent).toBe(SLICE);
});

test('each statement of an analysis by levels has its own cost', async () => {
  const priced: number[] = [];
  const graph: GraphPort = {
    ...countingGraph(),
    read: async (_statement, { steps = 0 } = {}) => {
      priced.push(steps);
      return [];
    },
  };
  const given = statistics(200);
  const operation = '{ paths(from: "country:C1", to: "country:C2", maxSteps: 8) { outcome } }';
  await askGraph(graph, operation, {}, { statistics: given });
  expect(priced.length).toBeGreaterThan(1);
  // A country has 2,000 loans at most, and nobody else is looked at.
  for (const steps of priced) expect(steps).toBeLessThan(HEAVY_STEPS);
});

describe('an operation that is over a limit for any graph', () => {
  const inner = '{ loansReceived: { some: { status: { eq: ACTIVE } } } }';
  const heavy = `loans(where: { not: { debtor: { country: ${inner} } } }) { totalCount }`;
  const large = 'loans(first: 10000) { nodes { statements(first: 100) { nodes { id } } } }';
  test.each([
    ['a search', 'search(query: "x") { nodes { id } }'],
    ['an analysis', 'centrality(metric: DEGREE) { size }'],
    ['an analysis of one actor', 'timeline(about: ["country:VE"]) { totalCount }'],
  ])('is refused before %s is made', async (_name, asked) => {
    for (const [unit, rest] of [
      ['STEPS', heavy],
      ['ROWS', large],
    ] as const) {
      expect(await refusal(`{ ${asked} ${rest} }`, {}, statistics(200))).toMatchObject({
        sent: 0,
        unit,
        field: expect.stringMatching(/^loans/),
      });
      expect(await refusal(`{ ${rest} }`, {}, statistics(200))).toMatchObject({ sent: 0, unit });
    }
    const graph = countingGraph();
    await askGraph(graph, `{ ${asked} }`, {}, { statistics: statistics(200) });
    expect(graph.sent).toBeGreaterThan(0);
  });

  test('is not refused for a bad argument of one field: the analysis beside it runs', async () => {
    const graph = countingGraph();
    const operation = '{ centrality(metric: DEGREE) { size } loans(first: 10001) { nodes { id } } }';
    const { result } = await askGraph(graph, operation, {}, { statistics: statistics(200) });
    expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'loans.first' });
    expect(result.data).toEqual({ centrality: { size: 0 }, loans: null });
    expect(graph.sent).toBe(SLICE);
  });
});

describe('a search', () => {
  const persons = (count: number): Statistics => ({ nodes: { Person: count, Country: 200 }, degrees: {} });

  test('costs by the nodes of its types, for each reading of its text', async () => {
    const steps: unknown[] = [];
    const graph: GraphPort = {
      ...countingGraph(),
      search: async (_request, options) => {
        steps.push(options?.steps);
        return { hits: [], cut: false };
      },
    };
    const operation =
      '{ a: search(query: "x", types: [PERSON]) { nodes { id } } b: search(query: "x", types: [COUNTRY]) { nodes { id } } }';
    await askGraph(graph, operation, {}, { statistics: persons(1_000_000) });
    expect(steps).toEqual([2_000_000, 400]);
  });

  test('is refused among many others over a large graph, not over a small one', async () => {
    const many = (count: number) =>
      `{ ${Array.from({ length: count }, (_, index) => `a${index}: search(query: "${'x'.repeat(index + 1)}", types: [PERSON]) { nodes { id } }`).join(' ')} }`;
    expect(await refusal(many(20), {}, persons(1_000_000))).toMatchObject({ sent: 0, unit: 'STEPS' });
    expect(await refusal(many(4), {}, persons(1_000_000))).toBeUndefined();
    expect(await refusal(many(20), {}, persons(100_000))).toBeUndefined();
    expect(
      await refusal('{ search(query: "Mu\'s", types: [PERSON]) { nodes { id } } }', {}, persons(1e9)),
    ).toBeUndefined();
  });
});

test('equal searches run once, and are limited in number', async () => {
  const asked = (count: number, word: (index: number) => string) =>
    `{ ${Array.from({ length: count }, (_, index) => `a${index}: search(query: "${word(index)}") { nodes { id } }`).join(' ')} }`;
  let searches = 0;
  const graph = {
    ...countingGraph(),
    search: async () => {
      searches++;
      return { hits: [], cut: false };
    },
  };
  await askGraph(
    graph,
    asked(30, () => 'x'),
    {},
  );
  expect(searches).toBe(1);
  const { result } = await askGraph(graph, asked(21, String), {});
  expect(result.errors?.[0]?.extensions).toMatchObject({ unit: 'SEARCHES', limit: 20, field: 'a20' });
});

test('the graphs of these tests are as large as they say', () => {
  expect(SCALES.map(([, given]) => nodesOf(given, 'Loan'))).toEqual([2e5, 1e6, 1e6, 1e8, 1e8, 2e5, 1e8, 1e8]);
});
