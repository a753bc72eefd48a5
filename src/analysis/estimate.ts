import { type AnalysisCall, type AnalysisQuestion, distinct, type Stream, SUBQUERY, walk } from '../compiler/index.ts';
import { nodesOf, type Statistics } from '../domain/index.ts';
import { nodeType, perModel, relationOf } from '../model/index.ts';
import { givenIds } from './read-arguments.ts';
import { MAX_VISITED } from './read-limits.ts';
import { actorTypes, endsFor, idsByLabel, type TieEnd, tieTypes } from './tie-types.ts';

// A step is a node or relationship that the engine touches. Estimates assume that every actor has the average number of
// facts of its label.

/** The steps to read all ties once. */
export function estimateAllTies(question: AnalysisQuestion, statistics: Statistics): number {
  return actorTypes(question.model).reduce((sum, { label }) => sum + estimateLabel(question, statistics, label), 0);
}

/** The ties of all actors of a label to others, as often as facts make them. */
export const estimateReached = (question: AnalysisQuestion, statistics: Statistics, label: string): number =>
  estimateFrom(question, statistics, actorsOf(statistics, label, nodesOf(statistics, label))).reached;

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

interface FromActors {
  readonly steps: number;
  readonly reached: number;
}

/** What was estimated for a graph, by all that a question can change about it: every search asks for the same several times. */
const estimated = new WeakMap<Statistics, Map<string, FromActors>>();

/** The most of them that are remembered. */
const MAX_ESTIMATED = 2_000;

/** The steps from some different actors to their facts and on, and the number of actors reached. */
function estimateFrom(question: AnalysisQuestion, statistics: Statistics, from: Stream): FromActors {
  const { facts } = viaOf(question.given);
  const kinds = Array.isArray(facts) ? facts.join() : '';
  const key = [from.label, from.rows, kinds, isBySource(question), isByMembers(question)].join(' ');
  const known = estimated.get(statistics);
  const found = known?.get(key) ?? addUp(question, statistics, from);
  const kept = known && known.size < MAX_ESTIMATED ? known : new Map<string, FromActors>();
  estimated.set(statistics, kept.set(key, found));
  return found;
}

function addUp(question: AnalysisQuestion, statistics: Statistics, from: Stream): FromActors {
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
function estimateSources(question: AnalysisQuestion, statistics: Statistics, facts: Stream): number {
  if (!isBySource(question)) return 0;
  const { model } = question;
  const statement = nodeType(model, 'Statement');
  const { relationship } = relationOf(statement, 'subject');
  return 2 * walk(statistics, facts, { relationship, direction: 'IN' }, statement.label).steps;
}

/**
 * The steps to count the members of the alliances of some actors, or of those alliances themselves, if `maxMembers` limits
 * them: each alliance once, however many of its members are among the actors.
 */
function estimateMembers(
  question: AnalysisQuestion,
  statistics: Statistics,
  from: Stream,
  { fact, near, far }: Omit<CountedEnd, 'kind'>,
): number {
  if (!isByMembers(question)) return 0;
  const { model } = question;
  const type = nodeType(model, 'Membership');
  if (fact !== type.label) return 0;
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

const isBySource = ({ given }: AnalysisQuestion): boolean => (given.sources ?? undefined) !== undefined;

const isByMembers = ({ given }: AnalysisQuestion): boolean => (viaOf(given).maxMembers ?? undefined) !== undefined;

const viaOf = (given: AnalysisQuestion['given']): { readonly facts?: unknown; readonly maxMembers?: unknown } =>
  (given.via ?? {}) as object;

/** A role of actors in facts of a label, with the other roles. */
interface CountedEnd {
  readonly kind: string;
  readonly fact: string;
  readonly near: TieEnd;
  readonly far: readonly TieEnd[];
}

/** The roles of actors of a label in the kinds of facts that count, each with the other roles. */
function countedEnds({ model, given }: AnalysisQuestion, label: string): readonly CountedEnd[] {
  const { facts: kinds } = viaOf(given);
  const ends = endsByLabel(model).get(label) ?? [];
  return Array.isArray(kinds) ? ends.filter(({ kind }) => kinds.includes(kind)) : ends;
}

const endsByLabel = perModel(
  (model): ReadonlyMap<string, readonly CountedEnd[]> =>
    new Map(
      actorTypes(model).map(({ label }) => [
        label,
        tieTypes(model).flatMap((tie) =>
          endsFor(tie, label).map((near) => ({
            kind: tie.kind,
            fact: tie.type.label,
            near,
            far: tie.ends.filter((end) => end !== near || near.role === undefined),
          })),
        ),
      ]),
    ),
);
