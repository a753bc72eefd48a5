import { node, parameter, property } from '../cypher/index.ts';
import { type Model, typeOfId } from '../model/index.ts';
import type { RequestContext } from './context.ts';
import type { Deadline } from './deadline.ts';
import type { FindIds } from './named.ts';

/** Finds out which of some ids nodes have, by one more statement; for hints alone, where an id is given that is none. */
export const idFinder =
  (model: Model, { graph, explain }: RequestContext, deadline: Deadline): FindIds =>
  async (ids) => {
    const labels = new Map<string, string[]>();
    for (const id of ids) {
      const label = typeOfId(model, id)?.label;
      if (label !== undefined) labels.set(label, [...(labels.get(label) ?? []), id]);
    }
    if (labels.size === 0) return new Set();
    const arms = [...labels.keys()].map(
      (label) =>
        `UNWIND ${parameter(label)} AS \`i\` MATCH ${node('`n`', label)} WHERE ${property('`n`', 'id')} = \`i\` RETURN ${property('`n`', 'id')} AS \`id\``,
    );
    const statement = { text: arms.join('\nUNION ALL\n'), params: Object.fromEntries(labels) };
    const steps = ids.length;
    const start = performance.now();
    const rows = await deadline.graph(() => graph.read(statement, { timeoutMs: deadline.left(), steps }));
    const run = Math.round((performance.now() - start) * 1000) / 1000;
    explain?.add({ ...statement, ms: { run }, cost: { steps } });
    return new Set(rows.map(([id]) => String(id)));
  };
