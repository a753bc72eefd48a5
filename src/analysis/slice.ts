import type { AnalysisCall } from '../compiler/analysis-call.ts';
import { tooCostly } from '../compiler/errors.ts';
import type { Row } from '../compiler/response/text.ts';
import { allTiesStatement, tiesRead } from './ties.ts';
import type { Via } from './via.ts';

/** The most pairs of actors that a slice may tie. */
export const MAX_PAIRS = 200_000;

/**
 * The slice of the graph that `via` leaves, as lines for the thread that measures it: an actor's id and the ids of those
 * that it is tied to, with tabs between. To make more of it here would keep requests waiting.
 * @throws {GraphQLError} OPERATION_TOO_COSTLY where it is too large to be measured.
 */
export async function readSlice({ model, read, path }: AnalysisCall, via: Via): Promise<string> {
  const rows = await read(allTiesStatement(model, via, MAX_PAIRS + 1));
  const pairs = tiesRead(rows);
  if (pairs > MAX_PAIRS) {
    throw tooCostly(`${path}: more than ${MAX_PAIRS} pairs of actors are tied; narrow it by via or at`, {
      cost: pairs,
      limit: MAX_PAIRS,
      unit: 'PAIRS',
      field: path,
    });
  }
  return linesOf(rows);
}

type Gathered = readonly [near: string, others: readonly string[]];

export const linesOf = (rows: readonly Row[]): string =>
  (rows as readonly Gathered[]).map(([near, others]) => `${near}\t${others.join('\t')}`).join('\n');
