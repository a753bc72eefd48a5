import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { graphql, parse, validate } from 'graphql';
import { NO_FORMER_IDS, NO_STATISTICS } from '../../src/domain/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { api, fillWithSeed, model } from '../support/ask.ts';
import { OPERATOR } from '../support/callers.ts';
import { ENGINES, openTestGraph } from '../support/engines.ts';
import { type GeneratedOperation, generateOperation } from './operations.ts';
import { fillRandomly, POOLS, type Pools, poolsOf, randomOf } from './random-graph.ts';

/** Operations in all, half over the seed and half over a random graph. */
const RUNS = Number(process.env.ENTENTE_FUZZ_RUNS ?? 200);
const SEED = Number(process.env.ENTENTE_FUZZ_SEED ?? 20_260_113);
const MINUTES = 60_000;

/** How long it may go on, half of it over each graph. A machine that is slower compares fewer operations, and says how many. */
const BUDGET = Number(process.env.ENTENTE_FUZZ_MINUTES ?? 20) * MINUTES;

/** The fewest operations over a graph that are worth a pass. */
const FEWEST = 50;

/** The response as text, so that the order of fields and rows counts; undefined if the statement takes an engine too long to plan. */
async function answer(graph: GraphPort, { query, variables }: GeneratedOperation): Promise<string | undefined> {
  const contextValue = {
    caller: OPERATOR,
    graph,
    statistics: NO_STATISTICS,
    formerIds: NO_FORMER_IDS,
    limits: { costLimit: 1e9, stepLimit: 1e9, timeoutMs: 20_000 },
  };
  const result = await graphql({ schema: api.schema, source: query, variableValues: variables, contextValue });
  const { data, errors = [] } = result;
  if (errors.some(({ extensions }) => extensions.unit === 'PLANNING')) return undefined;
  // An operation may ask for what two countries are to each other, of which the pools have no other.
  const failed = errors.find(({ extensions }) => extensions.code !== 'NOT_FOUND');
  if (failed) throw new Error(`${graph.engine} failed: ${failed.originalError?.cause ?? failed.message}`);
  return JSON.stringify({ data, errors });
}

async function compare(
  fill: (graph: GraphPort) => Promise<void>,
  pools: (graph: GraphPort) => Promise<Pools>,
): Promise<void> {
  const graphs = await Promise.all(ENGINES.map(openTestGraph));
  try {
    for (const graph of graphs) await fill(graph);
    const [first] = graphs;
    const values = first ? await pools(first) : POOLS;
    const property = fc.asyncProperty(fc.gen(), async (gen) => {
      const operation = generateOperation(gen, api.schema, values);
      expect(validate(api.schema, parse(operation.query))).toEqual([]);
      const [embedded, ...others] = await Promise.all(graphs.map((graph) => answer(graph, operation)));
      for (const other of others) {
        // One that Neo4j refuses is no comparison: another is drawn.
        fc.pre(other !== undefined);
        if (other !== embedded) throw new Error(difference(operation, embedded ?? '', other));
      }
    });
    const numRuns = Math.ceil(RUNS / 2);
    // A failure is reported as it was found: shrinking an operation takes far longer than reading it.
    const options = { numRuns, seed: SEED, endOnFailure: true, interruptAfterTimeLimit: BUDGET / 2 };
    const found = await fc.check(property, options);
    if (found.counterexample !== null) throw new Error(fc.defaultReportMessage(found));
    if (found.numRuns < numRuns)
      console.log(`${found.numRuns} of ${numRuns} operations compared, in the time there was`);
    expect(found.numRuns).toBeGreaterThanOrEqual(Math.min(FEWEST, numRuns));
  } finally {
    for (const graph of graphs) await graph.close();
  }
}

const difference = ({ query, variables }: GeneratedOperation, embedded: string, neo4j: string): string =>
  `The engines differ over ${query}\nwith ${JSON.stringify(variables)}\nembedded: ${embedded}\nneo4j: ${neo4j}`;

describe(`random operations give the same response on ${ENGINES.map((engine) => `[${engine}]`).join(' and ')}`, () => {
  test('over the seed', () => compare(fillWithSeed, (graph) => poolsOf(graph, model)), BUDGET + MINUTES);

  test(
    'over a random graph',
    () =>
      compare(
        (graph) => fillRandomly(graph, model, randomOf(SEED)),
        async () => POOLS,
      ),
    BUDGET + MINUTES,
  );
});
