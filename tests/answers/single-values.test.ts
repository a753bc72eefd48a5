import { expect, test } from '@jest/globals';
import { batched } from '../../src/cypher/index.ts';
import { indexSpecs, storedForm } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { nodeType } from '../../src/model/index.ts';
import { askGraph, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** More than the embedded engine takes at once. */
const LOANS = 2_500;

/** Every third value is missing; some texts have to be escaped; one loan lacks what it must have. */
const loans = Array.from({ length: LOANS }, (_, index) => ({
  ...{
    id: `loan:${String(index).padStart(4, '0')}`,
    disputed: false,
    repayment: index % 2 === 0 ? [] : ['OIL', 'CASH'],
  },
  ...(index !== 7 && { status: index % 2 === 0 ? 'ACTIVE' : 'REPAID', umbrella: index % 5 === 0 }),
  ...(index % 3 !== 0 && {
    principalUsd: index + 0.5,
    title: index % 4 === 0 ? `"${index}" \\ ñ 中` : `Loan ${index}`,
  }),
}));

async function fill(graph: GraphPort): Promise<void> {
  await graph.ensureIndexes(indexSpecs(model));
  await graph.write([
    { text: "CREATE (:Country {id: 'country:A', code: 'A', name: 'A'})", params: {} },
    ...batched(
      'MATCH (c:Country {id: "country:A"}) CREATE (l:Loan) SET l = r CREATE (l)-[:CREDITOR]->(c)',
      loans.map((loan) => ({ ...storedForm(nodeType(model, 'Loan'), loan) })),
    ),
  ]);
}

/** A page of the country's loans with some of their fields, without their ids; and what is wrong with which. */
async function page(graph: GraphPort, cut: string, selected: string): Promise<string> {
  const query = `{ country(code: "A") { loansGiven(${cut}) { ${selected} pageInfo { startCursor endCursor hasNextPage } } } }`;
  const { data, errors = [] } = (await askGraph(graph, query)).result;
  const wrong = errors.map(({ message, path }) => ({ message, path }));
  return JSON.stringify({ data, wrong }, (key, value) => (key === 'id' ? undefined : value));
}

const FIELDS = ['principalUsd', 'title', 'status', 'umbrella', 'repayment'] as const;

describeEngines('a page of items with one value each', fill, (graph) => {
  test.each(FIELDS)('is the same as with their ids: %s', async (field) => {
    for (const cut of ['first: 1000', 'last: 1000', 'first: 3, offset: 2480', 'first: 0', 'last: 2']) {
      const nodes = await page(graph(), cut, `nodes { ${field} }`);
      expect(nodes).toBe(await page(graph(), cut, `nodes { ${field} id }`));
      expect(nodes).toContain('"data":{"country":');
      const edges = await page(graph(), cut, `edges { node { ${field} } }`);
      expect(edges).toBe(await page(graph(), cut, `edges { node { ${field} id } }`));
    }
  });

  test('says which of them lack a value that they must have', async () => {
    const [first, ...others] = ((await askGraph(graph(), QUERY)).result.errors ?? []).map(({ path }) => path);
    expect([first, others]).toEqual([['country', 'loansGiven', 'nodes', 7, 'umbrella'], []]);
  });
});

const QUERY = '{ country(code: "A") { loansGiven(first: 9) { nodes { umbrella } } } }';
