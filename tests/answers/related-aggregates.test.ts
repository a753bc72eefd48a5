import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isInputObjectType } from 'graphql';
import type { GraphPort } from '../../src/graph/index.ts';
import { isConnection, type NodeType, nodeType, type RelationField } from '../../src/model/index.ts';
import type { Value } from '../fuzz/comparisons.ts';
import { type Condition, generateCondition } from '../fuzz/conditions.ts';
import { Oracle } from '../fuzz/oracle.ts';
import { type RandomGraph, randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { aggregatesOf, selectAggregates } from '../support/aggregates.ts';
import { api, dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

interface Page {
  readonly nodes: readonly { readonly id: string; readonly of: { readonly aggregate: unknown } }[];
  readonly pageInfo: Readonly<Record<'startCursor' | 'endCursor', string | null>>;
}

const RELATIONS = [...model.nodes.values()].flatMap((type) =>
  [...type.fields.values()]
    .filter((field): field is RelationField => field.kind === 'relation' && isConnection(model, type.name, field))
    .map((field) => ({ name: `${type.name}.${field.name}`, type, field })),
);

const RANDOM = randomGraph(model, randomOf(41));
const REPEATED = new Set(RELATIONS.filter(({ field }) => field.distinct).map(({ field }) => field.relationship));

/** A random graph in which each second relationship of those that may lead to the same node several times does so. */
const data: RandomGraph = {
  ...RANDOM,
  links: RANDOM.links.flatMap((link, index) =>
    REPEATED.has(link.type) && index % 2 === 0
      ? [link, { ...link, props: { ...link.props, role: `again ${index}` } }]
      : [link],
  ),
};
const oracle = new Oracle(model, data);

const DAYS = [undefined, '2010-01-01', '2021-01-01'];

const byId = (one: string, other: string): number => (one < other ? -1 : 1);

/** By value in the direction, what has none last, then by id. */
function inOrder(values: ReadonlyMap<string, Value | undefined>, direction: string): readonly string[] {
  const compare = (one: string, other: string): number => {
    const [a, b] = [values.get(one), values.get(other)];
    if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
    const order = Number(a > b) - Number(a < b);
    return direction === 'DESC' ? -order : order;
  };
  return [...values.keys()].toSorted((one, other) => compare(one, other) || byId(one, other));
}

/** The ids of all pages of so many items, from the front and from the end. */
async function walk(graph: GraphPort, list: (cut: string) => string, size: number) {
  const ask = async (cut: string): Promise<Page> => (await dataOf(graph, list(cut))).list as Page;
  const ids = ({ nodes }: Page): readonly string[] => nodes.map(({ id }) => id);
  const [forward, backward]: [string[], string[]] = [[], []];
  for (let cut = `first: ${size}`; ; ) {
    const page = await ask(cut);
    if (page.nodes.length === 0) break;
    forward.push(...ids(page));
    cut = `first: ${size}, after: "${page.pageInfo.endCursor}"`;
  }
  for (let cut = `last: ${size}`; ; ) {
    const page = await ask(cut);
    if (page.nodes.length === 0) break;
    backward.unshift(...ids(page));
    cut = `last: ${size}, before: "${page.pageInfo.startCursor}"`;
  }
  return { forward, backward };
}

describeEngines(
  'an aggregate of related items',
  (graph) => writeGraph(graph, data),
  (graph, engine) => {
    const numRuns = engine === 'neo4j' ? 1 : 4;

    test.each(RELATIONS)(
      '$name: orders items as the oracle does, on whole pages and small ones',
      async ({ type, field }) => {
        const list = type.collections[0]?.name ?? '';
        const target: NodeType = nodeType(model, field.target);
        const property = fc.asyncProperty(
          fc.constantFrom(...aggregatesOf(target)),
          fc.constantFrom('ASC', 'DESC'),
          fc.constantFrom(...DAYS),
          async (aggregate, direction, at) => {
            const { name, property: of } = aggregate;
            const day = at === undefined ? '' : `at: "${at}",`;
            const order = `orderBy: [{ ${field.name}: { ${name}: { ${of}: ${direction} } } }]`;
            const select = `nodes { id of: ${field.name} { ${selectAggregates([aggregate])} } } pageInfo { startCursor endCursor }`;
            const query = (cut: string): string => `{ list: ${list}(${day} ${order}, ${cut}) { ${select} } }`;
            const whole = (await dataOf(graph(), query('first: 100'))).list as Page;
            const values = new Map(
              whole.nodes.map(({ id }) => [id, oracle.aggregate(type, id, field, { name, property: of, at })] as const),
            );
            const shown = whole.nodes.map((node) => {
              const aggregates = node.of.aggregate as Readonly<Record<string, Readonly<Record<string, unknown>>>>;
              return [node.id, aggregates[of]?.[name] ?? undefined] as const;
            });
            const sorted = inOrder(values, direction);
            const found = { shown, ...(await walk(graph(), query, 4)) };
            const expected = sorted.map((id) => [id, values.get(id)] as const);
            expect({ order, ...found }).toEqual({ order, shown: expected, forward: sorted, backward: sorted });
          },
        );
        await fc.assert(property, { numRuns, seed: 17, endOnFailure: true });
      },
    );

    test.each(RELATIONS)('$name: is a condition that keeps what the oracle keeps', async ({ type, field }) => {
      const list = type.collections[0]?.name ?? '';
      const input = api.schema.getType(`${field.target}AggregateWhere`);
      if (!isInputObjectType(input)) throw new Error(`There is no ${field.target}AggregateWhere`);
      const query = `query ($where: ${type.name}Where, $at: Date) {
        list: ${list}(where: $where, at: $at, first: 100) { totalCount nodes { id } }
      }`;
      const property = fc.asyncProperty(fc.gen(), fc.constantFrom(...DAYS), fc.boolean(), async (gen, at, not) => {
        const condition: Condition = { [field.name]: { aggregate: generateCondition(gen, input, 4) } };
        const where = not ? { not: condition } : condition;
        const found = (await dataOf(graph(), query, { where, at: at ?? null })).list;
        const ids = oracle.ids(type, where, at);
        expect({ where, found }).toEqual({
          where,
          found: { totalCount: ids.length, nodes: ids.map((id) => ({ id })) },
        });
      });
      await fc.assert(property, { numRuns: engine === 'neo4j' ? 2 : 15, seed: 29, endOnFailure: true });
    });
  },
);
