import type { Analysis, AnalysisCall, AnalysisQuestion, AnalysisResult } from '../compiler/index.ts';
import { together } from '../graph/index.ts';
import { LIMITS } from '../model/index.ts';
import { checkActors } from './actors.ts';
import { AllianceSizes } from './alliance-sizes.ts';
import { estimateTies } from './estimate.ts';
import { markOthers } from './fact-values.ts';
import { idsArgument, numberArgument } from './read-arguments.ts';
import { MAX_TIES } from './read-limits.ts';
import { readPerLabel } from './read-per-label.ts';
import { factStatements, sortRows } from './tie-statements.ts';
import { checkSources } from './totals/sources.ts';
import { readVia } from './via.ts';
import { Yielder } from './yielder.ts';

/** The root field `commonTies`. */
export const commonTies: Analysis = {
  check: readCommonTies,
  find: findCommonTies,
  steps: (question, statistics) => estimateTies(question, statistics, 'between'),
};

function readCommonTies(question: AnalysisQuestion) {
  const via = readVia(question);
  const between = idsArgument(question, 'between', 2, LIMITS.commonTiesActors);
  const first = numberArgument(question, 'first', 1, LIMITS.commonTiesResults);
  return { via, between, first };
}

/** A tie of an actor that was asked about. */
interface SharedTie {
  readonly of: string;
  readonly shared: string;
  readonly fact: string;
  readonly kind: string;
  readonly role: string;
  readonly sharedRole: string;
}

/** An actor to which all are tied. */
interface SharedActor {
  readonly actor: string;
  readonly ties: readonly SharedTie[];
}

/** A fact in which all take part. */
interface SharedFact {
  readonly fact: string;
  readonly kind: string | undefined;
}

async function findCommonTies(call: AnalysisCall): Promise<AnalysisResult> {
  const { via: asked, between, first } = readCommonTies(call);
  await together([
    checkActors(
      call,
      between.map((id) => ['between', id]),
    ),
    checkSources(call, asked.sources),
  ]);
  const via = await new AllianceSizes(call, asked).around(between);
  const limit = MAX_TIES + 1;
  const statements = factStatements({ model: call.model, via }, { from: between }, 'facts', limit);
  const yielder = new Yielder(call);
  const found = await readPerLabel(call, statements, { limit });
  const rows = (await sortRows(yielder, found)) as readonly (readonly string[])[];
  const ties = await yielder.map(
    rows.slice(0, MAX_TIES),
    ([of = '', shared = '', fact = '', kind = '', role = '', sharedRole = '']): SharedTie => ({
      of,
      shared,
      fact,
      kind,
      role,
      sharedRole,
    }),
  );
  const actors = await sharedActors(yielder, between, ties);
  const facts = await sharedFacts(yielder, between, ties);
  const page = { actors: actors.slice(0, first), facts: facts.slice(0, first) };
  const shown = [...page.actors.flatMap(({ ties }) => ties), ...page.facts].map(({ fact }) => fact);
  return {
    ...page,
    actorCount: actors.length,
    factCount: facts.length,
    gaveUp: rows.length > MAX_TIES,
    fromOthers: await markOthers(call, shown, via.sources),
  };
}

/** The other actors to which all of `between` are tied. */
async function sharedActors(
  yielder: Yielder,
  between: readonly string[],
  ties: readonly SharedTie[],
): Promise<readonly SharedActor[]> {
  const byActor = await yielder.groupBy(
    ties.filter(({ shared }) => !between.includes(shared)),
    ({ shared }) => shared,
  );
  const byArgument = (one: SharedTie, other: SharedTie): number => between.indexOf(one.of) - between.indexOf(other.of);
  return [...byActor]
    .filter(([, found]) => new Set(found.map(({ of }) => of)).size === between.length)
    .sort(([one, ties], [other, others]) => others.length - ties.length || (one < other ? -1 : 1))
    .map(([actor, found]) => ({ actor, ties: found.toSorted(byArgument) }));
}

/** The facts in which all of `between` play a role. */
async function sharedFacts(
  yielder: Yielder,
  between: readonly string[],
  ties: readonly SharedTie[],
): Promise<readonly SharedFact[]> {
  const inside = ties.filter(({ shared }) => between.includes(shared));
  const byFact = await yielder.groupBy(inside, ({ fact }) => fact);
  return [...byFact]
    .filter(([, found]) => new Set(found.flatMap(({ of, shared }) => [of, shared])).size === between.length)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([fact, found]) => ({ fact, kind: found[0]?.kind }));
}
