import { type AnalysisCall, type AnalysisQuestion, type AnalysisResult, badInput } from '../compiler/index.ts';
import { together } from '../graph/index.ts';
import { checkActors } from './actors.ts';
import { numberArgument } from './call.ts';
import { chainsAlong, routesOver } from './chains.ts';
import { searchLevels, sideFrom } from './search-levels.ts';
import { readVia } from './via.ts';

const MAX_STEPS = 8;
const MAX_CHAINS = 50;

/** What is asked for. */
export function readPaths(question: AnalysisQuestion) {
  const via = readVia(question);
  const maxSteps = numberArgument(question, 'maxSteps', 1, MAX_STEPS);
  const first = numberArgument(question, 'first', 1, MAX_CHAINS);
  const [from, to] = [String(question.given.from), String(question.given.to)];
  if (from === to) {
    throw badInput(`${question.path}.to`, 'is the actor that the path begins with; a path leads to another one');
  }
  return { via, maxSteps, first, from, to };
}

/** The root field `paths`. */
export async function paths(call: AnalysisCall): Promise<AnalysisResult> {
  const { via, maxSteps, first, from, to } = readPaths(call);
  // Where one fact ties the two, which is often so, nothing needs to be searched for, and both are there.
  const direct = await chainsAlong(call, via, [[from, to]], first);
  if (direct.chains.length > 0) return { outcome: 'FOUND', steps: 1, seen: 2, ...direct };
  const sides = [sideFrom(from), sideFrom(to)] as const;
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
    return { outcome, steps: null, seen, chains: [], more: false, gaveUp: outcome === 'GAVE_UP' };
  }
  const found = await chainsAlong(call, via, routesOver(sides, levels.meetings), first);
  return { outcome: 'FOUND', steps: levels.steps, seen, ...found };
}
