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
import { AllianceSizes } from './alliance-sizes.ts';
import { type Chains, chainsAlong } from './chains.ts';
import { estimateLevels } from './estimate.ts';
import { otherValues } from './fact-values.ts';
import { numberArgument } from './read-arguments.ts';
import { routesThrough } from './routes.ts';
import { searchLevels, startSide } from './search-levels.ts';
import { checkSources } from './totals/sources.ts';
import { type AskedVia, readVia } from './via.ts';

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

/**
 * Each side reads its ties once, and the ties along the routes are read again. What is possible is searched only after a
 * search that found no routes, and so read its ties once.
 */
function estimateSteps(question: AnalysisQuestion, statistics: Statistics): number {
  const levels = Number(question.given.maxSteps);
  const sides = ['from', 'to'].map((argument) => estimateLevels(question, statistics, argument, levels));
  const times = isUndecidedAsked(question) ? 3 : 2;
  return times * sides.reduce((sum, steps) => sum + steps, 0);
}

const isUndecidedAsked = (question: AnalysisQuestion): boolean => {
  const { via } = readPaths(question);
  return question.selected.has('undecided') && via.at !== undefined && via.level !== 'POSSIBLE';
};

async function findPaths(call: AnalysisCall): Promise<AnalysisResult> {
  const asked = readPaths(call);
  const { from, to, via } = asked;
  await checkSources(call, via.sources);
  const found = await findChains(call, asked, {
    isMarked: call.selected.has('fromOthers'),
    check: () =>
      checkActors(call, [
        ['from', from],
        ['to', to],
      ]),
  });
  if (found.outcome !== 'NONE' || !isUndecidedAsked(call)) return { ...found, undecided: null };
  const possible: AskedVia = { ...via, level: 'POSSIBLE' };
  const undecided = await findChains(
    call,
    { ...asked, via: possible },
    { isMarked: true, check: async () => undefined },
  );
  return { ...found, undecided };
}

/** The shortest chains, and with `isMarked` what none of the sources asked for gives. `check` fails if an actor does not exist. */
async function findChains(
  call: AnalysisCall,
  { via, maxSteps, first, from, to }: ReturnType<typeof readPaths>,
  { isMarked, check }: { readonly isMarked: boolean; readonly check: () => Promise<unknown> },
): Promise<AnalysisResult> {
  const mark = async (found: Chains): Promise<AnalysisResult> =>
    isMarked ? await markOthers(call, via, found) : { fromOthers: [] };
  const sizes = new AllianceSizes(call, via);
  // Often a single fact ties the two; then no search is needed, and both exist.
  const direct = await chainsAlong(call, sizes, [[from, to]], first);
  if (direct.chains.length > 0) return { outcome: 'FOUND', steps: 1, seen: 2, ...direct, ...(await mark(direct)) };
  const sides = [startSide(from), startSide(to)] as const;
  const [, levels] = await together([check(), searchLevels(call, sizes, sides, maxSteps)]);
  const seen = new Set([...sides[0].distances.keys(), ...sides[1].distances.keys()]).size;
  const { outcome } = levels;
  if (outcome !== 'FOUND') {
    return { outcome, steps: null, seen, chains: [], more: false, gaveUp: outcome === 'GAVE_UP', fromOthers: [] };
  }
  const found = await chainsAlong(call, sizes, routesThrough(sides, levels.meetings), first);
  return { outcome: 'FOUND', steps: levels.steps, seen, ...found, ...(await mark(found)) };
}

/** The values of the facts along chains that none of the sources asked for gives. */
async function markOthers(call: AnalysisCall, { sources }: AskedVia, { chains }: Chains): Promise<AnalysisResult> {
  if (!sources) return { fromOthers: [] };
  const facts = chains.flatMap(({ steps }) => steps.map(({ fact }) => fact));
  return { fromOthers: await otherValues(call, facts, sources) };
}
