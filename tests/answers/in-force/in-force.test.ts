import { afterAll, describe, expect, test } from '@jest/globals';
import { IN_FORCE_LEVELS, type InForceLevel } from '../../../src/domain/index.ts';
import { indexSpecs } from '../../../src/evidence/index.ts';
import type { GraphPort } from '../../../src/graph/index.ts';
import { nodeType } from '../../../src/model/index.ts';
import { isInForce } from '../../analysis/oracle.ts';
import { randomGraph, randomOf, writeGraph } from '../../fuzz/random-graph.ts';
import { askGraph, type Data, model } from '../../support/ask.ts';
import { describeEngines, openTestGraph } from '../../support/engines.ts';
import { allQuestions, DATED, STATES } from './questions.ts';
import { type AsOf, type Kept, reduced } from './reduced.ts';
import { undecidedIn, withoutUndecided } from './undecided.ts';

/** Neo4j takes long to plan a text for the first time, so it is asked each question at one level, on one day. */
const DAYS = { embedded: ['2010-06-01', '2015-06-15', '2019-12-31', '2023-09-13'], neo4j: ['2015-06-15'] };

/** Facts of all precisions, with and without ends and observations. */
const data = randomGraph(model, randomOf(16), {
  Tenure: 60,
  Membership: 60,
  Loan: 60,
  Event: 40,
  Balance: 60,
  Country: 5,
});

const QUESTIONS = allQuestions();

const LIMITS = { costLimit: 1e9, stepLimit: 1e12 };

async function answer(graph: GraphPort, text: string): Promise<Data> {
  const { result } = await askGraph(graph, `{ ${text} }`, {}, LIMITS);
  if (result.errors) throw new Error(`${text}: ${result.errors.map(({ message }) => message).join('\n')}`);
  return result.data ?? {};
}

/** The graphs that are left of the data, each filled when it is first asked. */
class ReducedGraphs {
  readonly #graphs = new Map<string, Promise<GraphPort>>();

  at(asOf: AsOf, kept: Kept): Promise<GraphPort> {
    const key = `${asOf.at} ${asOf.level} ${kept}`;
    const graph = this.#graphs.get(key) ?? fill(reduced(data, asOf, kept));
    this.#graphs.set(key, graph);
    return graph;
  }

  async close(): Promise<void> {
    for (const graph of this.#graphs.values()) await (await graph).close();
  }
}

async function fill(part: typeof data): Promise<GraphPort> {
  const graph = await openTestGraph('embedded');
  await graph.ensureIndexes(indexSpecs(model));
  await writeGraph(graph, part);
  return graph;
}

describe('the fields that take a day', () => {
  test('are all asked', () => {
    expect([...new Set(QUESTIONS.map(({ field }) => field))]).toEqual(DATED);
    expect(DATED.length).toBeGreaterThan(60);
    expect(STATES).toEqual(['Event', 'Loan', 'Membership', 'Tenure']);
  });
});

describeEngines(
  'a random graph on a day',
  async (graph) => {
    await graph.ensureIndexes(indexSpecs(model));
    await writeGraph(graph, data);
  },
  (graph, engine) => {
    const graphs = new ReducedGraphs();
    afterAll(() => graphs.close());

    test.each(IN_FORCE_LEVELS)(
      'answers every field that takes a day as a graph without all that is not at least %s',
      async (level) => {
        const turn = IN_FORCE_LEVELS.indexOf(level);
        const asked = QUESTIONS.filter((_, index) => engine === 'embedded' || index % IN_FORCE_LEVELS.length === turn);
        let [items, undecided] = [0, 0];
        for (const at of DAYS[engine]) {
          for (const { field, text, kept } of asked) {
            const found = await answer(graph(), text(`at: "${at}", inForce: ${level} `));
            const expected = await answer(await graphs.at({ at, level }, kept), text(''));
            expect({ field, at, found: withoutUndecided(found) }).toEqual({
              field,
              at,
              found: withoutUndecided(expected),
            });
            const possible = await answer(await graphs.at({ at, level: 'POSSIBLE' }, kept), text(''));
            for (const one of undecidedIn(found, possible)) {
              expect({ field, at, ...one }).toMatchObject({ told: one.expected });
              undecided += one.expected;
            }
            items += JSON.stringify(found).split('"id"').length - 1;
          }
        }
        // The figures show that there was something to tell apart.
        expect(items).toBeGreaterThan(engine === 'embedded' ? 1000 : 200);
        expect(undecided > 0).toBe(level !== 'POSSIBLE');
      },
      600_000,
    );

    test.each(STATES)('has the %s facts as surely in force as their dates say', async (name) => {
      const type = nodeType(model, name);
      const seen = new Set<string>();
      for (const at of DAYS[engine]) {
        const text = `${type.collections[0]?.name}(first: 100) { nodes { id inForce(at: "${at}") } }`;
        const [found] = Object.values(await answer(graph(), text)) as { nodes: { id: string; inForce: string }[] }[];
        const state = (id: string): string => {
          const fact = data.nodes.get(type.label)?.find((node) => node.id === id) ?? {};
          return IN_FORCE_LEVELS.find((level: InForceLevel) => isInForce(fact, at, level)) ?? 'NOT';
        };
        for (const { id, inForce } of found?.nodes ?? []) {
          expect({ id, at, inForce }).toEqual({ id, at, inForce: state(id) });
          seen.add(inForce);
        }
      }
      if (engine === 'embedded') expect(seen.size).toBe(4);
    });
  },
);
