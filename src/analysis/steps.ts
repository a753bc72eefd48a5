import { type AnalysisCall, type AnalysisQuestion, distinct, type Stream, walk } from '../compiler/index.ts';
import { nodesOf, type Statistics } from '../domain/index.ts';
import { MAX_SEEN } from './bounds.ts';
import { actorTypes, byLabel, type End, tieTypes } from './ends.ts';

/** What analyses are priced from: the kinds of facts that count as ties, and how many of everything there are. */
export interface Ties {
  readonly question: AnalysisQuestion;
  readonly statistics: Statistics;
}

/** So many different actors of one label. */
const actors = ({ statistics }: Ties, label: string, count: number): Stream =>
  distinct(statistics, { label, rows: count, repeat: 1 });

/** The ways that lead from actors of a label over facts that count to others. */
function waysFrom({ question: { model, given } }: Ties, label: string) {
  const kinds = (given.via as { readonly facts?: unknown } | null | undefined)?.facts;
  const plays = (end: End): boolean => end.actors.some((actor) => actor.label === label);
  return tieTypes(model)
    .filter(({ kind }) => !Array.isArray(kinds) || kinds.includes(kind))
    .flatMap(({ type, ends }) =>
      ends.filter(plays).map((near) => ({
        fact: type.label,
        near,
        far: ends.filter((end) => end !== near || near.role === undefined),
      })),
    );
}

/** What is touched to find the facts of actors and, with `further`, whom else they tie; and how many facts there are. */
function stepsFrom(ties: Ties, from: Stream, further: boolean): { readonly steps: number; readonly reached: number } {
  let [steps, reached] = [0, 0];
  for (const { fact, near, far } of waysFrom(ties, from.label ?? '')) {
    const facts = walk(ties.statistics, from, { relationship: near.relationship, direction: 'IN' }, fact);
    steps += facts.steps;
    for (const { relationship } of further ? far : []) {
      const others = walk(ties.statistics, facts.to, { relationship, direction: 'OUT' }, undefined);
      steps += others.steps;
      reached += others.to.rows;
    }
  }
  return { steps, reached };
}

/** What it takes to go over all ties once. */
export const stepsOverAll = (ties: Ties): number =>
  actorTypes(ties.question.model).reduce((sum, { label }) => sum + stepsFromLabel(ties, label), 0);

const stepsFromLabel = (ties: Ties, label: string): number =>
  stepsFrom(ties, actors(ties, label, nodesOf(ties.statistics, label)), true).steps;

/** What it takes to look once at the facts of actors with these ids; with `further`, also at whom those tie. */
export function stepsAround(ties: Ties, ids: Iterable<string>, further: boolean): number {
  let steps = 0;
  for (const [label, own] of byLabel(ties.question.model, ids)) {
    steps += own.length + stepsFrom(ties, actors(ties, label, own.length), further).steps;
  }
  return steps;
}

/** What it takes to read the ties of actors with these ids: of one level of an analysis, and not of all. */
export const stepsOfTies = (call: AnalysisCall, ids: Iterable<string>): number => stepsAround(tiesOf(call), ids, true);

/** What it takes to read the ties of all actors of a label. */
export const stepsOfLabel = (call: AnalysisCall, label: string): number => stepsFromLabel(tiesOf(call), label);

const tiesOf = ({ model, given, path, statistics }: AnalysisCall): Ties => ({
  question: { model, given, path },
  statistics,
});

/** What it takes to go so many levels from actors, of which each is gone from once. */
export function stepsInLevels(ties: Ties, ids: readonly string[], levels: number): number {
  const all = stepsOverAll(ties);
  const types = actorTypes(ties.question.model);
  let frontier = new Map([...byLabel(ties.question.model, ids)].map(([label, own]) => [label, own.length]));
  let steps = 0;
  for (let level = 0; level < levels && steps < all; level++) {
    let reached = 0;
    for (const [label, count] of frontier) {
      const found = stepsFrom(ties, actors(ties, label, count), true);
      steps += found.steps;
      reached += found.reached;
    }
    frontier = new Map(types.map(({ label }) => [label, Math.min(reached, MAX_SEEN)]));
  }
  return Math.min(steps, all);
}

/** The ids that an argument gives. */
export const idsOf = ({ given }: AnalysisQuestion, name: string): readonly string[] =>
  [...new Set([given[name]].flat())].map(String);
