import type { AnalysisCall, Row } from '../compiler/index.ts';
import { HEAVY_STEPS, together } from '../graph/index.ts';
import { stepsOfLabel, stepsOfTies } from './steps.ts';
import type { LabelStatement } from './ties.ts';

/** How statements that differ in the label alone are read. */
export interface LabelsRead {
  /** The most that is wanted of all of them together, counted by `sizeOf`. Left out, each has a limit of its own. */
  readonly limit?: number;
  readonly sizeOf?: (rows: readonly Row[]) => number;
  /** How many times what the ties themselves touch is touched. */
  readonly times?: number;
}

/**
 * The rows of the statements, one after the other. What is light is asked for at once; what is heavy has one turn at a
 * time, as one statement would, and stops at the limit.
 */
export async function readLabels(
  call: AnalysisCall,
  statements: readonly LabelStatement[],
  { limit, sizeOf = (rows) => rows.length, times = 1 }: LabelsRead = {},
): Promise<readonly Row[]> {
  const priced = statements.map((statement) => ({ statement, steps: times * stepsOf(call, statement) }));
  if (priced.reduce((sum, { steps }) => sum + steps, 0) < HEAVY_STEPS) {
    return (await together(priced.map(({ statement, steps }) => call.read(statement, steps)))).flat();
  }
  const found: (readonly Row[])[] = [];
  let left = limit ?? Number.POSITIVE_INFINITY;
  for (const { statement, steps } of priced) {
    if (left <= 0) break;
    const rows = await call.read(limit === undefined ? statement : limited(statement, left), steps);
    found.push(rows);
    left -= sizeOf(rows);
  }
  return found.flat();
}

const stepsOf = (call: AnalysisCall, { label, ids }: LabelStatement): number =>
  ids ? stepsOfTies(call, ids) : stepsOfLabel(call, label);

const limited = (statement: LabelStatement, limit: number): LabelStatement => ({
  ...statement,
  params: { ...statement.params, limit: BigInt(limit) },
});
