import type { AnalysisCall } from '../compiler/analysis-call.ts';
import type { Found } from '../compiler/view.ts';
import { together } from '../graph/together.ts';
import { MAX_TIES, type Side } from './search-levels.ts';
import { factsStatement, inOrder } from './ties.ts';
import type { Via } from './via.ts';

/** The most chains of actors that are looked into. */
const MAX_ROUTES = 1_000;

/** Actors, each tied to the next. */
export type Route = readonly string[];

/** A fact between two actors, as a step goes. */
interface Step {
  readonly fact: string;
  readonly kind: string;
  readonly from: string;
  readonly fromRole: string;
  readonly to: string;
  readonly toRole: string;
  readonly sources: number;
}

/** Chains of facts, the best sourced first, then by the ids of their facts; and whether there are more. */
export interface Chains {
  readonly chains: readonly Found[];
  readonly more: boolean;
}

/** The routes from actor to actor over those where two searches met, at most a thousand. */
export function routesOver([start, end]: readonly [Side, Side], meetings: readonly string[]): readonly Route[] {
  const routes: Route[] = [];
  for (const meeting of meetings) {
    for (const head of waysBack(start, meeting, MAX_ROUTES - routes.length)) {
      for (const tail of waysBack(end, meeting, MAX_ROUTES - routes.length)) {
        routes.push([...head, ...tail.toReversed().slice(1)]);
      }
    }
    if (routes.length >= MAX_ROUTES) break;
  }
  return routes;
}

/** The chains of facts along routes that are equally long. */
export async function chainsAlong(
  call: AnalysisCall,
  via: Via,
  routes: readonly Route[],
  first: number,
): Promise<Chains> {
  const { steps, cut } = await stepsAlong(call, via, routes);
  const chains = routes.flatMap((route) => chainsOf(route, steps, first + 1)).sort(byRank);
  return { chains: chains.slice(0, first).map(toFound), more: chains.length > first || cut };
}

/** The ways from a side's beginning to an actor, each with both. At most `limit`. */
function waysBack({ reachedFrom }: Side, id: string, limit: number): readonly string[][] {
  const before = reachedFrom.get(id);
  if (!before) return [[id]];
  const ways: string[][] = [];
  for (const one of before.toSorted()) {
    if (ways.length >= limit) break;
    for (const way of waysBack({ reachedFrom } as Side, one, limit - ways.length)) ways.push([...way, id]);
  }
  return ways;
}

/** The facts between actors that follow one another in a route, the best sourced first; and whether some are left out. */
async function stepsAlong(
  call: AnalysisCall,
  via: Via,
  routes: readonly Route[],
): Promise<{ readonly steps: ReadonlyMap<string, readonly Step[]>; readonly cut: boolean }> {
  const length = Math.max(0, ...routes.map((route) => route.length - 1));
  const found = await together(
    Array.from({ length }, (_, index) =>
      factsBetween(
        call,
        via,
        new Set(routes.map((route) => String(route[index]))),
        new Set(routes.map((route) => String(route[index + 1]))),
      ),
    ),
  );
  const steps = new Map<string, Step[]>();
  const known = new Set<string>();
  for (const step of found.flat()) {
    const key = pairOf(step.from, step.to);
    // An actor may play several parts in an event: the chain is the same, and the first is told.
    if (known.has(`${key} ${step.fact}`)) continue;
    known.add(`${key} ${step.fact}`);
    const list = steps.get(key);
    if (list) list.push(step);
    else steps.set(key, [step]);
  }
  for (const list of steps.values())
    list.sort((one, other) => other.sources - one.sources || (one.fact < other.fact ? -1 : 1));
  return { steps, cut: found.some((facts) => facts.length >= MAX_TIES) };
}

/** The facts from some actors to others, found from where there are fewer. */
async function factsBetween(
  { model, read }: AnalysisCall,
  via: Via,
  from: ReadonlySet<string>,
  to: ReadonlySet<string>,
): Promise<readonly Step[]> {
  const back = to.size < from.size;
  const ends = back ? { from: to, to: from } : { from, to };
  const statement = factsStatement(model, via, ends, 'sourced', MAX_TIES);
  const rows = statement ? inOrder(await read(statement)) : [];
  return rows.map((row) => {
    const [one, other, fact, kind, role, otherRole, sources] = row as readonly [...Sixfold, number];
    return back
      ? { fact, kind, from: other, fromRole: otherRole, to: one, toRole: role, sources }
      : { fact, kind, from: one, fromRole: role, to: other, toRole: otherRole, sources };
  });
}

type Sixfold = readonly [string, string, string, string, string, string];

const pairOf = (from: string, to: string): string => `${from}\n${to}`;

interface Chain {
  readonly steps: readonly Step[];
  readonly sources: number;
}

/** The chains of facts along a route of actors, the best first; at most `limit` steps of each are looked at. */
function chainsOf(route: Route, steps: ReadonlyMap<string, readonly Step[]>, limit: number): readonly Chain[] {
  let chains: readonly Chain[] = [{ steps: [], sources: Number.POSITIVE_INFINITY }];
  for (const [index, to] of route.slice(1).entries()) {
    const options = (steps.get(pairOf(String(route[index]), to)) ?? []).slice(0, limit);
    chains = chains
      .flatMap((chain) =>
        options.map((step) => ({ steps: [...chain.steps, step], sources: Math.min(chain.sources, step.sources) })),
      )
      .sort(byRank)
      .slice(0, limit);
  }
  return chains;
}

const byRank = (one: Chain, other: Chain): number =>
  other.sources - one.sources || (factsOf(one) < factsOf(other) ? -1 : 1);

const factsOf = ({ steps }: Chain): string => steps.map(({ fact }) => fact).join('\n');

const toFound = ({ steps, sources }: Chain): Found => ({ steps, sources });
