import { expect } from '@jest/globals';
import { node, property } from '../../src/cypher/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { type KeptList, type KeptRelation, keptNames, keptRelations } from '../../src/model/index.ts';
import { dataOf, model } from './ask.ts';

/** The relations of the model whose first facts are kept. */
export const KEPT_RELATIONS = keptRelations(model);

interface Fact {
  readonly id: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** The facts of each node, in no order. */
async function factsOf(graph: GraphPort, { label, relationship, facts, lists, sums }: KeptRelation) {
  const properties = [...new Set([...lists, ...sums].map((list) => list.property))];
  const text =
    `MATCH ${node('p', label)}<-[:${relationship}]-${node('f', facts)} ` +
    `RETURN DISTINCT ${['p', 'f'].map((one) => property(one, 'id')).join(', ')}, [${properties.map((name) => property('f', name)).join(', ')}]`;
  const found = new Map<string, Fact[]>();
  for (const [owner, id, values] of await graph.read({ text, params: {} })) {
    const fact = {
      id: String(id),
      values: Object.fromEntries(properties.map((name, index) => [name, (values as readonly unknown[])[index]])),
    };
    found.set(String(owner), [...(found.get(String(owner)) ?? []), fact]);
  }
  return found;
}

/** The ids of facts in an order: null last, then by id. */
const inOrder = (facts: readonly Fact[], { property: name, direction }: KeptList): readonly string[] =>
  facts
    .toSorted((one, other) => {
      const [a, b] = [one.values[name] ?? null, other.values[name] ?? null] as [number | null, number | null];
      if (a !== b) {
        if (a === null) return 1;
        if (b === null) return -1;
        return a < b === (direction === 'ASC') ? -1 : 1;
      }
      return one.id < other.id ? -1 : 1;
    })
    .map(({ id }) => id);

/** The number of facts, and the sum, the number of the known, the least and the greatest of each property that is summed. */
const totalsOf = (facts: readonly Fact[], { count, sums }: KeptRelation): readonly (number | null)[] =>
  count === undefined
    ? []
    : [
        facts.length,
        ...sums.flatMap(({ property: name }) => {
          const known = facts.flatMap(({ values }) => (values[name] as number | null | undefined) ?? []);
          const sum = known.reduce((total, value) => total + value, 0);
          return [sum, known.length, ...(known.length > 0 ? [Math.min(...known), Math.max(...known)] : [null, null])];
        }),
      ];

/** Holds what nodes keep to their facts. Returns how many lists there are. */
export async function checkKept(graph: GraphPort, most: number): Promise<number> {
  let checked = 0;
  for (const relation of KEPT_RELATIONS) {
    const facts = await factsOf(graph, relation);
    const [lists, totals] = [relation.lists.map(({ list }) => list), keptNames({ ...relation, lists: [] })].map(
      (names) => `[${(names ?? []).map((name) => property('p', name)).join(', ')}]`,
    );
    const text = `MATCH ${node('p', relation.label)} WHERE ${property('p', relation.flag)} RETURN ${property('p', 'id')}, ${lists}, ${totals}`;
    for (const [owner, kept, sums] of await graph.read({ text, params: {} })) {
      const all = facts.get(String(owner)) ?? [];
      const expected = relation.lists.map((list) => inOrder(all, list).slice(0, most));
      expect({ owner, kept, sums }).toEqual({ owner, kept: expected, sums: totalsOf(all, relation) });
      checked += expected.length;
    }
  }
  return checked;
}

/** Holds the first pages of all nodes in the orders that are kept to their facts. */
export async function checkPages(graph: GraphPort, sizes: readonly number[]): Promise<void> {
  for (const relation of KEPT_RELATIONS) {
    const type = [...model.nodes.values()].find(({ label }) => label === relation.label);
    const field = [...(type?.fields.values() ?? [])].find(({ name }) => `${name}_kept` === relation.flag)?.name;
    const facts = await factsOf(graph, relation);
    const collection = type?.collections[0]?.name ?? '';
    // One order at a time: the same text for each size, and one that is soon planned.
    for (const list of relation.lists) {
      const query = `query ($size: Int!) { ${collection}(first: 1000) { nodes { id
        page: ${field}(first: $size, orderBy: [{ ${list.property}: ${list.direction} }]) { nodes { id } } } } }`;
      for (const size of sizes) {
        const data = (await dataOf(graph, query, { size })) as unknown as Readonly<Record<string, Pages>>;
        for (const { id, page } of data[collection]?.nodes ?? []) {
          const expected = inOrder(facts.get(id) ?? [], list).slice(0, size);
          expect({ id, found: page.nodes.map((one) => one.id) }).toEqual({ id, found: expected });
        }
      }
    }
  }
}

/** Nodes with a page of the facts of each. */
interface Pages {
  readonly nodes: readonly {
    readonly id: string;
    readonly page: { readonly nodes: readonly { readonly id: string }[] };
  }[];
}
