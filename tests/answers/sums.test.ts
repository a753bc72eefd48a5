import { expect, test } from '@jest/globals';
import { indexSpecs } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { appOver, askGraph, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** Two loans that come to more than a double holds, two that do not, and two persons born past all integers. */
async function fill(graph: GraphPort): Promise<void> {
  await graph.ensureIndexes(indexSpecs(model));
  await graph.write([
    {
      text: "CREATE (:Country {id: 'country:A', code: 'A', name: 'A'}) CREATE (:Country {id: 'country:B', code: 'B', name: 'B'})",
      params: {},
    },
    {
      text: `UNWIND $rows AS r MATCH (c:Country {id: r[0]})
             CREATE (l:Loan {id: r[1], principalUsd: toFloat(r[2]), status: 'ACTIVE', umbrella: false, disputed: false, repayment: []})
             CREATE (l)-[:CREDITOR]->(c) CREATE (l)-[:DEBTOR]->(c)`,
      params: {
        rows: [
          ['country:A', 'loan:1', 1.7e308],
          ['country:A', 'loan:2', 1.7e308],
          ['country:B', 'loan:3', 1.5],
          ['country:B', 'loan:4', 2.25],
        ],
      },
    },
    {
      text: "UNWIND $rows AS r CREATE (:Person {id: 'person:' + toString(r), name: 'P', aliases: [], birthYear: r})",
      params: { rows: [2n ** 62n, 2n ** 62n + 1n, 2n ** 62n + 2n] },
    },
  ]);
}

const SUMS = 'aggregate { count principalUsd { sum avg min max nulls } }';
const nothing = { count: 2, principalUsd: { sum: null, avg: null, min: 1.7e308, max: 1.7e308, nulls: 0 } };
const plain = { count: 2, principalUsd: { sum: 3.75, avg: 1.875, min: 1.5, max: 2.25, nulls: 0 } };
const note = (path: string) => ({ code: 'OUT_OF_RANGE', path, message: expect.stringContaining('null, since') });

describeEngines('sums beyond the range of a number', fill, (graph) => {
  test('are null with a note, at any depth and in groups, beside all other answers', async () => {
    const { result, notes } = await askGraph(
      graph(),
      `{
        loans { ${SUMS} groupBy(by: [CREDITOR]) { creditor { id } ${SUMS} } }
        countries(orderBy: [{ code: ASC }]) { nodes { code given: loansGiven { ${SUMS} } } }
      }`,
    );
    expect(result.errors).toBeUndefined();
    expect(result.data).toEqual({
      loans: {
        aggregate: { count: 4, principalUsd: { sum: null, avg: null, min: 1.5, max: 1.7e308, nulls: 0 } },
        groupBy: [
          { creditor: { id: 'country:A' }, ...{ aggregate: nothing } },
          { creditor: { id: 'country:B' }, ...{ aggregate: plain } },
        ],
      },
      countries: {
        nodes: [
          { code: 'A', given: { aggregate: nothing } },
          { code: 'B', given: { aggregate: plain } },
        ],
      },
    });
    const fields = ['loans.aggregate', 'loans.groupBy.aggregate', 'countries.nodes.given.aggregate'];
    const paths = fields.flatMap((field) => ['sum', 'avg'].map((name) => `${field}.principalUsd.${name}`));
    expect(notes.toSorted((one, other) => (one.path < other.path ? -1 : 1))).toEqual(paths.toSorted().map(note));
  });

  test('reach a client over HTTP, with a note under extensions', async () => {
    const app = await appOver(graph(), { GRAPH_TIMEOUT_MS: '60000' });
    try {
      const query = `{ loans { ${SUMS} } }`;
      const reply = await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
      expect(reply.statusCode).toBe(200);
      expect(reply.json()).toMatchObject({
        data: { loans: { aggregate: { count: 4, principalUsd: { sum: null, avg: null, max: 1.7e308 } } } },
        extensions: {
          notes: [note('loans.aggregate.principalUsd.sum'), note('loans.aggregate.principalUsd.avg')],
        },
      });
    } finally {
      await app.close();
    }
  });

  test('of integers past 2^63 are the nearest double', async () => {
    const { result, notes } = await askGraph(graph(), '{ people { aggregate { birthYear { sum avg } } } }');
    expect(result.errors).toBeUndefined();
    expect(result.data).toEqual({ people: { aggregate: { birthYear: { sum: 3 * 2 ** 62, avg: 2 ** 62 } } } });
    expect(notes).toEqual([]);
  });
});

describeEngines('groups', fill, (graph) => {
  test('say whether there are more than requested', async () => {
    const groups = (first: number) =>
      askGraph(graph(), `{ loans { g: groupBy(by: [CREDITOR], first: ${first}) { creditor { id } } } }`);
    const one = await groups(1);
    expect(one.result.data).toEqual({ loans: { g: [{ creditor: { id: 'country:A' } }] } });
    expect(one.notes).toEqual([
      { code: 'CUT', path: 'loans.g', message: expect.stringContaining('only the 1 largest') },
    ]);
    const two = await groups(2);
    expect(two.result.data).toEqual({
      loans: { g: [{ creditor: { id: 'country:A' } }, { creditor: { id: 'country:B' } }] },
    });
    expect(two.notes).toEqual([]);
  });
});
