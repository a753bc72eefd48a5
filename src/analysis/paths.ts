import {
  type Analysis,
  type AnalysisCall,
  type AnalysisQuestion,
  type AnalysisResult,
  badInput,
} from '../compiler/index.ts';
import type { Statistics } from '../domain/index.ts';
import { together } from '../graph/index.ts';
import { LIMITS } from '../model/index.ts';
import { checkActors } from './actors.ts';
import { type Chains, chainsAlong } from './chains.ts';
import { estimateLevels, timesForSources } from './estimate.ts';
import { otherValues } from './fact-values.ts';
import { numberArgument } from './read-arguments.ts';
import { routesThrough } from './routes.ts';
import { searchLevels, startSide } from './search-levels.ts';
import { checkSources } from './totals/sources.ts';
import { readVia, type Via } from './via.ts';

/** The root field `paths`. */
export const paths: Analysis = { check: readPaths, find: findPaths, steps: estimateSteps };

function readPaths(question: AnalysisQuestion) {
  const via = readVia(question);
  const maxSteps = numberArgument(question, 'maxSteps', 1, LIMITS.pathSteps);
  const first = numberArgument(question, 'first', 1, LIMITS.pathChains);
  const [from, to] = [String(question.given.from), String(question.given.to)];
  if (from === to) throw badInput(`${question.path}.to`, 'is the same actor as from; a path leads to another one');
  return { via, maxSteps, first, from, to };
}

/** Each side reads its ties once, and the ties along the routes are read again. */
function estimateSteps(question: AnalysisQuestion, statistics: Statistics): number {
  const levels = Number(question.given.maxSteps);
  const sides = ['from', 'to'].map((argument) => estimateLevels(question, statistics, argument, levels));
  return 2 * timesForSources(question, statistics) * sides.reduce((sum, steps) => sum + steps, 0);
}

async function findPaths(call: AnalysisCall): Promise<AnalysisResult> {
  const { via, maxSteps, first, from, to } = readPaths(call);
  await checkSources(call, via.sources);
  // Often a single fact ties the two; then no search is needed, and both exist.
  const direct = await chainsAlong(call, via, [[from, to]], first);
  if (direct.chains.length > 0)
    return { outcome: 'FOUND', steps: 1, seen: 2, ...direct, ...(await markOthers(call, via, direct)) };
  const sides = [startSide(from), startSide(to)] as const;
  const [, levels] = await together([
    checkActors(call, [
      ['from', from],
      ['to', to],
    ]),
    searchLevels(call, via, sides, maxSteps),
  ]);
  const seen = new Set([...sides[0].distances.keys(), ...sides[1].distances.keys()]).size;
  const { outcome } = levels;
  if (outcome !== 'FOUND') {
    return { outcome, steps: null, seen, chains: [], more: false, gaveUp: outcome === 'GAVE_UP', fromOthers: [] };
  }
  const found = await chainsAlong(call, via, routesThrough(sides, levels.meetings), first);
  return { outcome: 'FOUND', steps: levels.steps, seen, ...found, ...(await markOthers(call, via, found)) };
}

/** The values of the facts along chains that none of the sources asked for gives. */
async function markOthers(call: AnalysisCall, { sources }: Via, { chains }: Chains): Promise<AnalysisResult> {
  if (!sources || !call.selected.has('fromOthers')) return { fromOthers: [] };
  const facts = chains.flatMap(({ steps }) => steps.map(({ fact }) => fact));
  return { fromOthers: await otherValues(call, facts, sources) };
}
