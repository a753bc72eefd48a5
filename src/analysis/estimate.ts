import { type AnalysisCall, type AnalysisQuestion, distinct, type Stream, SUBQUERY, walk } from '../compiler/index.ts';
import { nodesOf, type Statistics } from '../domain/index.ts';
import { nodeType, relationOf } from '../model/index.ts';
import { givenIds } from './read-arguments.ts';
import { MAX_VISITED } from './read-limits.ts';
import { actorTypes, endsFor, idsByLabel, type TieEnd, tieTypes } from './tie-types.ts';

// A step is a node or relationship that the engine touches. Estimates assume that every actor has the average number of
// facts of its label.

/** The steps to read all ties once. */
export const estimateAllTies = (question: AnalysisQuestion, statistics: Statistics): number =>
  actorTypes(question.model).reduce((sum, { label }) => sum + estimateLabel(question, statistics, label), 0);

/** The steps to read the facts of the actors in an argument, and the actors to which they tie them. */
export const estimateTies = (question: AnalysisQuestion, statistics: Statistics, argument: string): number =>
  estimateIds(question, statistics, givenIds(question, argument));

/** The steps of a search of this many levels from the actors in an argument. Each actor is visited once. */
export function estimateLevels(
  question: AnalysisQuestion,
  statistics: Statistics,
  argument: string,
  levels: number,
): number {
  const { model } = question;
  const all = estimateAllTies(question, statistics);
  const types = actorTypes(model);
  let frontier = new Map(
    [...idsByLabel(model, givenIds(question, argument))].map(([label, ids]) => [label, ids.length]),
  );
  let steps = 0;
  for (let level = 0; level < levels && steps < all; level++) {
    let reached = 0;
    for (const [label, count] of frontier) {
      const found = estimateFrom(question, statistics, actorsOf(statistics, label, count));
      steps += found.steps;
      reached += found.reached;
    }
    frontier = new Map(types.map(({ label }) => [label, Math.min(reached, MAX_VISITED)]));
  }
  return Math.min(steps, all);
}

interface StatementStart {
  readonly label: string;
  readonly ids: readonly string[] | undefined;
  readonly seen?: number;
}

/** The steps of a statement that starts from actors of one label: all, some, or those that are not seen. */
export function estimateStatement(call: AnalysisCall, { label, ids, seen }: StatementStart): number {
  const { statistics } = call;
  if (ids) return estimateIds(call, statistics, ids);
  if (seen === undefined) return estimateLabel(call, statistics, label);
  const all = nodesOf(statistics, label);
  const unseen = actorsOf(statistics, label, Math.max(0, all - seen));
  return all + estimateFrom(call, statistics, unseen).steps;
}

/** The steps of several such statements. */
export const estimateStatements = (call: AnalysisCall, statements: readonly StatementStart[]): number =>
  statements.reduce((sum, statement) => sum + estimateStatement(call, statement), 0);

function estimateIds(question: AnalysisQuestion, statistics: Statistics, ids: Iterable<string>): number {
  let steps = 0;
  for (const [label, own] of idsByLabel(question.model, ids)) {
    steps += own.length + estimateFrom(question, statistics, actorsOf(statistics, label, own.length)).steps;
  }
  return steps;
}

const estimateLabel = (question: AnalysisQuestion, statistics: Statistics, label: string): number =>
  estimateFrom(question, statistics, actorsOf(statistics, label, nodesOf(statistics, label))).steps;

/** This many different actors of a label. */
const actorsOf = (statistics: Statistics, label: string, count: number): Stream =>
  distinct(statistics, { label, rows: count, repeat: 1 });

/** The steps from some actors to their facts and on, and the number of actors reached. */
function estimateFrom(
  question: AnalysisQuestion,
  statistics: Statistics,
  from: Stream,
): { readonly steps: number; readonly reached: number } {
  let [steps, reached] = [0, 0];
  for (const { fact, near, far } of countedEnds(question, from.label ?? '')) {
    const facts = walk(statistics, from, { relationship: near.relationship, direction: 'IN' }, fact);
    steps += facts.steps + estimateSources(question, statistics, facts.to);
    steps += estimateMembers(question, statistics, from, { fact, near, far });
    for (const { relationship } of far) {
      const others = walk(statistics, facts.to, { relationship, direction: 'OUT' }, undefined);
      steps += others.steps;
      reached += others.to.rows;
    }
  }
  return { steps, reached };
}

/** The steps to look whether one of the sources asked for states a fact: to each of its statements, and on to its source. */
function estimateSources({ model, given }: AnalysisQuestion, statistics: Statistics, facts: Stream): number {
  if ((given.sources ?? undefined) === undefined) return 0;
  const statement = nodeType(model, 'Statement');
  const { relationship } = relationOf(statement, 'subject');
  return 2 * walk(statistics, facts, { relationship, direction: 'IN' }, statement.label).steps;
}

/**
 * The steps to count the members of the alliances of some actors, or of those alliances themselves, if `maxMembers` limits
 * them: each alliance once, however many of its members are among the actors.
 */
function estimateMembers(
  { model, given }: AnalysisQuestion,
  statistics: Statistics,
  from: Stream,
  { fact, near, far }: CountedEnd,
): number {
  const type = nodeType(model, 'Membership');
  if (fact !== type.label || (viaOf(given).maxMembers ?? undefined) === undefined) return 0;
  const [member, alliance] = [relationOf(type, 'member'), relationOf(type, 'alliance')];
  const label = nodeType(model, alliance.target).label;
  let steps = 0;
  let alliances = from;
  if (near.role !== alliance.name) {
    const facts = walk(statistics, from, { relationship: near.relationship, direction: 'IN' }, fact);
    steps += facts.steps;
    for (const { relationship } of far) {
      const others = walk(statistics, facts.to, { relationship, direction: 'OUT' }, label);
      steps += others.steps;
      alliances = distinct(statistics, others.to);
    }
  }
  const memberships = walk(statistics, alliances, { relationship: alliance.relationship, direction: 'IN' }, fact);
  const members = walk(statistics, memberships.to, { relationship: member.relationship, direction: 'OUT' }, undefined);
  return steps + SUBQUERY * alliances.rows + memberships.steps + members.steps;
}

const viaOf = (given: AnalysisQuestion['given']): { readonly facts?: unknown; readonly maxMembers?: unknown } =>
  (given.via ?? {}) as object;

/** A role of actors in facts of a label, with the other roles. */
interface CountedEnd {
  readonly fact: string;
  readonly near: TieEnd;
  readonly far: readonly TieEnd[];
}

/** The roles of actors of a label in the kinds of facts that count, each with the other roles. */
function countedEnds({ model, given }: AnalysisQuestion, label: string): readonly CountedEnd[] {
  const { facts: kinds } = viaOf(given);
  return tieTypes(model)
    .filter(({ kind }) => !Array.isArray(kinds) || kinds.includes(kind))
    .flatMap((tie) =>
      endsFor(tie, label).map((near) => ({
        fact: tie.type.label,
        near,
        far: tie.ends.filter((end) => end !== near || near.role === undefined),
      })),
    );
}
