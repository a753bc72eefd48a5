import { expect, test } from '@jest/globals';
import { indexSpecs } from '../../src/evidence/index.ts';
import { type GraphPort, StatisticsKeeper, settleStatistics } from '../../src/graph/index.ts';
import { guessStatistics, readStatistics } from '../../src/graph/statistics/settle.ts';
import { storeStatistics } from '../../src/graph/statistics/stored.ts';
import { statisticsSpec } from '../../src/model/index.ts';
import { askGraph, dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const LOANS = 3000;
const COUNTRIES = 10;
const counted = statisticsSpec(model);

/** Ten countries; the first owes every second loan, and the last gave all with an even amount. */
const debtorOf = (index: number): number => (index % 2 === 0 ? 0 : 1 + (index % (COUNTRIES - 1)));

async function fill(graph: GraphPort): Promise<void> {
  await graph.ensureIndexes(indexSpecs(model));
  const countries = Array.from({ length: COUNTRIES }, (_, index) => ({ id: `country:C${index}`, code: `C${index}` }));
  const loans = Array.from({ length: LOANS }, (_, index) => ({
    id: `loan:${index}`,
    amount: index + 0.5,
    debtor: `C${debtorOf(index)}`,
  }));
  await graph.write([
    {
      text: 'UNWIND $rows AS r CREATE (:Country {id: r.id, code: r.code, name: r.code})',
      params: { rows: countries },
    },
    {
      text: 'UNWIND $rows AS r MATCH (d:Country {code: r.debtor}) CREATE (l:Loan {id: r.id, principalUsd: r.amount, repayment: [], umbrella: false, disputed: false}) CREATE (l)-[:DEBTOR]->(d)',
      params: { rows: loans },
    },
    {
      text: "MATCH (l:Loan) WHERE l.principalUsd < 100 MATCH (c:Country {code: 'C9'}) CREATE (l)-[:CREDITOR]->(c)",
      params: {},
    },
  ]);
}

const counting = (graph: GraphPort) => ({ graph, counted, timeoutMs: 20_000 });
const RIGHT = {
  nodes: { Country: COUNTRIES, Loan: LOANS, Person: 0 },
  degrees: {
    'Loan OUT DEBTOR': { count: LOANS, max: 1 },
    'Country IN DEBTOR': { count: LOANS, max: LOANS / 2 },
    'Loan OUT CREDITOR': { count: LOANS, max: 1 },
    'Country IN CREDITOR': { count: 100, max: 100 },
  },
};

describeEngines('the statistics of a graph', fill, (graph) => {
  test('are counted where none are stored, and stored for the next', async () => {
    expect(await readStatistics(counting(graph()))).toMatchObject(RIGHT);
    const asked: string[] = [];
    const watched: GraphPort = Object.create(graph());
    watched.read = (statement, options) => {
      asked.push(statement.text);
      return graph().read(statement, options);
    };
    expect(await readStatistics(counting(watched))).toMatchObject(RIGHT);
    // What was left, and the numbers of nodes.
    expect(asked).toHaveLength(2);
  });

  test('are counted again where the numbers of nodes have changed too much', async () => {
    const wrong = { nodes: { Loan: 1000 }, degrees: { 'Country IN DEBTOR': { count: 1000, max: 7 } } };
    await graph().write([storeStatistics(wrong)]);
    expect(await readStatistics(counting(graph()))).toMatchObject(RIGHT);
  });

  test('are reused, with current numbers of nodes, while few nodes are new', async () => {
    const near = { ...RIGHT, nodes: { ...RIGHT.nodes, Loan: LOANS - 500 } };
    await graph().write([storeStatistics(near)]);
    expect((await readStatistics(counting(graph()))).nodes).toMatchObject(RIGHT.nodes);
    expect(await settleStatistics(graph(), counted)).toMatchObject(RIGHT);
  });

  test('are never overestimated where they are guessed', async () => {
    const { degrees } = await guessStatistics(counting(graph()));
    expect(degrees['Country IN DEBTOR']).toEqual({ count: LOANS, max: LOANS });
    expect(degrees['Loan OUT DEBTOR']).toEqual({ count: LOANS, max: 1 });
  });

  test('are kept up to date by the server', async () => {
    const keeper = new StatisticsKeeper(graph(), counted);
    await keeper.start();
    expect(keeper.current).toMatchObject(RIGHT);
    await graph().write([{ text: 'UNWIND range(1, 5) AS i CREATE (:Alliance {id: toString(i)})', params: {} }]);
    await keeper.refresh();
    expect(keeper.current.nodes.Alliance).toBe(5);
    keeper.stop();
  });

  const every =
    '{ loans(where: { debtor: { country: { loansReceived: { every: { principalUsd: { gt: 2 } } } } } }) { totalCount } }';

  test('distinguish conditions decided once per actor from the others', async () => {
    const statistics = await readStatistics(counting(graph()));
    const limits = { statistics, stepLimit: 100_000 };
    const { result, statements } = await askGraph(graph(), every, {}, limits);
    // C0 owes loan 0 of 0.5, and C2 owes loan 1 of 1.5.
    const right = Array.from({ length: LOANS }, (_, index) => debtorOf(index)).filter((one) => one !== 0 && one !== 2);
    expect(result.data).toEqual({ loans: { totalCount: right.length } });
    expect(statements[0]?.cost).toMatchObject({ rows: 1, steps: 10 + 10 + 10 + LOANS + LOANS, stepLimit: 100_000 });
    const negated =
      '{ loans(where: { not: { debtor: { country: { loansReceived: { every: { principalUsd: { gt: 2 } } } } } } }) { totalCount } }';
    const refused = await askGraph(graph(), negated, {}, limits);
    expect(refused.statements).toEqual([]);
    expect(refused.result.errors?.[0]?.extensions).toMatchObject({
      code: 'OPERATION_TOO_COSTLY',
      unit: 'STEPS',
      field: 'loans',
    });
    expect(await dataOf(graph(), negated)).toEqual({ loans: { totalCount: LOANS - right.length } });
  });

  test('let equal roots be asked once and answered under each alias', async () => {
    const loans = 'loans(first: 2, orderBy: [{ principalUsd: DESC }])';
    const query = `{ a: ${loans} { nodes { id } totalCount } b: ${loans} { nodes { key: id } totalCount } c: loans(first: 1) { edges { node { id } } } }`;
    const { result, statements } = await askGraph(graph(), query);
    expect(statements[0]?.text.match(/ORDER BY/g)).toHaveLength(2);
    const [first, second] = [`loan:${LOANS - 1}`, `loan:${LOANS - 2}`];
    expect(result.data).toEqual({
      a: { nodes: [{ id: first }, { id: second }], totalCount: LOANS },
      b: { nodes: [{ key: first }, { key: second }], totalCount: LOANS },
      c: { edges: [{ node: { id: 'loan:0' } }] },
    });
    const streamed = `{ a: ${loans} { nodes { id } } b: ${loans} { edges { node { key: id } } nodes { id } } }`;
    expect((await askGraph(graph(), streamed)).result.data).toEqual({
      a: { nodes: [{ id: first }, { id: second }] },
      b: { edges: [{ node: { key: first } }, { node: { key: second } }], nodes: [{ id: first }, { id: second }] },
    });
  });
});
