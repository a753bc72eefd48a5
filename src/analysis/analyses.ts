import { type Analyses, SUBQUERY } from '../compiler/index.ts';
import { centrality, communities, readSliceQuestion } from './centrality.ts';
import { commonTies, readCommonTies } from './common-ties.ts';
import { exposure, readExposure } from './exposure.ts';
import { neighborhood, readNeighborhood } from './neighborhood.ts';
import { paths, readPaths } from './paths.ts';
import { idsOf, stepsAround, stepsInLevels, stepsOverAll } from './steps.ts';
import { readTimeline, timeline } from './timeline.ts';

/** The analyses, by the root field that each answers. */
export const ANALYSES: Analyses = Object.freeze({
  // Each side goes over its ties once, and then over those that the routes lie on.
  paths: {
    check: readPaths,
    find: paths,
    steps: (question, statistics) => 2 * levels(question, statistics, ['from', 'to'], 'maxSteps'),
  },
  // And once more for the links between those that are answered.
  neighborhood: {
    check: readNeighborhood,
    find: neighborhood,
    steps: (question, statistics) => 2 * levels(question, statistics, ['of'], 'steps'),
  },
  commonTies: { check: readCommonTies, find: commonTies, steps: (...ties) => around(ties, 'between', true) },
  // Of each loan, the other side and the latest balance are asked for.
  exposure: {
    check: readExposure,
    find: exposure,
    steps: (...ties) => (1 + 2 * SUBQUERY) * around(ties, 'country', false),
  },
  timeline: { check: readTimeline, find: timeline, steps: (...ties) => around(ties, 'about', true) },
  centrality: {
    check: readSliceQuestion,
    find: centrality,
    steps: (question, statistics) => stepsOverAll({ question, statistics }),
  },
  communities: {
    check: readSliceQuestion,
    find: communities,
    steps: (question, statistics) => stepsOverAll({ question, statistics }),
  },
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
