import { beforeAll, expect, test } from '@jest/globals';
import { MAX_TIES } from '../../src/analysis/read-limits.ts';
import { NO_STATISTICS, type Statistics } from '../../src/domain/index.ts';
import { type GraphPort, settleStatistics } from '../../src/graph/index.ts';
import { statisticsSpec } from '../../src/model/index.ts';
import { randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { askGraph, countingGraph, dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { type Tie, tiesOf } from './oracle.ts';

interface Ring {
  readonly distance: number;
  readonly actors: number;
  readonly kinds: readonly { readonly kind: string; readonly actors: number }[];
  readonly between: number;
  readonly complete: boolean;
}

interface Answer {
  readonly neighborhood: {
    readonly nodes: readonly { readonly actorId: string; readonly distance: number }[];
    readonly rings: readonly Ring[];
    readonly truncated: { readonly nodes: number } | null;
  };
}

const RINGS = 'rings { distance actors kinds { kind actors } between complete }';
const QUESTION = `query ($of: [ID!]!, $steps: Int = 1, $hops: Int, $first: Int, $via: Via, $at: Date) {
  neighborhood(of: $of, steps: $steps, hops: $hops, first: $first, via: $via, at: $at) {
    nodes { actorId distance } ${RINGS} truncated { nodes }
  }
}`;

const COUNTED = `query ($of: [ID!]!, $steps: Int = 1, $hops: Int, $via: Via, $at: Date) {
  neighborhood(of: $of, steps: $steps, hops: $hops, via: $via, at: $at) { ${RINGS} }
}`;

const RANDOM = randomGraph(model, randomOf(29));
const DAY = '2020-02-29';
const MOST = 6;

const typeOf = (id: string): string => id.slice(0, id.indexOf(':'));

/** The pairs that are one step apart. */
const stepPairs = (ties: readonly Tie[]): readonly (readonly [string, string])[] => ties.map(({ a, b }) => [a, b]);

/** The pairs of some types that are one hop apart: tied, or both tied to one of another type. */
function hopPairs(ties: readonly Tie[], types: ReadonlySet<string>): readonly (readonly [string, string])[] {
  const counts = (id: string): boolean => types.has(typeOf(id));
  const inward = ties.filter(({ a, b }) => counts(a) && !counts(b));
  return [
    ...stepPairs(ties.filter(({ a, b }) => counts(a) && counts(b))),
    ...inward.flatMap(({ a, b }) => inward.filter((other) => other.b === b).map((other) => [a, other.a] as const)),
  ];
}

/** Who is first reached at which distance, by pairs that are one apart. */
function ringsBy(pairs: readonly (readonly [string, string])[], of: readonly string[]): readonly string[][] {
  const seen = new Set(of);
  let frontier = [...of];
  return Array.from({ length: MOST }, () => {
    frontier = [...new Set(pairs.filter(([a, b]) => frontier.includes(a) && !seen.has(b)).map(([, b]) => b))];
    for (const id of frontier) seen.add(id);
    return frontier.sort();
  });
}

const CASES = [
  { of: ['country:1'], facts: ['MEMBERSHIP'] },
  { of: ['country:1'], facts: ['LOAN'] },
  { of: ['country:2', 'country:3'], facts: ['MEMBERSHIP', 'LOAN', 'TENURE'], at: DAY },
  { of: ['person:2'], facts: ['TENURE'] },
  { of: ['person:2', 'alliance:3'], facts: ['TENURE', 'MEMBERSHIP'], at: DAY },
  { of: ['organization:4'], facts: ['LOAN', 'EVENT'], at: DAY },
];

describeEngines(
  'rings in a random graph',
  (graph) => writeGraph(graph, RANDOM),
  (graph) => {
    /** What is known of the graph: nothing, what is so, and what was so when it had one node of each type. */
    const known: Statistics[] = [NO_STATISTICS];
    /** What was counted from the far side. */
    const backward = new Set<string>();
    beforeAll(async () => {
      const statistics = await settleStatistics(graph(), statisticsSpec(model));
      const nodes = Object.fromEntries(Object.keys(statistics.nodes).map((label) => [label, 1]));
      known.push(statistics, { ...statistics, nodes });
    });

    const ask = async (variables: Readonly<Record<string, unknown>>) =>
      ((await dataOf(graph(), QUESTION, variables)) as unknown as Answer).neighborhood;

    test.each(CASES)('have everyone at the distance of a walk over the plain data: %j', async ({ of, facts, at }) => {
      const ties = tiesOf(RANDOM, at).filter(({ kind }) => facts.includes(kind));
      const types = new Set(of.map(typeOf));
      for (const [unit, pairs] of [
        ['steps', stepPairs(ties)],
        ['hops', hopPairs(ties, types)],
      ] as const) {
        const expected = ringsBy(pairs, of);
        const { rings, nodes } = await ask({ of, [unit]: MOST, via: { facts }, at });
        expect(rings.map(({ actors }) => actors)).toEqual(expected.map(({ length }) => length));
        for (const statistics of known) {
          const variables = { of, [unit]: MOST, via: { facts }, at };
          const { result, statements } = await askGraph(graph(), COUNTED, variables, { statistics });
          expect(result.data).toEqual({ neighborhood: { rings } });
          if (statements.some(({ text }) => text.includes('$`seen`'))) backward.add(unit);
        }
        for (const [index, { distance, kinds, between, complete }] of rings.entries()) {
          expect(complete).toBe(true);
          const found = nodes.filter((node) => node.distance === distance).map(({ actorId }) => actorId);
          const passed = found.filter((id) => unit === 'hops' && !types.has(typeOf(id)));
          expect(found.filter((id) => !passed.includes(id)).sort()).toEqual(expected[index]);
          expect(between).toBe(passed.length);
          const names = (expected[index] ?? []).map((id) => typeOf(id).replace(/^./, (one) => one.toUpperCase()));
          expect(kinds).toEqual(
            [...new Set(names)].sort().map((kind) => ({ kind, actors: names.filter((one) => one === kind).length })),
          );
        }
      }
    });

    test('are counted from the far side too', () => {
      expect([...backward].sort()).toEqual(['hops', 'steps']);
    });

    test('count who is left out of the drawing', async () => {
      const all = await ask({ of: ['country:1'], steps: MOST });
      const cut = await ask({ of: ['country:1'], steps: MOST, first: 3 });
      expect(cut.rings).toEqual(all.rings);
      expect(cut.nodes).toHaveLength(3);
      expect(cut.truncated?.nodes).toBe(all.nodes.length - 3);
    });
  },
);

/** A graph in which a country is tied to three others, and one of those to more than are read. */
const crowded: GraphPort = {
  ...countingGraph(),
  read: async ({ text, params }) => {
    if (!text.includes('collect(b)')) return [['country:A', 'A']];
    if (!text.includes('(a:`Country`)')) return [];
    const from = params.from as readonly string[];
    if (from.includes('country:A')) return [['country:A', ['country:B', 'country:C', 'country:D']]];
    return [['country:B', Array.from({ length: MAX_TIES + 1 }, (_, index) => `person:${index}`)]];
  },
};

test('a ring that was not counted to its end says so, and is the last', async () => {
  const { result, notes } = await askGraph(crowded, `{ neighborhood(of: ["country:A"], steps: 6) { ${RINGS} } }`);
  expect(result).toEqual({
    data: {
      neighborhood: {
        rings: [
          { distance: 1, actors: 3, kinds: [{ kind: 'Country', actors: 3 }], between: 0, complete: true },
          {
            distance: 2,
            actors: MAX_TIES + 1,
            kinds: [{ kind: 'Person', actors: MAX_TIES + 1 }],
            between: 0,
            complete: false,
          },
        ],
      },
    },
  });
  expect(notes).toMatchObject([{ code: 'CUT', path: 'neighborhood' }]);
});
