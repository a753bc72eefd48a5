import type { AnalysisCall, AnalysisQuestion, AnalysisResult } from '../compiler/index.ts';
import { checkActors } from './actors.ts';
import { MAX_TIES } from './bounds.ts';
import { idsArgument, numberArgument } from './call.ts';
import { readLabels } from './read-labels.ts';
import { factsStatements, inOrder } from './ties.ts';
import { Turns } from './turns.ts';
import { readVia } from './via.ts';

const MAX_ACTORS = 10;
const MAX_GIVEN = 1_000;

interface Tie {
  readonly of: string;
  readonly shared: string;
  readonly fact: string;
  readonly kind: string;
  readonly role: string;
  readonly sharedRole: string;
}

/** What is asked for. */
export function readCommonTies(question: AnalysisQuestion) {
  const via = readVia(question);
  const between = idsArgument(question, 'between', 2, MAX_ACTORS);
  const first = numberArgument(question, 'first', 1, MAX_GIVEN);
  return { via, between, first };
}

/** The root field `commonTies`. */
export async function commonTies(call: AnalysisCall): Promise<AnalysisResult> {
  const { via, between, first } = readCommonTies(call);
  await checkActors(
    call,
    between.map((id) => ['between', id]),
  );
  const limit = MAX_TIES + 1;
  const statements = factsStatements(call.model, via, { from: between }, 'facts', limit);
  const turns = new Turns(call);
  const found = await readLabels(call, statements, { limit });
  const rows = (await inOrder(turns, found)) as readonly (readonly string[])[];
  const ties = await turns.map(
    rows.slice(0, MAX_TIES),
    ([of = '', shared = '', fact = '', kind = '', role = '', sharedRole = '']): Tie => ({
      of,
      shared,
      fact,
      kind,
      role,
      sharedRole,
    }),
  );
  const actors = await sharedActors(turns, between, ties);
  const facts = await sharedFacts(turns, between, ties);
  return {
    actors: actors.slice(0, first),
    facts: facts.slice(0, first),
    actorCount: actors.length,
    factCount: facts.length,
    gaveUp: rows.length > MAX_TIES,
  };
}

/** The actors that every one is tied to, and is not one of them. */
async function sharedActors(
  turns: Turns,
  between: readonly string[],
  ties: readonly Tie[],
): Promise<readonly AnalysisResult[]> {
  const byActor = await turns.groupBy(
    ties.filter(({ shared }) => !between.includes(shared)),
    ({ shared }) => shared,
  );
  return [...byActor]
    .filter(([, found]) => new Set(found.map(({ of }) => of)).size === between.length)
    .sort(([one, ties], [other, others]) => others.length - ties.length || (one < other ? -1 : 1))
    .map(([actor, found]) => ({ actor, ties: found.toSorted(byAsked(between)) }));
}

const byAsked =
  (between: readonly string[]) =>
  (one: Tie, other: Tie): number =>
    between.indexOf(one.of) - between.indexOf(other.of);

/** The facts in which each of them plays a part. */
async function sharedFacts(
  turns: Turns,
  between: readonly string[],
  ties: readonly Tie[],
): Promise<readonly AnalysisResult[]> {
  const inside = ties.filter(({ shared }) => between.includes(shared));
  const byFact = await turns.groupBy(inside, ({ fact }) => fact);
  return [...byFact]
    .filter(([, found]) => new Set(found.flatMap(({ of, shared }) => [of, shared])).size === between.length)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([fact, found]) => ({ fact, kind: found[0]?.kind }));
}
