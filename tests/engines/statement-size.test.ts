import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type GraphPort, openGraph } from '../../src/graph/index.ts';
import { answerOf } from './large/graph.ts';

/** The most root fields that an operation may have at all. */
const MOST = 126;

const deep = (depth: number, leaf: string, more = ''): string =>
  depth === 0 ? leaf : `memberships(first: 1${more}) { nodes { member { ${deep(depth - 1, leaf, more)} } } }`;

const NEWEST = ', orderBy: [{ from: DESC }]';

const some = (depth: number): string =>
  depth === 0
    ? 'name: { eq: "x" }'
    : `memberships: { some: { alliance: { memberships: { some: { member: { ${some(depth - 1)} } } } } } }`;

const SHAPES: Readonly<Record<string, string>> = {
  'a list': 'memberships(first: 1) { nodes { id } }',
  'a list with joins': 'memberships(first: 1) { nodes { id member { id } } }',
  'an order through joins': `memberships(first: 1, orderBy: [{ member: { name: ASC } }, { alliance: { name: DESC } }]) {
    nodes { id member { id } alliance { id } }
  }`,
  'an order through unions': `loans(first: 1, orderBy: [{ creditor: { name: ASC } }, { statements: { count: DESC } }]) {
    nodes { id creditor { name } debtor { name } }
  }`,
  'one list in another': `country(code: "VE") { ${deep(1, 'id')} }`,
  'lists in each other': `country(code: "VE") { ${deep(20, 'id')} }`,
  'lists in each other, side by side': `country(code: "VE") { ${deep(9, 'id')} x: ${deep(9, 'name')} y: ${deep(9, 'iso3')} }`,
  'a kept order': `country(code: "VE") { ${deep(1, 'id', NEWEST)} }`,
  'a kept order and a condition': `country(code: "VE") { ${deep(1, 'id', `${NEWEST}, where: { status: { eq: MEMBER } }`)} }`,
  'kept orders and conditions in each other': `country(code: "VE") { ${deep(3, 'id', `${NEWEST}, where: { status: { eq: MEMBER } }`)} }`,
  'kept orders in each other': `country(code: "VE") { ${deep(4, 'id', NEWEST)} }`,
  'more of them in each other': `country(code: "VE") { ${deep(20, 'id', NEWEST)} }`,
  'kept orders in each other, side by side': `country(code: "VE") {
    ${deep(3, 'id', NEWEST)} x: ${deep(3, 'name', NEWEST)} y: ${deep(3, 'iso3', NEWEST)}
  }`,
  'a path': `country(code: "VE") {
    allies(first: 1) { nodes { leaders(first: 1) { nodes { tenures(first: 1) { totalCount nodes { country { name } } } } } } }
  }`,
  'an anchored walk': `memberships(
    where: { member: { memberships: { some: { alliance: { id: { eq: "alliance:x" } } } } } }
    orderBy: [{ member: { name: ASC } }]
  ) { totalCount nodes { member { name } } }`,
  'conditions in each other': `countries(where: { ${some(3)} }) { totalCount nodes { id } }`,
  'numbers in each other': `countries(
    where: { memberships: { count: { gte: 1, where: { alliance: { memberships: { count: { lt: 9, where: { member: { events: { count: { gt: 0 } } } } } } } } } } }
  ) { totalCount nodes { id } }`,
  'an order by aggregates': `countries(first: 1, orderBy: [
    { loansGiven: { sum: { principalUsd: DESC } } }
    { memberships: { stdDev: { sourceCount: ASC } } }
    { events: { max: { from: DESC } } }
  ]) { nodes { id } }`,
  'conditions on aggregates': `countries(where: { or: [
    { loansGiven: { aggregate: { principalUsd: { sum: { gt: 1 }, stdDev: { lt: 9 } } } } }
    { not: { loansReceived: { aggregate: { principalUsd: { avg: { gt: 1 } } } } } }
  ] }) { totalCount nodes { id } }`,
  'conditions on aggregates in each other': `alliances(where: { memberships: { some: { member: { memberships: { count: { gt: 1, where: {
    alliance: { memberships: { aggregate: { where: { member: { loansGiven: { aggregate: { principalUsd: { sum: { gt: 1 } } } } } }, sourceCount: { sum: { gt: 1 } } } } }
  } } } } } } }) { totalCount nodes { id } }`,
  'groups that meet a condition': `loans {
    groupCount(by: [DEBTOR, STATUS], having: { principalUsd: { stdDev: { gt: 1 } } })
    groupBy(by: [DEBTOR, STATUS], having: { principalUsd: { stdDev: { gt: 1 } }, interestRate: { stdDev: { lt: 9 } } }) {
      debtor { name loansReceived(first: 1) { nodes { creditor { name } } } }
      aggregate { maturesOn { countDistinct } sourceCount { stdDev } }
    }
  }`,
  groups: `loans {
    groupBy(by: [DEBTOR, STATUS]) {
      debtor { name loansReceived(first: 1) { nodes { creditor { name } } } }
      aggregate { count principalUsd { sum } }
    }
  }`,
  'groups in an order': `loans {
    groupCount(by: [DEBTOR, STATUS])
    groupBy(by: [DEBTOR, STATUS], orderBy: [{ aggregate: { principalUsd: { avg: DESC } } }, { status: DESC }]) {
      debtor { name loansReceived(first: 1) { nodes { creditor { name } } } }
    }
  }`,
  'groups below groups': `country(code: "VE") {
    loansGiven { groupBy(by: [DEBTOR]) { debtor {
      loansReceived { groupBy(by: [CREDITOR]) { creditor { name loansGiven(first: 1) { nodes { debtor { name } } } } } }
    } } }
  }`,
  'sources side by side': `loans {
    aggregate {
      bySource { source { title reports(first: 1) { nodes { id } } } }
      overlaps { creditor { name } debtor { id ... on Country { loansReceived(first: 1) { nodes { debtor { name } } } } } }
    }
  }`,
  'sources of groups side by side': `loans {
    groupBy(by: [DEBTOR]) {
      debtor { name loansReceived(first: 1) { nodes { creditor { name } } } }
      aggregate { overlaps { creditor { name ... on Country { loansGiven { aggregate { overlaps { debtor { name } } } } } } } }
    }
  }`,
  'a search': `search(query: "x") {
    nodes { id ... on Country { memberships(first: 1) { nodes { member { name } } } } }
  }`,
  'a node': `node(id: "country:VE") {
    ... on Country { memberships(first: 1, orderBy: [{ alliance: { name: ASC } }]) { nodes { member { name } } } }
  }`,
  'what two share': `country(code: "VE") {
    standing(towards: "country:CN") { alliances { nodes { name } } partnership { alliance { level } } }
  }`,
  'nodes of several types': `events(first: 1) {
    nodes {
      participants { role actor { id ... on Country { memberships(first: 1) { nodes { alliance { name } } } } } }
      statements(first: 1) { nodes { source { title } subject { id } } }
    }
  }`,
};

/** The operation with this root field and so many others, all of them different. */
const withOthers = (field: string, others: number): string =>
  `{ a: ${field} ${Array.from({ length: others }, (_, index) => `b${index}: countries(first: ${index + 1}) { nodes { id } }`).join(' ')} }`;

let graph: GraphPort;

beforeAll(async () => {
  graph = await openGraph({ kind: 'embedded', timeoutMs: 30_000 });
  const text =
    "CREATE (:Country {id: 'country:VE', code: 'VE', name: 'x', name_key: 'x'})<-[:MEMBER]-(:Membership {id: 'membership:1'}), (:Country {id: 'country:CN', code: 'CN', name: 'y', name_key: 'y'})";
  await graph.write([{ text, params: {} }]);
});

afterAll(() => graph.close());

/** What the operation comes to; undefined where it is refused for its size. */
async function answerTo(field: string, others: number): Promise<unknown> {
  const answer = await answerOf(graph, withOthers(field, others)).catch((error: Error) => error);
  return answer instanceof Error && /Ask in several operations/.test(answer.message) ? undefined : answer;
}

test.each(Object.entries(SHAPES))('the embedded engine takes the largest allowed operation: %s', async (_, field) => {
  let least = 40;
  let answer = await answerTo(field, least);
  for (let most = MOST; least < most; ) {
    const middle = Math.ceil((least + most) / 2);
    const found = await answerTo(field, middle);
    if (found === undefined) most = middle - 1;
    else [least, answer] = [middle, found];
  }
  expect(answer).toMatchObject({ a: expect.anything() });
});
