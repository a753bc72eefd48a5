import { node, parameter, property, union } from '../cypher/index.ts';
import { groupBy } from '../domain/index.ts';
import { type Model, typeOfId } from '../model/index.ts';
import { type OperationDeadline, stopwatch } from './operation-deadline.ts';
import type { RequestContext } from './request-context.ts';

/** Finds which of some ids exist. Sends nothing if there are none. */
export type FindExistingIds = (ids: readonly string[]) => Promise<ReadonlySet<string>>;

/** Creates the search for existing ids, which takes a statement of its own. Used only for hints at mistyped ids. */
export const existingIdsFinder =
  (model: Model, { graph, explain }: RequestContext, deadline: OperationDeadline): FindExistingIds =>
  async (ids) => {
    const byLabel = groupBy(ids, (id) => typeOfId(model, id)?.label);
    const params = Object.fromEntries(
      [...byLabel].flatMap(([label, own]) => (label === undefined ? [] : [[label, own]])),
    );
    const labels = Object.keys(params);
    if (labels.length === 0) return new Set();
    const branches = labels.map((label) => [
      `UNWIND ${parameter(label)} AS \`i\` MATCH ${node('`n`', label)} WHERE ${property('`n`', 'id')} = \`i\` RETURN ${property('`n`', 'id')} AS \`id\``,
    ]);
    const statement = { text: union(branches, 'UNION ALL').join('\n'), params };
    const steps = ids.length;
    const elapsed = stopwatch();
    const rows = await deadline.graph(() => graph.read(statement, { timeoutMs: deadline.left(), steps }));
    explain?.add({ ...statement, ms: { run: elapsed() }, cost: { steps } });
    return new Set(rows.map(([id]) => String(id)));
  };
