import type { AnalysisCall } from '../compiler/analysis-call.ts';
import { tooCostly } from '../compiler/errors.ts';
import { allTiesStatement } from './ties.ts';
import type { Via } from './via.ts';

/** The most pairs of actors that a slice may tie. */
export const MAX_PAIRS = 200_000;

/** The actors that some tie leads to, and which of them are tied: each pair once, in the order of ids. */
export interface Slice {
  readonly actors: readonly string[];
  readonly ties: readonly (readonly [string, string])[];
}

/**
 * The slice of the graph that `via` leaves.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY where it is too large to be measured.
 */
export async function readSlice({ model, read, path }: AnalysisCall, via: Via): Promise<Slice> {
  const rows = (await read(allTiesStatement(model, via, MAX_PAIRS + 1))) as readonly (readonly [string, string])[];
  if (rows.length > MAX_PAIRS) {
    throw tooCostly(`${path}: more than ${MAX_PAIRS} pairs of actors are tied; narrow it by via or at`, {
      cost: rows.length,
      limit: MAX_PAIRS,
      field: path,
    });
  }
  const ties = [...new Map(rows.map(([one, other]) => [`${one}\n${other}`, [one, other] as const])).values()].sort(
    ([one, to], [other, too]) => compare(one, other) || compare(to, too),
  );
  return { actors: [...new Set(ties.flat())].sort(), ties };
}

const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);

/** To how many others each actor is tied. */
export function degreesOf({ ties }: Slice): ReadonlyMap<string, number> {
  const degrees = new Map<string, number>();
  for (const id of ties.flat()) degrees.set(id, (degrees.get(id) ?? 0) + 1);
  return degrees;
}
