import { expect, test } from '@jest/globals';
import type { GraphPort } from '../src/graph/port.ts';
import { askGraph, countingGraph } from './support/ask.ts';

/** A graph that keeps the whole process from anything else while it reads. */
const slow = (ms: number): GraphPort => ({
  ...countingGraph(),
  read: async () => {
    const end = performance.now() + ms;
    while (performance.now() < end);
    return [[null]];
  },
});

test('an answer that comes behind its deadline is none', async () => {
  const ask = (ms: number, timeoutMs: number) =>
    askGraph(slow(ms), '{ __typename country(code: "VE") { id } }', {}, { timeoutMs });
  expect((await ask(0, 20_000)).result).toEqual({ data: { __typename: 'Query', country: null } });
  expect((await ask(40, 20)).result).toMatchObject({ errors: [{ message: expect.stringContaining('within 20 ms') }] });
});
