import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { indexSpecs } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { dataOf, model } from '../support/ask.ts';
import { openTestGraph } from '../support/engines.ts';

/** Operations that are asked while a writer adds loans, and how many fields of each count them. */
const OPERATIONS = 40;
const FIELDS = 30;
const BATCH = 50n;

let graph: GraphPort;

beforeAll(async () => {
  // Neo4j reads what is committed at the moment that it reads, also within a statement: nothing is promised there.
  graph = await openTestGraph('embedded');
  await graph.ensureIndexes(indexSpecs(model));
});

afterAll(() => graph?.close());

const addLoans = (round: number): Promise<void> =>
  graph.write([
    {
      text: `UNWIND range(1, $batch) AS i
             CREATE (:Loan {id: 'loan:' + toString($round) + '-' + toString(i), umbrella: false, disputed: false, repayment: []})`,
      params: { round: BigInt(round), batch: BATCH },
    },
  ]);

test('all fields of an operation read one snapshot, during writes as well', async () => {
  let writing = true;
  let rounds = 0;
  const writer = (async () => {
    while (writing) await addLoans(rounds++);
  })();
  const fields = Array.from({ length: FIELDS }, (_, index) => `a${index}: loans { totalCount }`).join(' ');
  const totals = new Set<number>();
  for (let operation = 0; operation < OPERATIONS; operation++) {
    const counts = Object.values(await dataOf(graph, `{ ${fields} }`)) as readonly { readonly totalCount: number }[];
    expect(new Set(counts.map(({ totalCount }) => totalCount)).size).toBe(1);
    const [first] = counts;
    expect(Number(first?.totalCount) % Number(BATCH)).toBe(0);
    totals.add(Number(first?.totalCount));
  }
  writing = false;
  await writer;
  // The writer did come in between.
  expect(rounds).toBeGreaterThan(2);
  expect(totals.size).toBeGreaterThan(2);
});
