import { type AnalysisCall, SUBQUERY } from '../compiler/index.ts';
import { together } from '../graph/index.ts';
import type { AllianceSizes } from './alliance-sizes.ts';
import { MAX_ROUTES, MAX_TIES } from './read-limits.ts';
import { readPerLabel } from './read-per-label.ts';
import type { Route } from './routes.ts';
import { factStatements, sortRows } from './tie-statements.ts';
import type { Via } from './via.ts';
import { Yielder } from './yielder.ts';

/** A fact that leads from one actor to another. */
interface Step {
  readonly fact: string;
  readonly kind: string;
  readonly from: string;
  readonly fromRole: string;
  readonly to: string;
  readonly toRole: string;
  readonly sources: number;
}

/** A chain in an answer. */
interface RankedChain {
  readonly steps: readonly Step[];
  readonly sources: number;
}

/** Chains of facts, ranked by their weakest fact's number of sources, then by the ids of their facts. */
export interface Chains {
  readonly chains: readonly RankedChain[];
  readonly more: boolean;
  /** Whether some were not examined, so that a better one may be missing. */
  readonly gaveUp: boolean;
}

/** Finds the chains of facts along routes of equal length, at most `first`. */
export async function chainsAlong(
  call: AnalysisCall,
  sizes: AllianceSizes,
  routes: readonly Route[],
  first: number,
): Promise<Chains> {
  const { steps, cut } = await stepsAlong(call, sizes, routes);
  const yielder = new Yielder(call);
  const found: Chain[] = [];
  for (const route of routes) found.push(...(await chainsOf(yielder, route, steps, first + 1)));
  const chains = await yielder.sort(found, byRank);
  const gaveUp = cut || routes.length >= MAX_ROUTES;
  return { chains: chains.slice(0, first).map(toResult), more: chains.length > first || gaveUp, gaveUp };
}

interface StepsAlong {
  /** The steps by `pairKey`, most sources first. */
  readonly steps: ReadonlyMap<string, readonly Step[]>;
  /** Whether some were left out. */
  readonly cut: boolean;
}

/** Reads the facts between consecutive actors of the routes. */
async function stepsAlong(call: AnalysisCall, sizes: AllianceSizes, routes: readonly Route[]): Promise<StepsAlong> {
  const via = await sizes.among(new Set(routes.flat()));
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
  const yielder = new Yielder(call);
  await yielder.each(found.flat(), (step) => {
    const key = pairKey(step.from, step.to);
    // An actor may play several roles in an event. That is one chain, with the first role.
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

/** Reads the facts from some actors to others, starting from the smaller set. */
async function factsBetween(
  call: AnalysisCall,
  via: Via,
  from: ReadonlySet<string>,
  to: ReadonlySet<string>,
): Promise<readonly Step[]> {
  const backward = to.size < from.size;
  const ends = backward ? { from: to, to: from } : { from, to };
  const statements = factStatements({ model: call.model, via }, ends, 'sourced', MAX_TIES);
  const yielder = new Yielder(call);
  // Counting the sources of each fact is a subquery.
  const found = await readPerLabel(call, statements, { limit: MAX_TIES, times: 1 + SUBQUERY });
  const rows = await sortRows(yielder, found);
  return yielder.map(rows, (row) => {
    const [one, other, fact, kind, role, otherRole, sources] = row as SourcedRow;
    return backward
      ? { fact, kind, from: other, fromRole: otherRole, to: one, toRole: role, sources }
      : { fact, kind, from: one, fromRole: role, to: other, toRole: otherRole, sources };
  });
}

type SourcedRow = readonly [
  near: string,
  far: string,
  fact: string,
  kind: string,
  role: string,
  farRole: string,
  sources: number,
];

const pairKey = (from: string, to: string): string => `${from}\n${to}`;

interface Chain {
  readonly steps: readonly Step[];
  /** The ids of its facts, by which chains with equally many sources are ordered. */
  readonly facts: string;
  readonly sources: number;
}

/** The best chains along a route, at most `limit`; of each step, only the first `limit` facts are considered. */
async function chainsOf(
  yielder: Yielder,
  route: Route,
  steps: ReadonlyMap<string, readonly Step[]>,
  limit: number,
): Promise<readonly Chain[]> {
  let chains: readonly Chain[] = [{ steps: [], facts: '', sources: Number.POSITIVE_INFINITY }];
  for (const [index, to] of route.slice(1).entries()) {
    const options = (steps.get(pairKey(String(route[index]), to)) ?? []).slice(0, limit);
    await yielder.spend(chains.length * options.length);
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

const toResult = ({ steps, sources }: Chain): RankedChain => ({ steps, sources });
