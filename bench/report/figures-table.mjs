import { short, table } from './table.mjs';

const FIGURES = ['p50', 'p95', 'server CPU', 'database CPU', 'n'];
const HEAD = ['', 'contestant', ...FIGURES, ...FIGURES.map((name) => `${name} at 16`)];

/**
 * All figures of a run at its main scale.
 * @param {import('./results.mjs').Results} results
 * @param {readonly import('../operations/types.mjs').Operation[]} operations
 * @param {readonly { name: string, title: string }[]} contestants
 * @param {number} scale
 */
export function figuresTable(results, operations, contestants, scale) {
  const rows = operations.flatMap(({ key }) =>
    contestants.map(({ name, title }, index) => [
      index === 0 ? key : '',
      title,
      ...[1, 16].flatMap((concurrency) =>
        cells(results.find({ operation: key, contestant: name, scale, concurrency })),
      ),
    ]),
  );
  return table(HEAD, rows);
}

/** @param {import('./results.mjs').Entry | undefined} entry */
function cells(entry) {
  if (!entry?.figures) return [entry?.failure ?? 'not measured', ...FIGURES.slice(1).map(() => '')];
  const { p50, p95, cpuMs, databaseMs, requests } = entry.figures;
  return [...[p50, p95, cpuMs, databaseMs].map(short), String(requests)];
}
