import { nodesOf, queryReadings, type Statistics } from '../../domain/index.ts';
import type { Prerequisites } from '../bind/prerequisites.ts';
import type { SearchRequest } from '../bind/search.ts';
import type { CostTally } from './tally.ts';
import { SEARCHED } from './weights.ts';

/** The steps for one reading of a search's text. Without an index, an engine visits all nodes of the types. */
export const searchSteps = ({ targets }: Pick<SearchRequest, 'targets'>, statistics: Statistics): number =>
  SEARCHED * targets.reduce((sum, { label }) => sum + nodesOf(statistics, label), 0);

/** Adds the steps of an operation's searches and analyses. */
export function addPrerequisiteSteps(
  tally: CostTally,
  { searches, analyses }: Prerequisites,
  statistics: Statistics,
): void {
  for (const [search] of searches) {
    // Each reading of the text is a search of its own.
    tally.add(search.path, queryReadings(search.text).length * searchSteps(search, statistics));
  }
  for (const { analysis, question } of analyses) tally.add(question.path, analysis.steps(question, statistics));
}
