import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { warmUpStatements } from '../../src/analysis/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { askGraph, fillWithSeed, model } from '../support/ask.ts';
import { openTestGraph } from '../support/engines.ts';

/** What Neo4j plans within some tenths of a second: the characters of a text, and of one that asks for a day. */
const LONGEST = { any: 3_000, day: 4_500 };

const isLong = (text: string): boolean => text.length > (text.includes('$`at`') ? LONGEST.day : LONGEST.any);

const prepared = new Set(warmUpStatements(model).map(({ text }) => text));

let graph: GraphPort;
beforeAll(async () => {
  graph = await openTestGraph('embedded');
  await fillWithSeed(graph);
});
afterAll(() => graph?.close());

const ids = fc.uniqueArray(
  fc.constantFrom(
    'country:VE',
    'country:CN',
    'country:US',
    'person:nicolas-maduro',
    'organization:cctv',
    'alliance:brics',
  ),
  { minLength: 2, maxLength: 4 },
);
const facts = fc.option(fc.uniqueArray(fc.constantFrom('EVENT', 'LOAN', 'MEMBERSHIP', 'TENURE'), { minLength: 1 }), {
  nil: undefined,
});
const limits = fc.record(
  {
    allianceKinds: fc.constant(['BLOC', 'TREATY']),
    obligations: fc.constant(['DEFENSE']),
    statuses: fc.constant(['MEMBER']),
    maxMembers: fc.constant(40),
  },
  { requiredKeys: [] },
);
const day = fc.constantFrom(undefined, '2023-09-14', '2025-08-20');

const QUERY = `query ($a: ID!, $b: ID!, $ids: [ID!]!, $via: Via, $at: Date, $from: Date, $steps: Int!) {
  paths(from: $a, to: $b, via: $via, at: $at, maxSteps: $steps) { outcome }
  neighborhood(of: $ids, via: $via, at: $at, steps: $steps) { truncated { nodes } }
  commonTies(between: $ids, via: $via, at: $at) { actorCount }
  timeline(about: $ids, via: $via, from: $from) { totalCount }
}`;
const MORE = `query ($ids: [ID!]!, $via: Via, $at: Date, $from: Date, $side: ExposureSide!) {
  timeline(about: $ids, between: true, via: $via, from: $from) { totalCount }
  exposure(country: "country:VE", side: $side, at: $at, counting: COMMITMENTS) { totalUsd }
  centrality(metric: DEGREE, via: $via, at: $at) { size }
}`;

test('an analysis sends few, short texts for any arguments, all of them prepared where there are no limits', async () => {
  const sent = new Map<string, boolean>();
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        ids,
        facts,
        limits,
        at: day,
        from: day,
        steps: fc.integer({ min: 1, max: 4 }),
        side: fc.constantFrom('CREDITORS', 'DEBTORS'),
      }),
      async ({ facts, limits, ...rest }) => {
        const via = { ...(facts && { facts }), ...limits };
        const variables = { ...rest, a: rest.ids[0], b: rest.ids[1], via };
        for (const query of [QUERY, MORE]) {
          const { result, statements } = await askGraph(graph, query, variables);
          expect(result.errors).toBeUndefined();
          for (const { text } of statements) sent.set(text, Object.keys(limits).length === 0);
        }
      },
    ),
    { numRuns: 60 },
  );
  expect(sent.size).toBeGreaterThan(20);
  expect([...sent.keys()].filter(isLong)).toEqual([]);
  expect([...sent].filter(([text, free]) => free && !prepared.has(text)).map(([text]) => text)).toEqual([]);
}, 60_000);

test('the prepared texts are few and short', () => {
  expect(prepared.size).toBeLessThanOrEqual(120);
  expect([...prepared].filter(isLong)).toEqual([]);
});
