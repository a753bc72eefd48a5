import { expect, test } from '@jest/globals';
import { writeGraph } from '../fuzz/random-graph.ts';
import { dataOf } from '../support/ask.ts';
import { emptied } from '../support/dump.ts';
import { describeEngines } from '../support/engines.ts';
import { ASKED, graphWithSources, reduced } from '../support/stated-facts.ts';

/** Analyses of ties, each with a place for further arguments. */
const QUESTIONS: readonly ((more: string) => string)[] = [
  (more) => `paths(from: "country:1", to: "person:2", maxSteps: 6, first: 50 ${more}) {
    outcome steps chains { steps { fact { id } from { id } to { id } } }
  }`,
  (more) => `paths(from: "country:3", to: "alliance:2", via: { facts: [MEMBERSHIP, EVENT, LOAN] } ${more}) {
    outcome steps chains { steps { fact { id } } }
  }`,
  (more) => `commonTies(between: ["country:0", "country:1"] ${more}) {
    actorCount factCount actors { actor { id } ties { fact { id } } } facts { fact { id } }
  }`,
  (more) => `neighborhood(of: ["country:1"], steps: 2 ${more}) {
    nodes { actorId degree distance } links { id } rings { distance actors } truncated { nodes }
  }`,
  (more) => `neighborhood(of: ["country:2"], hops: 2 ${more}) { rings { distance actors between complete } }`,
  (more) => `timeline(about: ["country:0", "country:1", "country:2"], first: 100 ${more}) {
    totalCount undated undatedFacts { id } edges { date mark node { id } } gaps { from until }
  }`,
  (more) => `timeline(about: ["country:0", "country:1", "country:2", "country:3"], between: true ${more}) {
    totalCount undated nodes { id }
  }`,
  (more) => `centrality(metric: DEGREE ${more}) { size ties actors { score actor { id } } }`,
  (more) => `communities(via: { facts: [MEMBERSHIP, TENURE] } ${more}) { size ties }`,
  (more) => `exposure(country: "country:1", counting: INCLUDING_UMBRELLAS ${more}) {
    totalUsd counterparties { party { id } amountUsd } leftOut { reason loans }
  }`,
];

describeEngines(
  'analyses of what some sources state',
  () => Promise.resolve(),
  (graph, engine) => {
    test('are those of a graph that holds nothing else', async () => {
      let narrowed = 0;
      for (const seed of engine === 'neo4j' ? [3] : [3, 4, 5, 6]) {
        const all = graphWithSources(seed);
        // An operation may ask for four analyses.
        const ask = async (more: string): Promise<Readonly<Record<string, unknown>>> => {
          const fields = QUESTIONS.map((question, index) => `q${index}: ${question(more)}`);
          const answers = [];
          for (let start = 0; start < fields.length; start += 4) {
            answers.push(await dataOf(graph(), `{ ${fields.slice(start, start + 4).join(' ')} }`));
          }
          return Object.assign({}, ...answers);
        };
        await emptied(graph());
        await writeGraph(graph(), all);
        const whole = await ask('');
        const chosen = `, sources: ${JSON.stringify(ASKED)}`;
        const found = await ask(chosen);
        await emptied(graph());
        await writeGraph(graph(), reduced(all));
        expect(found).toEqual(await ask(''));
        const answers = Object.entries(whole);
        narrowed += answers.filter(([name, one]) => JSON.stringify(one) !== JSON.stringify(found[name])).length;
      }
      // Most answers are others than those over all sources.
      expect(narrowed).toBeGreaterThan(engine === 'neo4j' ? 2 : 10);
    });
  },
);
