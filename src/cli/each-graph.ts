import { type ClearedGraph, graphName, isInMemory, openForCommand, type Print } from '../app/index.ts';
import { type Clearance, FULL } from '../domain/index.ts';
import { idTyper, KnownIds } from '../evidence/index.ts';
import type { GraphPort } from '../graph/index.ts';
import type { Model } from '../model/index.ts';
import { closeAfter } from './close-graph.ts';

/** The exit code of a program that Ctrl+C ended. */
export const INTERRUPTED = 130;

/** A graph that a command works on. */
export interface OpenedGraph {
  readonly graph: GraphPort;
  /** The highest clearance of a source that it may hold. */
  readonly clearance: Clearance;
  /** Its place, for messages. */
  readonly name: string;
}

/**
 * Does the same in several graphs, one after the other. What ends in between is finished by doing it again, since each graph
 * knows what was done in it.
 * @returns the highest exit code, or that of an interruption, which ends it
 */
export async function eachGraph(
  graphs: readonly ClearedGraph[],
  print: Print,
  work: (opened: OpenedGraph) => Promise<number>,
): Promise<number> {
  let code = 0;
  for (const one of graphs) {
    // A lower graph in memory is the server's own.
    if (one.clearance !== FULL && isInMemory(one.graph)) continue;
    const graph = await openForCommand(one.graph, print);
    const own = await closeAfter(graph, () => work({ graph, clearance: one.clearance, name: graphName(one) }));
    if (own === INTERRUPTED) return own;
    code = Math.max(code, own);
  }
  return code;
}

/**
 * What to tell of a source that is above the clearance of a graph and stands in it, from a time when it was not; undefined if
 * it does not. What came of it there cannot be told apart: other files may have been read by it.
 */
export async function heldAbove(
  { graph, clearance, name }: OpenedGraph,
  model: Model,
  sources: readonly string[],
): Promise<string | undefined> {
  const [held] = await new KnownIds(graph, idTyper(model)).among(sources);
  if (held === undefined) return undefined;
  return (
    `${name} has ${held}, which is above its clearance now, so no server answers from it. ` +
    `Make it new: entente seed --reset --only ${clearance}, then import its other files and apply your decisions again.`
  );
}
