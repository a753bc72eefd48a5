import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isInputObjectType } from 'graphql';
import { nodeType } from '../../src/model/index.ts';
import { type Condition, generateCondition } from '../fuzz/conditions.ts';
import { Oracle } from '../fuzz/oracle.ts';
import { randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { api, dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const data = randomGraph(model, randomOf(11));
const oracle = new Oracle(model, data);

/** A condition that `where` finds no way to walk from: it is tested row by row. */
const never = { id: { in: [] } };

const DAYS = [undefined, '2010-01-01', '2021-01-01'];

describeEngines(
  'conditions',
  (graph) => writeGraph(graph, data),
  (graph, engine) => {
    // Neo4j takes a tenth of a second to plan each operation it has not seen.
    const numRuns = engine === 'neo4j' ? 15 : 150;

    test.each([...model.nodes.values()].map(({ name, collections }) => [name, collections[0]?.name ?? '']))(
      '%s: keep what the oracle keeps, its complement the rest, by a walk as by a test',
      async (name, collection) => {
        const type = nodeType(model, name);
        const input = api.schema.getType(`${name}Where`);
        if (!isInputObjectType(input)) throw new Error(`There is no ${name}Where`);
        const query = `query ($where: ${name}Where, $at: Date) {
          found: ${collection}(where: $where, at: $at, first: 100) { nodes { id } totalCount }
        }`;
        const property = fc.asyncProperty(fc.gen(), fc.constantFrom(...DAYS), async (gen, at) => {
          const where: Condition = generateCondition(gen, input, 4);
          // One at a time: Neo4j takes seconds to plan some of these.
          const found = async (asked: Condition): Promise<unknown> =>
            (await dataOf(graph(), query, { where: asked, ...(at === undefined ? {} : { at }) })).found;
          const expected = oracle.ids(type, where, at);
          const complement = oracle.ids(type, { not: where }, at);
          const page = (ids: readonly unknown[]) => ({ nodes: ids.map((id) => ({ id })), totalCount: ids.length });
          const answer = {
            is: await found(where),
            not: await found({ not: where }),
            tested: await found({ or: [where, never] }),
          };
          expect({ where, answer }).toEqual({
            where,
            answer: { is: page(expected), not: page(complement), tested: page(expected) },
          });
        });
        await fc.assert(property, { numRuns, seed: 5, endOnFailure: true });
      },
      120_000,
    );
  },
);
