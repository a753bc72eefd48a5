import type { AnalysisCall } from '../compiler/analysis-call.ts';
import type { Found } from '../compiler/view.ts';
import { MAX_TIES, type Side } from './search-levels.ts';
import { inOrder, tiesStatement } from './ties.ts';
import type { Via } from './via.ts';

/** The most chains of actors that are looked into. */
const MAX_ROUTES = 1_000;

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

/** Chains of facts over the actors where two searches met: the best sourced first, then by the ids of their facts. */
export async function chainsOver(
  call: AnalysisCall,
  via: Via,
  [start, end]: readonly [Side, Side],
  meetings: readonly string[],
  first: number,
): Promise<{ readonly chains: readonly Found[]; readonly more: boolean }> {
  const routes: string[][] = [];
  for (const meeting of meetings) {
    for (const head of waysBack(start, meeting, MAX_ROUTES - routes.length)) {
      for (const tail of waysBack(end, meeting, MAX_ROUTES - routes.length)) {
        routes.push([...head, ...tail.toReversed().slice(1)]);
      }
    }
    if (routes.length >= MAX_ROUTES) break;
  }
  const steps = await stepsBetween(call, via, routes);
  const chains = routes.flatMap((route) => chainsAlong(route, steps, first + 1)).sort(byRank);
  return { chains: chains.slice(0, first).map(toFound), more: chains.length > first };
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

/** The facts between actors that follow one another in a route, the best sourced first. */
async function stepsBetween(
  call: AnalysisCall,
  via: Via,
  routes: readonly (readonly string[])[],
): Promise<ReadonlyMap<string, readonly Step[]>> {
  const pairs = new Set(routes.flatMap((route) => route.slice(1).map((to, index) => pairOf(String(route[index]), to))));
  const from = new Set(routes.flatMap((route) => route.slice(0, -1)));
  const to = new Set(routes.flatMap((route) => route.slice(1)));
  const statement = tiesStatement(call.model, via, { from, to }, 'sourced', MAX_TIES);
  const rows = statement ? inOrder(await call.read(statement)) : [];
  const steps = new Map<string, Step[]>();
  const known = new Set<string>();
  for (const row of rows) {
    const [from, to, fact, kind, fromRole, toRole, sources] = row as readonly [...Sixfold, number];
    const key = pairOf(from, to);
    if (!pairs.has(key)) continue;
    // An actor may play several parts in an event: the chain is the same, and the first is told.
    if (known.has(`${key} ${fact}`)) continue;
    known.add(`${key} ${fact}`);
    const list = steps.get(key) ?? [];
    list.push({ fact, kind, from, fromRole, to, toRole, sources });
    steps.set(key, list);
  }
  for (const list of steps.values())
    list.sort((one, other) => other.sources - one.sources || (one.fact < other.fact ? -1 : 1));
  return steps;
}

type Sixfold = readonly [string, string, string, string, string, string];

const pairOf = (from: string, to: string): string => `${from}\n${to}`;

interface Chain {
  readonly steps: readonly Step[];
  readonly sources: number;
}

/** The chains of facts along a route of actors, the best first; at most `limit` steps of each are looked at. */
function chainsAlong(
  route: readonly string[],
  steps: ReadonlyMap<string, readonly Step[]>,
  limit: number,
): readonly Chain[] {
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
