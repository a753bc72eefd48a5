import { expect, test } from '@jest/globals';
import type { GraphPort } from '../../src/graph/index.ts';
import { appOver, askGraph, countingGraph } from '../support/ask.ts';

/** A graph that keeps the whole process from anything else while it reads. */
const slow = (ms: number): GraphPort => ({
  ...countingGraph(),
  read: async () => {
    const end = performance.now() + ms;
    while (performance.now() < end);
    return [[null]];
  },
});

test('an answer after its deadline is an error', async () => {
  const ask = (ms: number, timeoutMs: number) =>
    askGraph(slow(ms), '{ __typename country(code: "VE") { id } }', {}, { timeoutMs });
  expect((await ask(0, 20_000)).result).toEqual({ data: { __typename: 'Query', country: null } });
  expect((await ask(40, 20)).result).toMatchObject({ errors: [{ message: expect.stringContaining('within 20 ms') }] });
});

/** A graph in which nothing takes time, with so many countries that betweenness does: each is tied to some others. */
function quickGraph(size: number): GraphPort {
  const rows = Array.from({ length: size }, (_, index) => [
    `country:${index}`,
    Array.from({ length: 20 }, (_, other) => `country:${(index + 1 + other * 97) % size}`),
  ]);
  return { ...countingGraph(), read: async () => rows };
}

const late = async (graph: GraphPort, query: string, timeoutMs: number) => {
  const app = await appOver(graph, { GRAPH_TIMEOUT_MS: String(timeoutMs) });
  const headers = { accept: 'application/graphql-response+json' };
  const response = await app.inject({ method: 'POST', url: '/graphql', headers, payload: { query } });
  await app.close();
  return { status: response.statusCode, ...response.json() };
};

test('a late answer blames the graph where the graph was slow', async () => {
  const { status, data, errors } = await late(slow(250), '{ country(code: "VE") { id } }', 200);
  expect({ status, data }).toEqual({ status: 504, data: undefined });
  expect(errors).toEqual([
    {
      message: expect.stringContaining('The graph did not answer within 200 ms'),
      extensions: { code: 'DEADLINE_EXCEEDED', took: 'GRAPH' },
    },
  ]);
});

test('a late answer names the analysis and its path where the graph had answered', async () => {
  const query = '{ country(code: "VE") { id } a: centrality(metric: BETWEENNESS) { size } }';
  const { status, data, errors } = await late(quickGraph(2_000), query, 500);
  expect({ status, data }).toEqual({ status: 504, data: undefined });
  expect(errors).toEqual([
    {
      message: expect.stringMatching(/^a: the analysis did not finish within 500 ms/),
      locations: [{ line: 1, column: 30 }],
      extensions: { code: 'DEADLINE_EXCEEDED', took: 'ANALYSIS', field: 'a' },
    },
  ]);
});
