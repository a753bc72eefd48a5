import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isInputObjectType } from 'graphql';
import type { GraphPort } from '../../src/graph/index.ts';
import { isConnection, type NodeType, type RelationField } from '../../src/model/index.ts';
import { HOLDS } from '../fuzz/comparisons.ts';
import { generateCondition } from '../fuzz/conditions.ts';
import { fillRandomly, randomOf } from '../fuzz/random-graph.ts';
import { api, dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

interface Row {
  readonly id: string;
  readonly counted: { readonly totalCount: number };
}

interface Rows {
  readonly nodes: readonly Row[];
}

/** The relations of a type that are connections, and so have a number of their own. */
const relationsOf = (type: NodeType): readonly RelationField[] =>
  [...type.fields.values()].filter(
    (field): field is RelationField => field.kind === 'relation' && isConnection(model, type.name, field),
  );

const RELATIONS = [...model.nodes.values()].flatMap((type) =>
  relationsOf(type).map((field) => ({ name: `${type.name}.${field.name}`, type, field })),
);

/** A random graph in which each relation that may lead to the same node several times does so, for some nodes. */
async function fill(graph: GraphPort): Promise<void> {
  await fillRandomly(graph, model, randomOf(31));
  const repeated = RELATIONS.filter(({ field }) => field.distinct);
  expect(repeated.length).toBeGreaterThan(0);
  for (const { type, field } of repeated) {
    const ends = field.direction === 'IN' ? ['m', 'n'] : ['n', 'm'];
    const tie = `(${ends[0]})-[:\`${field.relationship}\` {role: r}]->(${ends[1]})`;
    const text = `MATCH (n:\`${type.label}\`)${field.direction === 'IN' ? '<' : ''}-[e:\`${field.relationship}\`]-${field.direction === 'IN' ? '' : '>'}(m) WHERE right(n.id, 1) IN ['1', '3', '4'] WITH n, m UNWIND ['R8', 'R9'] AS r CREATE ${tie}`;
    await graph.write([{ text, params: {} }]);
  }
}

const NUMBERS = ['eq', 'ne', 'lt', 'lte', 'gt', 'gte'] as const;
const DAYS = [null, '2010-01-01', '2021-01-01'];

const byId = (one: string, other: string): number => (one < other ? -1 : 1);

describeEngines('the number of related items', fill, (graph, engine) => {
  const numRuns = engine === 'neo4j' ? 3 : 20;

  test.each(RELATIONS)('$name: is what its connection counts, in conditions and orders', async ({ type, field }) => {
    const target = `${field.target}Where`;
    const input = api.schema.getType(target);
    if (!isInputObjectType(input)) throw new Error(`There is no ${target}`);
    const list = type.collections[0]?.name ?? '';
    const property = fc.asyncProperty(
      fc.gen(),
      fc.constantFrom(...NUMBERS),
      fc.nat({ max: 3 }),
      fc.constantFrom(...DAYS),
      async (gen, comparison, number, at) => {
        const where = generateCondition(gen, input, 2);
        const query = `query ($where: ${target}, $number: Int!, $list: [Int!]!, $at: Date) {
            all: ${list}(first: 100, at: $at) { nodes { id counted: ${field.name}(where: $where) { totalCount } } }
            kept: ${list}(
              first: 100, at: $at
              where: { ${field.name}: { count: { where: $where, ${comparison}: $number } } }
            ) { nodes { id } }
            listed: ${list}(
              first: 100, at: $at
              where: { or: [{ ${field.name}: { count: { where: $where, notIn: $list } } }, { id: { in: [] } }] }
            ) { nodes { id } }
            every: ${list}(first: 100, at: $at) { nodes { id counted: ${field.name} { totalCount } } }
            sorted: ${list}(first: 100, at: $at, orderBy: [{ ${field.name}: { count: DESC } }]) { nodes { id } }
          }`;
        const variables = { where, number, list: [number, number + 2], at };
        const found = (await dataOf(graph(), query, variables)) as Readonly<Record<string, Rows>>;
        const idsOf = (rows: readonly Row[]): readonly unknown[] => rows.map(({ id }) => id);
        const [all, every] = [found.all?.nodes ?? [], found.every?.nodes ?? []];
        const kept = (keeps: (count: number) => boolean) =>
          idsOf(all.filter(({ counted }) => keeps(counted.totalCount)));
        expect({
          variables,
          kept: idsOf(found.kept?.nodes ?? []),
          listed: idsOf(found.listed?.nodes ?? []),
          sorted: idsOf(found.sorted?.nodes ?? []),
        }).toEqual({
          variables,
          kept: kept((count) => HOLDS[comparison](count, number)),
          listed: kept((count) => HOLDS.notIn(count, variables.list)),
          sorted: idsOf(
            every.toSorted((one, other) => other.counted.totalCount - one.counted.totalCount || byId(one.id, other.id)),
          ),
        });
      },
    );
    await fc.assert(property, { numRuns, seed: 6, endOnFailure: true });
  });
});
