import { short, table } from './table.mjs';

/** Who is measured at other scales, by name. */
const TITLES = Object.freeze({
  cypher: 'hand-written Cypher',
  neo4j: 'entente on Neo4j',
  embedded: 'entente, embedded',
});

/**
 * The medians at other scales.
 * @param {import('./results.mjs').Results} results
 * @param {readonly import('../operations/types.mjs').Operation[]} operations
 * @param {readonly number[]} compared
 */
export function scalesTable(results, operations, compared) {
  const rows = operations.flatMap(({ key, title, compared: there }) =>
    Object.entries(TITLES).flatMap(([contestant, name], index) => {
      const entries = compared.map((scale) => results.find({ operation: key, contestant, scale, concurrency: 1 }));
      if (entries.every((entry) => entry === undefined)) return [];
      const times = entries.map((entry) => (entry?.figures ? short(entry.figures.p50) : (entry?.failure ?? '–')));
      return [[index === 0 ? key : '', index === 0 ? (there?.title ?? title) : '', name, ...times]];
    }),
  );
  return table(['', '', 'contestant', ...compared.map((scale) => `p50 at scale ${scale}`)], rows);
}
