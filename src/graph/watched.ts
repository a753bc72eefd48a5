import type { GraphRow, GraphStatement, ReadOptions } from './port.ts';

/** Runs a read, and tells whoever watches it how it ends. `run` gets the read's `traceparent`. */
export async function watched(
  statement: GraphStatement,
  watch: NonNullable<ReadOptions['watch']>,
  run: (traceparent: string | undefined) => Promise<readonly GraphRow[]>,
): Promise<readonly GraphRow[]> {
  const { traceparent, end } = watch(statement);
  try {
    const rows = await run(traceparent);
    end({ rows: rows.length });
    return rows;
  } catch (error) {
    end({ error });
    throw error;
  }
}
