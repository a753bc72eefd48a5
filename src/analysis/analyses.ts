import type { Analyses } from '../compiler/analysis-call.ts';
import { SUBQUERY } from '../compiler/price/weights.ts';
import { centrality, communities } from './centrality.ts';
import { commonTies } from './common-ties.ts';
import { exposure } from './exposure.ts';
import { neighborhood } from './neighborhood.ts';
import { paths } from './paths.ts';
import { idsOf, stepsAround, stepsInLevels, stepsOverAll } from './steps.ts';
import { timeline } from './timeline.ts';

/** The analyses, by the root field that each answers. */
export const ANALYSES: Analyses = Object.freeze({
  // Each side goes over its ties once, and then over those that the routes lie on.
  paths: { find: paths, steps: (question, statistics) => 2 * levels(question, statistics, ['from', 'to'], 'maxSteps') },
  // And once more for the links between those that are answered.
  neighborhood: {
    find: neighborhood,
    steps: (question, statistics) => 2 * levels(question, statistics, ['of'], 'steps'),
  },
  commonTies: { find: commonTies, steps: (...ties) => around(ties, 'between', true) },
  // Of each loan, the other side and the latest balance are asked for.
  exposure: { find: exposure, steps: (...ties) => (1 + 2 * SUBQUERY) * around(ties, 'country', false) },
  timeline: { find: timeline, steps: (...ties) => around(ties, 'about', true) },
  centrality: { find: centrality, steps: (question, statistics) => stepsOverAll({ question, statistics }) },
  communities: { find: communities, steps: (question, statistics) => stepsOverAll({ question, statistics }) },
});

type Priced = Parameters<Analyses[string]['steps']>;

const around = ([question, statistics]: Priced, argument: string, further: boolean): number =>
  stepsAround({ question, statistics }, idsOf(question, argument), further);

function levels(question: Priced[0], statistics: Priced[1], beginnings: readonly string[], argument: string): number {
  const count = Number(question.given[argument]);
  return beginnings.reduce(
    (sum, name) => sum + stepsInLevels({ question, statistics }, idsOf(question, name), count),
    0,
  );
}
