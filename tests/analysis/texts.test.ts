import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { warmUpStatements } from '../../src/analysis/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { askGraph, fillWithSeed, model } from '../support/ask.ts';
import { openTestGraph } from '../support/engines.ts';

/** What Neo4j plans within some tenths of a second: the characters of a text, and more if it asks for a day or for sources. */
const LONGEST = { any: 3_000, day: 1_500, sources: 1_500 };

const isLong = (text: string): boolean =>
  text.length >
  LONGEST.any + (text.includes('$`at`') ? LONGEST.day : 0) + (text.includes('$`sources`') ? LONGEST.sources : 0);

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

/** Everything, or a part of it: on a day, by some sources, or on a day at another level. */
const part = fc.oneof(
  fc.record({ at: day, sources: fc.constantFrom(undefined, ['source:china-venezuela-ties-2023']) }),
  fc.record({ at: day, inForce: fc.constantFrom('SHOWN', 'POSSIBLE') }),
);

const PART = 'at: $at, inForce: $inForce, sources: $sources';
const QUERY = `query ($a: ID!, $b: ID!, $ids: [ID!]!, $via: Via, $at: Date, $inForce: InForceLevel, $sources: [ID!], $from: Date, $steps: Int!) {
  paths(from: $a, to: $b, via: $via, ${PART}, maxSteps: $steps) { outcome }
  neighborhood(of: $ids, via: $via, ${PART}, steps: $steps) { truncated { nodes } }
  commonTies(between: $ids, via: $via, ${PART}) { actorCount }
  timeline(about: $ids, via: $via, from: $from, sources: $sources) { totalCount }
}`;
const MORE = `query ($ids: [ID!]!, $via: Via, $at: Date, $inForce: InForceLevel, $sources: [ID!], $from: Date, $side: ExposureSide!) {
  timeline(about: $ids, between: true, via: $via, from: $from, sources: $sources) { totalCount }
  exposure(country: "country:VE", side: $side, ${PART}, counting: COMMITMENTS) { totalUsd }
  centrality(metric: DEGREE, via: $via, ${PART}) { size }
}`;

test('an analysis sends few, short texts for any arguments, all of them prepared where there are no limits', async () => {
  const sent = new Map<string, boolean>();
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        ids,
        facts,
        limits: fc.oneof(fc.constant({}), limits),
        part,
        from: day,
        steps: fc.integer({ min: 1, max: 4 }),
        side: fc.constantFrom('CREDITORS', 'DEBTORS'),
      }),
      async ({ facts, limits, part, ...rest }) => {
        const via = { ...(facts && { facts }), ...limits };
        const variables = { ...rest, ...part, a: rest.ids[0], b: rest.ids[1], via };
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
  expect(prepared.size).toBeLessThanOrEqual(300);
  expect([...prepared].filter(isLong)).toEqual([]);
});
