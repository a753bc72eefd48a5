import { expect, test } from '@jest/globals';
import type { GeneratorValue } from 'fast-check';
import fc from 'fast-check';
import { type GraphQLInputObjectType, isInputObjectType } from 'graphql';
import { type GroupKeyField, groupKeys, type NodeType, nodeType } from '../../src/model/index.ts';
import { orderOf, type Value } from '../fuzz/comparisons.ts';
import { fillRandomly, randomOf } from '../fuzz/random-graph.ts';
import { api, askGraph, dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** The way to a field of a group, and the direction to order by it. */
interface Sort {
  readonly path: readonly string[];
  readonly direction: string;
}

type Group = Readonly<Record<string, unknown>>;

const inputOf = (name: string): GraphQLInputObjectType => {
  const type = api.schema.getType(name);
  if (!isInputObjectType(type)) throw new Error(`There is no input ${name}`);
  return type;
};

/** Every way to order the groups of a type by these keys. */
function pathsOf(input: GraphQLInputObjectType, has: (name: string) => boolean): readonly (readonly string[])[] {
  return Object.values(input.getFields()).flatMap(({ name, type }) => {
    if (!has(name)) return [];
    return isInputObjectType(type) ? pathsOf(type, () => true).map((rest) => [name, ...rest]) : [[name]];
  });
}

const asInput = ({ path, direction }: Sort): string =>
  path.reduceRight((inner, name) => `{ ${name}: ${inner} }`, direction);

const asSelection = ({ path }: Sort): string => `${path.join(' { ')}${' }'.repeat(path.length - 1)}`;

const valueAt = (group: Group, path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, name) => (inner as Group)[name], group);

/** Nulls are last in either direction. Only texts are compared by what they fold to. */
function compare(type: NodeType, { path, direction }: Sort, one: Group, other: Group): number {
  const [a, b] = [valueAt(one, path), valueAt(other, path)];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  const field = type.fields.get(path.at(0) ?? '');
  const isText = path.length === 1 && field?.kind === 'property' && field.type.name === 'String';
  const order = isText
    ? orderOf(a as Value, b as Value)
    : Number((a as Value) > (b as Value)) - Number((a as Value) < (b as Value));
  return direction === 'DESC' ? -order : order;
}

const keyName = ({ key }: GroupKeyField): string => key;

/** Up to three keys to group by, of which one is a relation at most, and up to three to order by. */
function generateOrder(gen: GeneratorValue, type: NodeType) {
  const pick = <T>(values: readonly T[]): readonly T[] =>
    values.length === 0 ? [] : [values[gen(fc.nat, { max: values.length - 1 })] as T];
  const all = groupKeys(model, type);
  const relations = all.filter(({ from }) => from.kind === 'relation');
  const others = all.filter(({ from }) => from.kind !== 'relation');
  const by = [...(gen(fc.boolean) ? pick(relations) : []), ...pick(others), ...pick(others)];
  const keys = [...new Set(by.length === 0 ? pick(all) : by)];
  const grouped = new Set(keys.map(({ name }) => name));
  const paths = pathsOf(inputOf(`${type.name}GroupOrder`), (name) => name === 'aggregate' || grouped.has(name));
  const sorts = Array.from({ length: 1 + gen(fc.nat, { max: 2 }) }, () => pick(paths))
    .flat()
    .map((path): Sort => ({ path, direction: gen(fc.boolean) ? 'DESC' : 'ASC' }));
  return { keys, sorts };
}

describeEngines(
  'ordered groups',
  (graph) => fillRandomly(graph, model, randomOf(21)),
  (graph, engine) => {
    const numRuns = engine === 'neo4j' ? 5 : 40;

    test.each([...model.nodes.values()].map(({ name, collections }) => [name, collections[0]?.name ?? '']))(
      '%s: are all groups, sorted, and cut to the first',
      async (name, collection) => {
        const type = nodeType(model, name);
        const property = fc.asyncProperty(fc.gen(), fc.nat({ max: 6 }), async (gen, first) => {
          const { keys, sorts } = generateOrder(gen, type);
          const by = `by: [${keys.map(keyName).join(', ')}]`;
          const orderBy = `orderBy: [${sorts.map(asInput).join(', ')}]`;
          const shown = keys.map((key) => (key.from.kind === 'relation' ? `${key.name} { id }` : key.name));
          const selection = `{ ${[...shown, 'aggregate { count }', ...sorts.map(asSelection)].join(' ')} }`;
          const query = `{ ${collection} {
            all: groupBy(${by}, first: 1000) ${selection}
            ordered: groupBy(${by}, ${orderBy}, first: 1000) ${selection}
            cut: groupBy(${by}, ${orderBy}, first: ${first}) ${selection}
            groupCount(${by})
          } }`;
          const { result, notes } = await askGraph(graph(), query);
          expect({ query, errors: result.errors }).toEqual({ query, errors: undefined });
          const found = result.data?.[collection] as Readonly<Record<string, readonly Group[]>>;
          // What is level by these keys follows the default order, which a stable sort keeps.
          const sorted = (found.all ?? []).toSorted(
            (one, other) => sorts.map((sort) => compare(type, sort, one, other)).find((order) => order !== 0) ?? 0,
          );
          const isCut = sorted.length > first;
          const note = {
            code: 'CUT',
            path: `${collection}.cut`,
            message: expect.stringContaining(first === 0 ? 'first is 0' : 'in this order'),
          };
          expect({ query, ...found, notes }).toEqual({
            query,
            all: expect.anything(),
            ordered: sorted,
            cut: sorted.slice(0, first),
            groupCount: sorted.length,
            notes: isCut ? [note] : [],
          });
        });
        await fc.assert(property, { numRuns, seed: 12, endOnFailure: true });
      },
      120_000,
    );

    test('are those of the items of each owner below a list', async () => {
      const groups = 'groupBy(by: [STATUS], orderBy: [{ aggregate: { principalUsd: { sum: DESC } } }], first: 2)';
      const selection = `{ loansGiven { groupCount(by: [STATUS]) ${groups} { status aggregate { principalUsd { sum } } } } }`;
      const all = (await dataOf(graph(), `{ countries { nodes { id ...L } } } fragment L on Country ${selection}`)) as {
        readonly countries: { readonly nodes: readonly { readonly id: string; readonly loansGiven: unknown }[] };
      };
      const one = (id: string): string => `{ node(id: "${id}") { ... on Country ${selection} } }`;
      for (const { id, loansGiven } of all.countries.nodes) {
        expect(await dataOf(graph(), one(id))).toEqual({ node: { loansGiven } });
      }
    });
  },
);
