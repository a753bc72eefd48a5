import { type Clearance, LOWEST } from '../domain/index.ts';
import { heldClearance, idTyper, KnownIds, sourcesAbove } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { ConfigError } from './config.ts';

/** The main graph, and those for lower clearances. */
export interface OpenGraphs {
  readonly main: GraphPort;
  readonly lower: readonly { readonly clearance: Clearance; readonly graph: GraphPort }[];
}

/** Which callers the graphs may answer, as they are now. */
export interface Clearances {
  /** The highest clearance of a source in the main graph, or of one to come. */
  readonly expected: Clearance;
  /** The sources that lower graphs have although they are above their clearance now, by that clearance. */
  readonly misplaced: ReadonlyMap<Clearance, readonly string[]>;
}

/**
 * Reads which callers the graphs may answer.
 * @throws {GraphError} as the port does.
 */
export async function readClearances({ main, lower }: OpenGraphs, model: Model): Promise<Clearances> {
  const { expected } = await heldClearance(main, model);
  const misplaced = new Map<Clearance, readonly string[]>();
  for (const { clearance, graph } of lower) {
    const above = await sourcesAbove(main, model, clearance);
    const there = await new KnownIds(graph, idTyper(model)).among(above);
    if (there.size > 0) misplaced.set(clearance, [...there]);
  }
  return { expected, misplaced };
}

/** The most sources that a message names. */
const MAX_NAMED = 10;

/**
 * Demands lower graphs beside a main graph that not all callers may see.
 * @throws {ConfigError} that names its sources, and what to set.
 */
export async function requireLowerGraphs({ main, lower }: OpenGraphs, model: Model): Promise<void> {
  if (lower.length > 0) return;
  const above = await sourcesAbove(main, model, LOWEST);
  if (above.length === 0) return;
  const more = above.length > MAX_NAMED ? ` and ${above.length - MAX_NAMED} more` : '';
  throw new ConfigError([
    'PUBLIC_GRAPH_PATH, PUBLIC_NEO4J_URI or the same for INTERNAL must be set in production, since the graph ' +
      `has sources above ${LOWEST}: ${above.slice(0, MAX_NAMED).join(', ')}${more}. Then import the other files again`,
  ]);
}
