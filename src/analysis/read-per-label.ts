import type { AnalysisCall, Row } from '../compiler/index.ts';
import { HEAVY_STEPS, together } from '../graph/index.ts';
import { estimateStatement } from './estimate.ts';
import type { LabelStatement } from './tie-statements.ts';

export interface ReadOptions {
  /** The most results wanted of all statements together, counted by `sizeOf`. Without it, each statement has its own. */
  readonly limit?: number;
  readonly sizeOf?: (rows: readonly Row[]) => number;
  /** A factor on the estimated steps, for statements that do more than walk ties. */
  readonly times?: number;
}

/**
 * Runs statements that differ only in the label, and concatenates their rows. Light ones run at once. Heavy ones run one
 * after the other, as one statement would, and stop at the limit.
 */
export async function readPerLabel(
  call: AnalysisCall,
  statements: readonly LabelStatement[],
  { limit, sizeOf = (rows) => rows.length, times = 1 }: ReadOptions = {},
): Promise<readonly Row[]> {
  const estimated = statements.map((statement) => ({ statement, steps: times * estimateStatement(call, statement) }));
  if (estimated.reduce((sum, { steps }) => sum + steps, 0) < HEAVY_STEPS) {
    return (await together(estimated.map(({ statement, steps }) => call.read(statement, steps)))).flat();
  }
  const found: (readonly Row[])[] = [];
  let left = limit ?? Number.POSITIVE_INFINITY;
  for (const { statement, steps } of estimated) {
    if (left <= 0) break;
    const rows = await call.read(limit === undefined ? statement : withLimit(statement, left), steps);
    found.push(rows);
    left -= sizeOf(rows);
  }
  return found.flat();
}

const withLimit = (statement: LabelStatement, limit: number): LabelStatement => ({
  ...statement,
  params: { ...statement.params, limit: BigInt(limit) },
});
