import type { Analyses } from '../compiler/index.ts';
import { centrality, communities } from './centrality.ts';
import { commonTies } from './common-ties.ts';
import { exposure } from './exposure.ts';
import { neighborhood } from './neighborhood.ts';
import { paths } from './paths.ts';
import { timeline } from './timeline/timeline.ts';

/** The analyses, by the root field that each answers. */
export const ANALYSES: Analyses = Object.freeze({
  paths,
  neighborhood,
  commonTies,
  exposure,
  timeline,
  centrality,
  communities,
});
