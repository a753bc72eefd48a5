import { describe, expect, test } from '@jest/globals';
import { type GraphQLField, type GraphQLOutputType, getNamedType, isInterfaceType, isObjectType } from 'graphql';
import { ANALYSES } from '../../src/analysis/index.ts';
import { LIMITS } from '../../src/model/index.ts';
import { writeGraph } from '../fuzz/random-graph.ts';
import { api, askGraph, dataOf, fillWithSeed, model } from '../support/ask.ts';
import { emptied } from '../support/dump.ts';
import { describeEngines } from '../support/engines.ts';
import { ASKED, graphWithSources, reduced } from '../support/stated-facts.ts';

const ACTORS = ['country', 'person', 'organization', 'alliance'].flatMap((prefix) =>
  Array.from({ length: 9 }, (_, index) => `${prefix}:${index}`),
);

const isConnection = (type: GraphQLOutputType): boolean => getNamedType(type).name.endsWith('Connection');

/** A connection with the argument `sources`: a question about it, with a place for the argument. */
interface Asking {
  readonly name: string;
  readonly ask: (more: string) => string;
}

/** Every connection with the argument, found in the API, so that a new one cannot forget it. */
const CONNECTIONS: readonly Asking[] = Object.values(api.schema.getTypeMap()).flatMap((type) =>
  isObjectType(type) || isInterfaceType(type)
    ? Object.values(type.getFields())
        .filter(({ args, type: of }) => args.some(({ name }) => name === 'sources') && isConnection(of))
        .filter(({ name }) => !(name in ANALYSES))
        .map((field) => ({ name: `${type.name}.${field.name}`, ask: (more) => within(type.name, field, more) }))
    : [],
);

function within(owner: string, { name }: GraphQLField<unknown, unknown>, more: string): string {
  const selection = `${name}(first: 50${more}) { totalCount nodes { id } edges { cursor } aggregate { count } }`;
  if (owner === 'Query') return `{ ${selection} }`;
  if (owner === 'Standing') return `{ countries { nodes { id standing(towards: "country:2") { ${selection} } } } }`;
  return `{ nodes(ids: ${JSON.stringify(ACTORS)}) { id ... on ${owner} { ${selection} } } }`;
}

describe('the argument `sources`', () => {
  test('is on every connection that leads to facts, or over some', () => {
    const names = CONNECTIONS.map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['Query.loans', 'Query.leaders', 'Country.allies', 'Actor.events', 'Standing.alliances']),
    );
    const facts = [...model.nodes.values()].filter(({ interfaces }) => interfaces.includes('Fact'));
    const toFacts = Object.values(api.schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) || isInterfaceType(type)
        ? Object.values(type.getFields()).flatMap((field) =>
            facts.some((fact) => getNamedType(field.type).name === `${fact.name}Connection`)
              ? [`${type.name}.${field.name}`]
              : [],
          )
        : [],
    );
    expect(toFacts.filter((name) => !names.includes(name))).toEqual([]);
  });
});

describeEngines(
  'connections of what some sources state',
  () => Promise.resolve(),
  (graph, engine) => {
    const answers = async (more: string): Promise<readonly unknown[]> => {
      const found = [];
      for (const { ask } of CONNECTIONS) found.push(await dataOf(graph(), ask(more)));
      return found;
    };

    test('are those of a graph that holds nothing else', async () => {
      const narrowed = new Set<string>();
      for (const seed of engine === 'neo4j' ? [3] : [3, 4]) {
        const all = graphWithSources(seed);
        await emptied(graph());
        await writeGraph(graph(), all);
        const whole = await answers('');
        const found = await answers(`, sources: ${JSON.stringify(ASKED)}`);
        await emptied(graph());
        await writeGraph(graph(), reduced(all));
        const rest = await answers('');
        for (const [index, { name }] of CONNECTIONS.entries()) {
          expect([name, found[index]]).toEqual([name, rest[index]]);
          if (JSON.stringify(whole[index]) !== JSON.stringify(found[index])) narrowed.add(name);
        }
      }
      expect(narrowed.size).toBeGreaterThan(CONNECTIONS.length / 2);
    });

    test('keep to them alone: neither what is below nor a filter does', async () => {
      await emptied(graph());
      await writeGraph(graph(), graphWithSources(3));
      const chosen = `sources: ${JSON.stringify(ASKED)}`;
      const below = 'nodes { id member { tenures { totalCount } } }';
      const [some, all] = await Promise.all(
        [chosen, 'orderBy: []'].map((given) => dataOf(graph(), `{ memberships(${given}, first: 50) { ${below} } }`)),
      );
      const idsOf = (data: unknown) => (data as { memberships: { nodes: readonly unknown[] } }).memberships.nodes;
      expect(idsOf(all)).toEqual(expect.arrayContaining([...idsOf(some)]));
      expect(idsOf(some).length).toBeGreaterThan(0);
      expect(idsOf(some).length).toBeLessThan(idsOf(all).length);
    });

    test.each([
      ['[]', 'loans.sources', 'BAD_USER_INPUT', 'an empty list leaves no facts'],
      [
        JSON.stringify(Array.from({ length: LIMITS.sources + 1 }, (_, index) => `source:${index}`)),
        'loans.sources',
        'BAD_USER_INPUT',
        `1 to ${LIMITS.sources} different ids`,
      ],
      ['["source:0", "source:nowhere"]', 'loans.sources', 'NOT_FOUND', 'source:nowhere'],
      ['["country:1"]', 'loans.sources', 'NOT_FOUND', 'country:1'],
    ])('refuse %s', async (sources, argument, code, message) => {
      const { result } = await askGraph(graph(), `{ loans(sources: ${sources}) { totalCount } events { totalCount } }`);
      expect(result.data).toEqual({ loans: null, events: { totalCount: expect.any(Number) } });
      expect(result.errors).toEqual([
        expect.objectContaining({
          message: expect.stringContaining(message),
          extensions: expect.objectContaining({ code, argument }),
        }),
      ]);
    });
  },
);

/** The root collections of all types of facts. */
const COLLECTIONS = [...model.nodes.values()]
  .filter(({ interfaces }) => interfaces.includes('Fact'))
  .map(({ collections }) => collections.find(({ having }) => having === undefined)?.name ?? '');

describeEngines('the values of facts that others give', fillWithSeed, (graph) => {
  test('are the same where a fact is asked and where an analysis marks them, for each source', async () => {
    const { sources, countries, people } = (await dataOf(
      graph(),
      '{ sources { nodes { id } } countries { nodes { id } } people { nodes { id } } }',
    )) as Readonly<Record<string, { readonly nodes: readonly { readonly id: string }[] }>>;
    const about = [...(countries?.nodes ?? []), ...(people?.nodes ?? [])]
      .map(({ id }) => id)
      .slice(0, LIMITS.timelineActors);
    let marks = 0;
    for (const { id } of sources?.nodes ?? []) {
      const asked = JSON.stringify([id]);
      const mark = `fromOthers(sources: ${asked}) { property source { id } }`;
      const { timeline } = (await dataOf(
        graph(),
        `{ timeline(about: ${JSON.stringify(about)}, first: 1000, sources: ${asked}) {
          fromOthers { fact { id } property source { id } } nodes { id } undatedFacts { id }
        } }`,
      )) as unknown as {
        readonly timeline: Readonly<Record<'fromOthers' | 'nodes' | 'undatedFacts', readonly MarkedValue[]>>;
      };
      const lists: (readonly MarkedFact[])[] = [];
      // One statement each: Neo4j takes long to plan a large one.
      for (const name of COLLECTIONS) {
        const query = `{ list: ${name}(sources: ${asked}, first: 200) { nodes { id ${mark} } } }`;
        const { list } = (await dataOf(graph(), query)) as unknown as {
          readonly list: { readonly nodes: readonly MarkedFact[] };
        };
        lists.push(list.nodes);
      }
      const listed = new Set([...timeline.nodes, ...timeline.undatedFacts].map((one) => one.id));
      const found = lists.flatMap((nodes) =>
        nodes
          .filter((one) => listed.has(one.id))
          .flatMap((fact) => fact.fromOthers.map((one) => ({ fact: fact.id, ...one }))),
      );
      const told = timeline.fromOthers.map(({ fact, property, source }) => ({ fact: fact?.id, property, source }));
      expect(sorted(found)).toEqual(sorted(told));
      marks += found.length;
    }
    expect(marks).toBeGreaterThan(0);
  });
});

interface MarkedValue {
  readonly id?: string;
  readonly fact?: { readonly id: string };
  readonly property?: string;
  readonly source?: { readonly id: string };
}

interface MarkedFact {
  readonly id: string;
  readonly fromOthers: readonly MarkedValue[];
}

const sorted = (values: readonly object[]): readonly string[] => values.map((one) => JSON.stringify(one)).sort();
