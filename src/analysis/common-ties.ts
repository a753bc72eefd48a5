import type { AnalysisCall } from '../compiler/analysis-call.ts';
import type { Found } from '../compiler/view.ts';
import { checkActors } from './actors.ts';
import { idsArgument, numberArgument } from './call.ts';
import { groupBy } from './group.ts';
import { MAX_TIES } from './search-levels.ts';
import { factsStatement, inOrder } from './ties.ts';
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

/** The root field `commonTies`. */
export async function commonTies(call: AnalysisCall): Promise<Found> {
  const via = readVia(call);
  const between = idsArgument(call, 'between', 2, MAX_ACTORS);
  const first = numberArgument(call, 'first', 1, MAX_GIVEN);
  await checkActors(
    call,
    between.map((id) => ['between', id]),
  );
  const statement = factsStatement(call.model, via, { from: between }, 'facts', MAX_TIES + 1);
  const rows = (statement ? inOrder(await call.read(statement)) : []) as readonly (readonly string[])[];
  const ties = rows.slice(0, MAX_TIES).map(
    ([of = '', shared = '', fact = '', kind = '', role = '', sharedRole = '']): Tie => ({
      of,
      shared,
      fact,
      kind,
      role,
      sharedRole,
    }),
  );
  return {
    actors: sharedActors(between, ties).slice(0, first),
    facts: sharedFacts(between, ties).slice(0, first),
    gaveUp: rows.length > MAX_TIES,
  };
}

/** The actors that every one is tied to, and is not one of them. */
function sharedActors(between: readonly string[], ties: readonly Tie[]): readonly Found[] {
  const byActor = groupBy(
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
function sharedFacts(between: readonly string[], ties: readonly Tie[]): readonly Found[] {
  const inside = ties.filter(({ shared }) => between.includes(shared));
  return [...groupBy(inside, ({ fact }) => fact)]
    .filter(([, found]) => new Set(found.flatMap(({ of, shared }) => [of, shared])).size === between.length)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([fact, found]) => ({ fact, kind: found[0]?.kind }));
}
