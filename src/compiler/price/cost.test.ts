import { describe, expect, test } from '@jest/globals';
import { Kind, type OperationDefinitionNode, parse } from 'graphql';
import { ANALYSES } from '../../analysis/index.ts';
import type { Statistics } from '../../domain/index.ts';
import { loadModel } from '../../model/index.ts';
import { createApi } from '../../resolvers/index.ts';
import { bind } from '../bind/bind.ts';
import { compileOperation } from '../compile.ts';
import { type Cost, checkCost, costOf, PASSES, stepLimit } from './cost.ts';
import { COMPARED, SORTED, SUBQUERY, TESTED } from './weights.ts';

const model = loadModel();
const { schema } = createApi(model, ANALYSES);

/** Ten countries in five alliances, and 1,000 loans among them: one country owes 400 of them and gave 300. */
const STATISTICS: Statistics = {
  nodes: { Country: 10, Loan: 1000, Membership: 40, Alliance: 5 },
  degrees: {
    'Loan OUT DEBTOR': { count: 1000, max: 1 },
    'Country IN DEBTOR': { count: 1000, max: 400 },
    'Loan OUT CREDITOR': { count: 1000, max: 1 },
    'Country IN CREDITOR': { count: 900, max: 300 },
    'Membership OUT MEMBER': { count: 40, max: 1 },
    'Country IN MEMBER': { count: 40, max: 5 },
    'Membership OUT ALLIANCE': { count: 40, max: 1 },
    'Alliance IN ALLIANCE': { count: 40, max: 10 },
  },
};

/** The same with three statements about two loans each, by four sources, of which one is part of another. */
const STATED: Statistics = {
  nodes: { ...STATISTICS.nodes, Statement: 1500, Source: 4 },
  degrees: {
    ...STATISTICS.degrees,
    'Loan IN ABOUT': { count: 1500, max: 2 },
    'Statement OUT ABOUT': { count: 1500, max: 1 },
    'Statement OUT SOURCE': { count: 1500, max: 1 },
    'Source IN SOURCE': { count: 1500, max: 900 },
    'Source OUT PART_OF': { count: 1, max: 1 },
    'Source IN PART_OF': { count: 1, max: 1 },
  },
};

function cost(query: string, variables: Readonly<Record<string, unknown>> = {}, statistics = STATISTICS): Cost {
  const [definition] = parse(query).definitions;
  if (definition?.kind !== Kind.OPERATION_DEFINITION) throw new Error('There is no operation');
  const operation = { definition: definition as OperationDefinitionNode, fragments: new Map() };
  const { plan } = compileOperation(model, schema, operation, variables);
  const { rows: sizes } = bind(plan.parameters, variables);
  return costOf(plan, { model, statistics, sizes });
}

const rows = (query: string, variables?: Readonly<Record<string, unknown>>): number =>
  cost(query, variables).rows.total;
/** The steps, without those that start the one subquery at the root. */
const steps = (query: string): number => cost(query).steps.total - SUBQUERY;

describe('the row estimate', () => {
  test('multiplies page sizes down the tree', () => {
    expect(rows('{ countries(first: 100) { nodes { loansGiven(first: 50) { nodes { id } } } } }')).toBe(100 + 5000);
    expect(
      rows('query ($n: Int) { countries(first: $n) { nodes { loansGiven(first: $n) { nodes { id } } } } }', { n: 7 }),
    ).toBe(7 + 49);
  });

  test('counts one row for a number, ten for a plain list, and one for each given id', () => {
    expect(rows('{ countries { totalCount } }')).toBe(1);
    expect(rows('{ loan(id: "loan:x") { balances { asOf } } }')).toBe(1 + 10);
    expect(rows('{ nodes(ids: ["loan:x", "loan:y"]) { id } }')).toBe(2);
  });

  test('ignores repeated aliases', () => {
    const loans = 'loans(first: 10, orderBy: [{ principalUsd: DESC }]) { nodes { id } }';
    const many = Array.from({ length: 100 }, (_, index) => `a${index}: ${loans}`).join(' ');
    expect(rows(`{ ${many} }`)).toBe(10);
    expect(cost(`{ ${many} }`).steps.total).toBe(cost(`{ ${loans} }`).steps.total);
  });
});

describe('the step estimate', () => {
  test.each([
    ['a key', '{ country(code: "VE") { name } }', 1],
    ['keys', '{ nodes(ids: ["country:VE", "country:CN"]) { ... on Country { id } } }', 2 * 11],
    ['a label scan', '{ loans(where: { status: { eq: ACTIVE } }) { totalCount } }', 1000],
    ['a key in a condition', '{ loans(where: { id: { in: ["loan:x", "loan:y"] } }) { totalCount } }', 2],
    ['an order', '{ loans { nodes { id } } }', 1000 + SORTED * 1000],
    [
      'an order by three keys',
      '{ loans(orderBy: [{ status: ASC }, { from: DESC }]) { nodes { id } } }',
      1000 + SORTED * 3 * 1000,
    ],
    ['a sum', '{ loans { aggregate { principalUsd { sum } } } }', 1000],
  ])('covers %s', (_, query, expected) => {
    expect(steps(query)).toBe(expected);
  });

  test('caps a condition over a relation at the number of relationships', () => {
    const some = (inner: string) => steps(`{ countries(where: { loansReceived: { ${inner} } }) { totalCount } }`);
    expect(some('some: { principalUsd: { gt: 1 } }')).toBe(10 + TESTED * 10 + 1000);
    expect(some('every: { principalUsd: { gt: 1 } }')).toBe(10 + TESTED * 10 + 1000);
    expect(some('none: { principalUsd: { gt: 1 } }')).toBe(10 + TESTED * 10 + 1000);
    expect(some('count: { where: { principalUsd: { gt: 1 } }, gte: 5 }')).toBe(10 + TESTED * 10 + 1000);
    expect(some('count: { gte: 5, lt: 9 }')).toBe(10 + TESTED * 10 + 1000);
  });

  test('adds a subquery per row, and its walk, for a condition on aggregates', () => {
    const where = (condition: string) => steps(`{ countries(where: { ${condition} }) { totalCount } }`);
    const sum = 'aggregate: { principalUsd: { sum: { gt: 1 }, max: { lt: 9 } }, interestRate: { avg: { gt: 2 } } }';
    const tested = SUBQUERY * 10 + 1000;
    expect(where(`loansReceived: { ${sum} }`)).toBe(10 + tested);
    expect(where(`not: { or: [{ loansReceived: { ${sum} } }] }`)).toBe(10 + tested);
    const deviation = 'aggregate: { principalUsd: { stdDev: { gt: 1 } } }';
    expect(where(`loansReceived: { ${deviation} }`)).toBe(10 + tested + SUBQUERY * 10 + SORTED * 1000);
  });

  test('adds a subquery per row for a condition that has one on aggregates in it', () => {
    const sum = '{ member: { loansReceived: { aggregate: { principalUsd: { sum: { gt: 1 } } } } } }';
    // A country comes up in five memberships at most.
    const countries = SUBQUERY * 40 + TESTED * 40 + 40 + SUBQUERY * 40 + 5 * 1000;
    const memberships = SUBQUERY * 5 + TESTED * 5 + 40;
    expect(steps(`{ alliances(where: { memberships: { none: ${sum} } }) { totalCount } }`)).toBe(
      5 + memberships + countries,
    );
  });

  test('multiplies when the same node is reached repeatedly', () => {
    // Each loan may lead to the country that owes 400, and so to 400 more.
    const query =
      '{ loans(where: { not: { debtor: { country: { loansReceived: { some: { status: { eq: ACTIVE } } } } } } }) { totalCount } }';
    expect(steps(query)).toBe(1000 + TESTED * 1000 + 1000 + TESTED * 1000 + 400 * 1000);
  });

  test('does not multiply when each reached node is tested once', () => {
    const query =
      '{ loans(where: { debtor: { country: { loansReceived: { every: { status: { eq: ACTIVE } } } } } }) { totalCount } }';
    expect(steps(query)).toBe(10 + TESTED * 10 + 1000 + 1000);
  });

  test('starts from the node that an index finds', () => {
    const query =
      '{ countries(where: { loansReceived: { some: { creditor: { country: { code: { eq: "CN" } } } } } }) { totalCount } }';
    // The country, at most 300 loans, and the debtor of each.
    expect(steps(query)).toBe(1 + 300 + 300);
  });

  test('adds a subquery per row, and its walk, for an order through relations', () => {
    const order = (by: string) =>
      steps(`{ memberships(orderBy: [{ ${by} }]) { nodes { id } } }`) - 40 - SORTED * 2 * 40;
    expect(order('member: { name: ASC }')).toBe(SUBQUERY * 40 + 40);
    // At most ten memberships per alliance.
    expect(order('alliance: { memberships: { count: DESC } }')).toBe(SUBQUERY * 40 + 40 + SUBQUERY * 40 + 400);
    expect(order('alliance: { memberships: { avg: { sourceCount: DESC } } }')).toBe(
      SUBQUERY * 40 + 40 + SUBQUERY * 40 + 400,
    );
    const values = SUBQUERY * 40 + SORTED * 400;
    expect(order('alliance: { memberships: { stdDev: { sourceCount: DESC } } }')).toBe(
      SUBQUERY * 40 + 40 + SUBQUERY * 40 + 400 + values,
    );
  });

  test('walks on from the rows that are left on each page', () => {
    const query = '{ countries(first: 2) { nodes { loansGiven(first: 3) { nodes { debtor { id } } } } } }';
    const countries = 10 + SORTED * 10;
    // A third country shows whether there is a next page. Plans are always priced with it.
    const loans = SUBQUERY * 3 + 900 + SORTED * 900;
    const debtors = SUBQUERY * 12 + 12 * 2;
    expect(steps(query)).toBe(countries + loans + debtors);
  });

  test('counts the members of groups and the nodes that they lead to', () => {
    const members = 1000 + 1000;
    const none = 1000 + 1000;
    const related = (led: number) => 1000 + 1000 + led;
    expect(steps('{ loans { groupBy(by: [STATUS]) { status aggregate { count } } } }')).toBe(members);
    expect(steps('{ loans { groupBy(by: [DEBTOR]) { aggregate { count } } } }')).toBe(
      related(1000) + related(0) + none,
    );
    const ordered = 'orderBy: [{ aggregate: { principalUsd: { sum: DESC } } }]';
    const sorted = SORTED * 1000;
    expect(steps(`{ loans { groupBy(by: [STATUS], ${ordered}) { status } } }`)).toBe(members + sorted);
    expect(steps('{ loans { groupCount(by: [STATUS]) } }')).toBe(members);
    const having = 'having: { principalUsd: { sum: { gt: 1 } } }';
    expect(steps(`{ loans { groupCount(by: [STATUS], ${having}) } }`)).toBe(members);
    const deviation = 'having: { principalUsd: { stdDev: { gt: 1 } } }';
    expect(steps(`{ loans { groupCount(by: [STATUS], ${deviation}) } }`)).toBe(members + (SUBQUERY + SORTED) * 1000);
    expect(steps('{ loans { groupCount(by: [DEBTOR]) } }')).toBe(related(1000) + related(0) + none);
  });
});

describe('sources side by side', () => {
  const told = (fields: string): Cost => cost(`{ loans { aggregate { ${fields} } } }`, {}, STATED);
  const stepsOf = (fields: string): number => told(fields).steps.total - SUBQUERY;
  // The source of each statement, and the data set whose rows cite it: most sources are cited by none.
  const sources = SUBQUERY * 1000 + 1500 + 1500 + 900 + 2 * 1500 * COMPARED;

  test('take a walk to the sources of each item, and go over them twice', () => {
    expect(stepsOf('bySource { amountUsd }')).toBe(1000 + sources);
    expect(stepsOf('bySource { amountUsd source { id } }')).toBe(1000 + sources);
  });

  test('take a walk to both parties where they are compared', () => {
    // Each may be a country or an organization.
    const parties = 2 * (SUBQUERY * 1000 + 2 * 1000);
    expect(stepsOf('overlaps { amountUsd }')).toBe(1000 + sources + parties);
  });

  test('fetch each node that is named once', () => {
    expect(stepsOf('bySource { source { title } }')).toBe(1000 + sources + 2 * SUBQUERY + 4);
  });

  test('count as ten rows of the answer, as a plain list does', () => {
    expect(told('count').rows.total).toBe(1);
    expect(told('bySource { amountUsd }').rows.total).toBe(1 + 10);
    expect(told('bySource { source { reports(first: 7) { nodes { id } } } }').rows.total).toBe(1 + 10 + 10 * 7);
  });
});

describe('an operation', () => {
  const limits = { costLimit: 5300, stepLimit: 100_000 };

  test('is refused above the row limit, with the figures', () => {
    const query =
      '{ countries(first: 100) { nodes { loansGiven(first: 52) { nodes { id } } leaders(first: 1) { nodes { id } } } } }';
    const one = cost(query);
    expect(() => checkCost(one, STATISTICS, { ...limits, costLimit: 5400 })).not.toThrow();
    expect(() => checkCost(one, STATISTICS, { ...limits, costLimit: 5399 })).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/5400 rows.*limit of 5399.*countries\.nodes\.loansGiven weighs most, with 5200/),
        extensions: {
          code: 'OPERATION_TOO_COSTLY',
          cost: 5400,
          limit: 5399,
          unit: 'ROWS',
          field: 'countries.nodes.loansGiven',
        },
      }),
    );
  });

  test('is refused above the step limit, with the figures', () => {
    const query =
      '{ countries { totalCount } a: loans(where: { not: { debtor: { country: { loansReceived: { some: { status: { eq: ACTIVE } } } } } } }) { totalCount } }';
    const one = cost(query);
    expect(() => checkCost(one, STATISTICS, limits)).toThrow(
      expect.objectContaining({
        message: expect.stringMatching(/404\d{3} steps.*limit of 100000; a weighs most/),
        extensions: expect.objectContaining({
          code: 'OPERATION_TOO_COSTLY',
          limit: 100_000,
          unit: 'STEPS',
          field: 'a',
        }),
      }),
    );
    expect(() => checkCost(one, STATISTICS, { ...limits, stepLimit: 500_000 })).not.toThrow();
  });

  test('may always pass over the whole graph a few times, since the step limit grows with it', () => {
    expect(stepLimit(STATISTICS, limits)).toBe(100_000);
    expect(stepLimit(STATISTICS, { ...limits, stepLimit: 1 })).toBe(PASSES * (1055 + 1000 + 900 + 40 + 40));
  });
});
