import { describe, expect, test } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLNamedType,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isLeafType,
  isObjectType,
} from 'graphql';
import { randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { api, dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** Types that have an `id` and are no Node: for each of them, the tests below show that the same id is the same content. */
const OWN_IDS = ['NeighborhoodLink'];

const { schema } = api;

const isNode = (type: GraphQLNamedType): boolean =>
  type.name === 'Node' ||
  ((isObjectType(type) || isInterfaceType(type)) && type.getInterfaces().some(({ name }) => name === 'Node'));

test('types with an id field are Nodes, or have ids of another kind', () => {
  const types = Object.values(schema.getTypeMap()).filter((type) => isObjectType(type) || isInterfaceType(type));
  const withId = types.filter((type) => 'id' in type.getFields() && !isNode(type));
  expect(withId.map(({ name }) => name)).toEqual(OWN_IDS);
});

/** What a cache keeps of a type under an object's id: its fields without arguments, and of other nodes the ids. */
function selectionOf(type: GraphQLNamedType, owner: GraphQLNamedType | undefined): string {
  if (isAbstractType(type)) {
    const inner = schema.getPossibleTypes(type).map((one) => `... on ${one.name} { ${selectionOf(one, owner)} }`);
    return ['__typename', ...inner].join(' ');
  }
  if (!isObjectType(type)) return '';
  if (owner && isNode(type) && isNode(owner)) return '__typename id';
  const fields = Object.values(type.getFields())
    .filter(({ args }) => args.length === 0)
    .map((field) => fieldOf(field, type, isNode(type) || owner === undefined ? type : owner));
  return ['__typename', ...fields].join(' ');
}

/** Under a name with the type's, since types have fields of one name that cannot be merged. */
function fieldOf(field: GraphQLField<unknown, unknown>, type: GraphQLNamedType, owner: GraphQLNamedType): string {
  const target = getNamedType(field.type);
  const name = field.name === 'id' ? 'id' : `${type.name}_${field.name}: ${field.name}`;
  return isLeafType(target) ? name : `${name} { ${selectionOf(target, owner)} }`;
}

interface Item {
  readonly [key: string]: unknown;
}

/** Objects as a normalising cache has them: by type and id, with each field's value when it was first met. */
class Cache {
  readonly kept = new Map<string, Map<string, unknown>>();
  readonly different: string[] = [];
  readonly met = new Map<string, number>();

  /** A value with the objects in it that have an id replaced by their type and id. */
  take(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((one) => this.take(one));
    if (typeof value !== 'object' || value === null) return value;
    const item = value as Item;
    const content = Object.entries(item).map(([key, inner]) => [key, this.take(inner)] as const);
    if (typeof item.id !== 'string') return Object.fromEntries(content);
    const type = String(item.__typename);
    const name = `${type}:${item.id}`;
    this.met.set(type, (this.met.get(type) ?? 0) + 1);
    const fields = this.kept.get(name) ?? new Map<string, unknown>();
    this.kept.set(name, fields);
    for (const [key, inner] of content) {
      if (!fields.has(key)) fields.set(key, inner);
      else if (JSON.stringify(fields.get(key)) !== JSON.stringify(inner)) this.different.push(`${name} ${key}`);
    }
    return name;
  }
}

/** All analyses and what else is no plain connection, around two actors and on a day. */
const rootsAround = (one: string, other: string, at: string): readonly string[] => [
  `neighborhood(of: ["${one}"], steps: 1, at: ${at})`,
  `neighborhood(of: ["${other}", "${one}"], steps: 2, at: ${at}, first: 40)`,
  `neighborhood(of: ["${other}"], steps: 2, first: 5, via: { facts: [EVENT] })`,
  `commonTies(between: ["${one}", "${other}"], at: ${at})`,
  `paths(from: "${one}", to: "${other}", at: ${at})`,
  `exposure(country: "${one}", at: ${at})`,
  `exposure(country: "${one}", at: ${at}, side: DEBTORS, counting: OUTSTANDING)`,
  `timeline(about: ["${one}"], first: 15)`,
  `timeline(about: ["${one}", "${other}"], between: true, last: 15)`,
  `centrality(metric: DEGREE, at: ${at})`,
  `communities(at: ${at})`,
  `search(query: "a", at: ${at}, first: 5)`,
  `conflicts(first: 10, at: ${at})`,
  `events(first: 10, at: ${at})`,
  `loans(first: 10, at: ${at})`,
];

const fillRandom = (graph: Parameters<typeof writeGraph>[0]) => writeGraph(graph, randomGraph(model, randomOf(13)));

describe.each([
  ['the articles', fillWithSeed, ['country:VE', 'country:CN'], ['null', '"2023-09-14"', '"2012-01-01"']],
  ['a random graph', fillRandom, ['country:1', 'country:2'], ['null', '"2020-02-29"', '"2012-01-01"']],
] as const)('%s', (name, fill, [one, other], days) => {
  describeEngines(`ids, in ${name}`, fill, (graph, engine) => {
    // What is found is shown to be the same on both engines elsewhere; Neo4j takes a minute to plan all of this.
    if (engine === 'embedded')
      test('mean the same content for the same type and id in every answer', async () => {
        const cache = new Cache();
        const roots = [...days.flatMap((at) => rootsAround(one, other, at)), ...rootsAround(other, one, 'null')];
        for (const root of roots) {
          const type = schema.getQueryType()?.getFields()[root.replace(/\(.*/, '')]?.type;
          if (!type) throw new Error(`There is no root field for ${root}`);
          cache.take(await dataOf(graph(), `{ ${root} { ${selectionOf(getNamedType(type), undefined)} } }`));
        }
        expect(cache.different).toEqual([]);
        // Each type was met more often than it has objects, so that something was compared.
        for (const type of [...OWN_IDS, 'Country', 'Event', 'Loan']) {
          const objects = [...cache.kept.keys()].filter((id) => id.startsWith(`${type}:`)).length;
          expect(objects).toBeGreaterThan(0);
          expect(cache.met.get(type)).toBeGreaterThan(objects);
        }
      });

    test('are unique among links, made of a fact and its two actors', async () => {
      const { neighborhood } = (await dataOf(
        graph(),
        `{ neighborhood(of: ["${one}", "${other}"], steps: 4) { links { id source target label fact { id } } } }`,
      )) as unknown as {
        neighborhood: { links: { id: string; source: string; target: string; fact: { id: string } }[] };
      };
      const { links } = neighborhood;
      expect(links.length).toBeGreaterThan(5);
      expect(new Set(links.map(({ id }) => id)).size).toBe(links.length);
      // In the articles events have many participants, and so one fact has several links.
      const facts = new Set(links.map(({ fact }) => fact.id)).size;
      expect(facts).toBeLessThan(fill === fillWithSeed ? links.length : links.length + 1);
      for (const { id, source, target, fact } of links) {
        expect([id.startsWith(`link:${fact.id}/`), id.includes(`=${source}/`), id.endsWith(`=${target}`)]).toEqual([
          true,
          true,
          true,
        ]);
      }
    });
  });
});
