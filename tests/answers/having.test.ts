import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isInputObjectType } from 'graphql';
import { groupKeys, type NodeType, nodeType, type PropertyField } from '../../src/model/index.ts';
import { meetsComparisons } from '../fuzz/aggregates.ts';
import type { Value } from '../fuzz/comparisons.ts';
import { HOLDS } from '../fuzz/comparisons.ts';
import { type Condition, generateCondition } from '../fuzz/conditions.ts';
import { fillRandomly, randomOf } from '../fuzz/random-graph.ts';
import { type NamedAggregate, selectAggregates } from '../support/aggregates.ts';
import { api, dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

type Aggregates = Readonly<Record<string, unknown>>;

interface Found {
  readonly all: readonly { readonly aggregate: Aggregates }[];
  readonly kept: readonly unknown[];
  readonly groupCount: number;
}

/** The aggregates of properties that a condition is about. */
function mentionedIn(having: Condition): readonly NamedAggregate[] {
  return Object.entries(having).flatMap(([name, given]): readonly NamedAggregate[] => {
    if (name === 'and' || name === 'or') return (given as readonly Condition[]).flatMap(mentionedIn);
    if (name === 'not') return mentionedIn(given as Condition);
    return name === 'count' ? [] : Object.keys(given as Condition).map((one) => ({ property: name, name: one }));
  });
}

/** Whether the aggregates that a group shows meet a condition. */
function meets(type: NodeType, aggregates: Aggregates, having: Condition): boolean {
  return Object.entries(having).every(([name, given]) => {
    const conditions = given as Condition & readonly Condition[];
    if (name === 'and') return conditions.every((one) => meets(type, aggregates, one));
    if (name === 'or') return conditions.some((one) => meets(type, aggregates, one));
    if (name === 'not') return !meets(type, aggregates, conditions);
    if (name === 'count') {
      return Object.entries(conditions).every(([one, asked]) => HOLDS[one as 'eq'](aggregates.count as number, asked));
    }
    const values = aggregates[name] as Aggregates;
    return Object.entries(conditions).every(([one, asked]) =>
      meetsComparisons(
        one,
        type.fields.get(name) as PropertyField,
        (values[one] ?? undefined) as Value | undefined,
        asked as Condition,
      ),
    );
  });
}

describeEngines(
  'groups that meet a condition',
  (graph) => fillRandomly(graph, model, randomOf(23)),
  (graph, engine) => {
    const numRuns = engine === 'neo4j' ? 2 : 15;

    test.each([...model.nodes.values()].map(({ name, collections }) => [name, collections[0]?.name ?? '']))(
      '%s: are those of all groups whose aggregates do, and are counted so',
      async (name, collection) => {
        const type = nodeType(model, name);
        const input = api.schema.getType(`${name}GroupHaving`);
        if (!isInputObjectType(input)) throw new Error(`There is no ${name}GroupHaving`);
        const property = fc.asyncProperty(
          fc.gen(),
          fc.constantFrom(...groupKeys(model, type)),
          async (gen, { key }) => {
            const having = generateCondition(gen, input, 4);
            const select = `{ ${selectAggregates(mentionedIn(having))} }`;
            const query = `query ($having: ${name}GroupHaving) { ${collection} {
            all: groupBy(by: [${key}], first: 1000) ${select}
            kept: groupBy(by: [${key}], having: $having, first: 1000) ${select}
            groupCount(by: [${key}], having: $having)
          } }`;
            const found = (await dataOf(graph(), query, { having }))[collection] as Found;
            const kept = found.all.filter(({ aggregate }) => meets(type, aggregate, having));
            expect({ having, kept: found.kept, groupCount: found.groupCount }).toEqual({
              having,
              kept,
              groupCount: kept.length,
            });
          },
        );
        await fc.assert(property, { numRuns, seed: 9, endOnFailure: true });
      },
      120_000,
    );
  },
);
