import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ANALYSES } from '../../src/analysis/index.ts';
import { timelineOf as timelineAnalysis } from '../../src/analysis/timeline/timeline.ts';
import { LIMITS } from '../../src/model/index.ts';
import { createApi } from '../../src/resolvers/index.ts';
import { type RandomGraph, randomGraph, randomOf, type Stored, writeGraph } from '../fuzz/random-graph.ts';
import { askGraph, dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { type Asked, type Expected, timelineOf } from './timeline-oracle.ts';

const COUNTS = { Tenure: 40, Membership: 60, Loan: 40, Event: 40 };
const DATES = new Set(['from', 'until', 'firstObserved', 'lastObserved']);

/** Many facts between few actors, on few days; one in eight has no date. */
const GRAPH = withUndated(randomGraph(model, randomOf(29), { ...COUNTS, Alliance: 4 }));

function withUndated({ nodes, links }: RandomGraph): RandomGraph {
  const withoutDates = (one: Stored): Stored =>
    Object.fromEntries(Object.entries(one).filter(([name]) => !DATES.has(name)));
  const changed = [...nodes].map(
    ([label, all]) =>
      [label, label in COUNTS ? all.map((one, index) => (index % 8 === 0 ? withoutDates(one) : one)) : all] as const,
  );
  return { nodes: new Map(changed), links };
}

/** An API that counts so few facts that most timelines go on behind them. */
const FEW = 7;
const asked = createApi(model, { ...ANALYSES, timeline: timelineAnalysis(FEW) });

const QUERY = `query ($about: [ID!]!, $between: Boolean, $via: Via, $from: Date, $until: Date,
  $first: Int, $after: String, $last: Int, $before: String) {
  timeline(about: $about, between: $between, via: $via, from: $from, until: $until,
    first: $first, after: $after, last: $last, before: $before) {
    totalCount undated undatedFacts { id } gaveUp
    pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id }
    edges { cursor date precision mark node { id } }
  }
}`;

interface Page {
  readonly totalCount: number;
  readonly undated: number;
  readonly undatedFacts: readonly { readonly id: string }[];
  readonly gaveUp: boolean;
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>> &
    Readonly<Record<'startCursor' | 'endCursor', string | null>>;
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly (Omit<Expected, 'fact'> & {
    readonly cursor: string;
    readonly node: { readonly id: string };
  })[];
}

const actor = fc
  .tuple(fc.constantFrom('country', 'country', 'person', 'organization', 'alliance'), fc.nat(3))
  .map(([prefix, number]) => `${prefix}:${number}`);
const day = fc.constantFrom(undefined, undefined, '1999-12-31', '2010-01-01', '2012-06-01', '2015-06-16', '2023-09-13');
const question = fc
  .record({
    about: fc.uniqueArray(actor, { minLength: 1, maxLength: 5 }),
    between: fc.boolean(),
    facts: fc.option(fc.uniqueArray(fc.constantFrom('TENURE', 'MEMBERSHIP', 'LOAN', 'EVENT'), { minLength: 1 }), {
      nil: undefined,
    }),
    from: day,
    until: day,
  })
  .map(
    ({ between, until, ...rest }): Asked => ({
      ...rest,
      between: between && rest.about.length > 1,
      until: until !== undefined && rest.from !== undefined && until <= rest.from ? undefined : until,
    }),
  );

describeEngines(
  'a timeline of a random graph',
  (graph) => writeGraph(graph, GRAPH),
  (graph, engine) => {
    test.each([
      ['that is read at once', undefined],
      ['of more facts than are counted', asked],
    ])(
      '%s has every dated end once and in order, over pages of any size',
      async (_, api) => {
        const numRuns = engine === 'neo4j' ? 25 : 60;
        const seen = { entries: 0, gaveUp: 0, between: 0, ends: 0, undated: 0 };
        await fc.assert(
          fc.asyncProperty(question, fc.integer({ min: 1, max: 40 }), fc.boolean(), async (given, size, backward) => {
            const expected = timelineOf(GRAPH, given);
            const pages = await readPages(given, size, backward, api);
            const edges = (backward ? pages.toReversed() : pages).flatMap((page) => page.edges);
            expect(edges.map(({ cursor: _, node, ...entry }) => ({ ...entry, fact: node.id }))).toEqual(
              expected.entries,
            );
            expect(new Set(edges.map(({ cursor }) => cursor)).size).toBe(expected.entries.length);
            for (const { totalCount, undated, undatedFacts, gaveUp } of pages) {
              expect(undatedFacts).toHaveLength(undated);
              expect(totalCount).toBeLessThanOrEqual(expected.entries.length);
              if (gaveUp) continue;
              expect(totalCount).toBe(expected.entries.length);
              expect(undatedFacts.map(({ id }) => id)).toEqual(expected.undated.toSorted());
            }
            seen.entries += edges.length;
            seen.gaveUp += Number(pages[0]?.gaveUp === true);
            seen.between += given.between ? edges.length : 0;
            seen.ends += edges.filter(({ mark }) => mark === 'ENDS').length;
            seen.undated += expected.undated.length;
          }),
          { numRuns, seed: 5 },
        );
        // Something was compared.
        for (const kind of ['entries', 'between', 'ends', 'undated'] as const) {
          expect(seen[kind]).toBeGreaterThan(numRuns / 3);
        }
        expect(seen.gaveUp > 0).toBe(api !== undefined);
      },
      120_000,
    );

    test('lists no more undated facts than the limit, and counts them all', async () => {
      const most = LIMITS.timelineUndated;
      try {
        LIMITS.timelineUndated = 2;
        const about = ['country:0', 'country:1', 'country:2', 'country:3'];
        const { timeline } = (await dataOf(graph(), QUERY, { about })) as unknown as { timeline: Page };
        expect(timeline.undated).toBeGreaterThan(2);
        expect(timeline.undatedFacts).toHaveLength(2);
      } finally {
        LIMITS.timelineUndated = most;
      }
    });

    async function readPages(
      { facts, ...given }: Asked,
      size: number,
      backward: boolean,
      api: typeof asked | undefined,
    ): Promise<readonly Page[]> {
      const pages: Page[] = [];
      let cursor: string | null = null;
      for (let more = true; more; ) {
        const page = backward ? { last: size, before: cursor } : { first: size, after: cursor };
        const variables = { ...given, ...page, ...(facts && { via: { facts } }) };
        const { result } = await askGraph(graph(), QUERY, variables, api && { asked: api });
        expect(result.errors).toBeUndefined();
        const { timeline } = result.data as unknown as { timeline: Page };
        pages.push(timeline);
        const { pageInfo, nodes, edges } = timeline;
        expect(nodes).toEqual(edges.map(({ node }) => node));
        expect(nodes.length).toBeLessThanOrEqual(size);
        more = backward ? pageInfo.hasPreviousPage : pageInfo.hasNextPage;
        if (more) expect(nodes).toHaveLength(size);
        cursor = backward ? pageInfo.startCursor : pageInfo.endCursor;
      }
      return pages;
    }
  },
);
