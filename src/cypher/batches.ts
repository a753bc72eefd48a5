import type { CypherStatement, ParamValue } from './statement.ts';

/** The most rows that one statement takes. */
export const BATCH = 1000;

const NOTHING_BEFORE: CypherStatement = Object.freeze({ text: '', params: Object.freeze({}) });

/**
 * Runs a text once for each row, which it calls `r`: one statement per batch of rows, none without rows. Start it with a
 * `MATCH` or `MERGE` by id, which an index serves: `` MATCH (n:`Loan` {`id`: r.id}) SET n += r.props ``.
 * @param before - clauses that run once per batch, ending in a blank, and their parameters
 */
export function batched(
  text: string,
  rows: readonly ParamValue[],
  before: CypherStatement = NOTHING_BEFORE,
): readonly CypherStatement[] {
  const batches = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, index) =>
    rows.slice(index * BATCH, (index + 1) * BATCH),
  );
  return batches.map((batch) => ({
    text: `${before.text}UNWIND $rows AS r ${text}`,
    params: { ...before.params, rows: batch },
  }));
}
