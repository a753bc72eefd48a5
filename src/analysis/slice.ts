import type { AnalysisCall } from '../compiler/analysis-call.ts';
import { tooCostly } from '../compiler/errors.ts';
import { allTiesStatement, tiesIn, tiesRead } from './ties.ts';
import type { Via } from './via.ts';

/** The most pairs of actors that a slice may tie. */
export const MAX_PAIRS = 200_000;

/** The actors that some tie leads to, and which of them are tied. */
export interface Slice {
  /** Their ids, in order. */
  readonly actors: readonly string[];
  /** Each pair once: the positions of both among the actors, the lesser one first, one pair after the other in order. */
  readonly ties: Uint32Array;
}

/** How many pairs a slice ties. */
export const tieCount = ({ ties }: Slice): number => ties.length / 2;

/**
 * The slice of the graph that `via` leaves.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY where it is too large to be measured.
 */
export async function readSlice({ model, read, path }: AnalysisCall, via: Via): Promise<Slice> {
  const rows = await read(allTiesStatement(model, via, MAX_PAIRS + 1));
  if (tiesRead(rows) > MAX_PAIRS) {
    throw tooCostly(`${path}: more than ${MAX_PAIRS} pairs of actors are tied; narrow it by via or at`, {
      cost: tiesRead(rows),
      limit: MAX_PAIRS,
      field: path,
    });
  }
  return sliceOf(tiesIn(rows));
}

/** The slice of pairs of actors, in which a pair may come several times. Plain numbers are quick to sort and to hand on. */
export function sliceOf(pairs: Iterable<readonly [string, string]>): Slice {
  const list = [...pairs];
  const actors = [...new Set(list.flat())].sort();
  const positions = new Map(actors.map((actor, position) => [actor, position]));
  const keys = list.map(([one, other]) => {
    const [a, b] = [positions.get(one) ?? 0, positions.get(other) ?? 0];
    return Math.min(a, b) * actors.length + Math.max(a, b);
  });
  const sorted = [...new Set(keys)].sort((one, other) => one - other);
  const ties = new Uint32Array(sorted.length * 2);
  for (const [index, key] of sorted.entries()) {
    ties[2 * index] = Math.floor(key / actors.length);
    ties[2 * index + 1] = key % actors.length;
  }
  return { actors, ties };
}

/** To how many others each actor is tied, by its position. */
export function degreesOf({ actors, ties }: Slice): Uint32Array {
  const degrees = new Uint32Array(actors.length);
  for (const position of ties) degrees[position] = (degrees[position] ?? 0) + 1;
  return degrees;
}
