import { type AnalysisCall, type AnalysisResult, SUBQUERY } from '../compiler/index.ts';
import { together } from '../graph/index.ts';
import { MAX_TIES } from './bounds.ts';
import { readLabels } from './read-labels.ts';
import type { Side } from './search-levels.ts';
import { factsStatements, inOrder } from './ties.ts';
import { Turns } from './turns.ts';
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
  readonly chains: readonly AnalysisResult[];
  readonly more: boolean;
  /** Whether some were not looked at, among which a better one may be. */
  readonly gaveUp: boolean;
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
  const turns = new Turns(call);
  const found: Chain[] = [];
  for (const route of routes) found.push(...(await chainsOf(turns, route, steps, first + 1)));
  const chains = await turns.sort(found, byRank);
  const gaveUp = cut || routes.length >= MAX_ROUTES;
  return { chains: chains.slice(0, first).map(toFound), more: chains.length > first || gaveUp, gaveUp };
}

/** The ways from a side's beginning to an actor, each with both. At most `limit`. */
function waysBack({ reachedFrom }: Side, id: string, limit: number): readonly string[][] {
  const before = reachedFrom.get(id);
  if (!before) return [[id]];
  const ways: string[][] = [];
  for (const one of inOrderOf(before)) {
    if (ways.length >= limit) break;
    for (const way of waysBack({ reachedFrom } as Side, one, limit - ways.length)) ways.push([...way, id]);
  }
  return ways;
}

/** Many routes lead over the same actors, whose ways back are put in order once. */
const ordered = new WeakMap<ReadonlySet<string>, readonly string[]>();

function inOrderOf(ids: ReadonlySet<string>): readonly string[] {
  const known = ordered.get(ids) ?? [...ids].sort();
  ordered.set(ids, known);
  return known;
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
  const turns = new Turns(call);
  await turns.each(found.flat(), (step) => {
    const key = pairOf(step.from, step.to);
    // An actor may play several parts in an event: the chain is the same, and the first is told.
    if (known.has(`${key} ${step.fact}`)) return;
    known.add(`${key} ${step.fact}`);
    const list = steps.get(key);
    if (list) list.push(step);
    else steps.set(key, [step]);
  });
  for (const list of steps.values())
    list.sort((one, other) => other.sources - one.sources || (one.fact < other.fact ? -1 : 1));
  return { steps, cut: found.some((facts) => facts.length >= MAX_TIES) };
}

/** The facts from some actors to others, found from where there are fewer. */
async function factsBetween(
  call: AnalysisCall,
  via: Via,
  from: ReadonlySet<string>,
  to: ReadonlySet<string>,
): Promise<readonly Step[]> {
  const back = to.size < from.size;
  const ends = back ? { from: to, to: from } : { from, to };
  const statements = factsStatements(call.model, via, ends, 'sourced', MAX_TIES);
  const turns = new Turns(call);
  // Each fact is also asked for its sources.
  const found = await readLabels(call, statements, { limit: MAX_TIES, times: 1 + SUBQUERY });
  const rows = await inOrder(turns, found);
  return turns.map(rows, (row) => {
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
  /** The ids of its facts, which tell chains apart that are level. */
  readonly facts: string;
  readonly sources: number;
}

/** The chains of facts along a route of actors, the best first; at most `limit` steps of each are looked at. */
async function chainsOf(
  turns: Turns,
  route: Route,
  steps: ReadonlyMap<string, readonly Step[]>,
  limit: number,
): Promise<readonly Chain[]> {
  let chains: readonly Chain[] = [{ steps: [], facts: '', sources: Number.POSITIVE_INFINITY }];
  for (const [index, to] of route.slice(1).entries()) {
    const options = (steps.get(pairOf(String(route[index]), to)) ?? []).slice(0, limit);
    await turns.spend(chains.length * options.length);
    chains = chains
      .flatMap((chain) =>
        options.map((step) => ({
          steps: [...chain.steps, step],
          facts: chain.facts === '' ? step.fact : `${chain.facts}\n${step.fact}`,
          sources: Math.min(chain.sources, step.sources),
        })),
      )
      .sort(byRank)
      .slice(0, limit);
  }
  return chains;
}

const byRank = (one: Chain, other: Chain): number => other.sources - one.sources || (one.facts < other.facts ? -1 : 1);

const toFound = ({ steps, sources }: Chain): AnalysisResult => ({ steps, sources });
