import type { AnalysisCall } from '../compiler/index.ts';
import { formerIdsStatement } from '../graph/index.ts';

/** Reads which ids stand in place of those that were joined away. The function gives any other id as it is. */
export async function readStandingIds(call: AnalysisCall, stated: Iterable<string>): Promise<(id: string) => string> {
  const ids = [...new Set(stated)].sort();
  const rows = ids.length === 0 ? [] : await call.read(formerIdsStatement(ids), ids.length);
  const now = new Map(rows.map(([id, standing]) => [String(id), String(standing)]));
  return (id) => now.get(id) ?? id;
}
