import { claimsAt } from './claims.mjs';
import { short, table } from './table.mjs';

/** @typedef {import('./results.mjs').Results} Results */

/**
 * The run in Markdown: what must be shown, then all figures.
 * @param {object} parts
 * @param {Results} parts.results
 * @param {readonly import('../operations/types.mjs').Operation[]} parts.operations
 * @param {readonly { name: string, title: string }[]} parts.contestants
 * @param {number} parts.scale
 * @param {readonly number[]} parts.compared
 * @returns {string}
 */
export function report({ results, operations, contestants, scale, compared }) {
  const parts = [
    '## What must be shown',
    'Ratios of the medians of one run, one request at a time.',
    claimsTable(results, operations, scale, compared),
    `## Figures at scale ${scale}`,
    'Times in milliseconds. CPU is the processor time that the server and the database used for a request.',
    ...[1, 16].flatMap((concurrency) => [
      `### ${concurrency === 1 ? 'One request at a time' : `${concurrency} requests at a time`}`,
      figuresTable(results, operations, contestants, scale, concurrency),
    ]),
  ];
  if (compared.length > 0) parts.push('## The same at other scales', scalesTable(results, operations, compared));
  return parts.join('\n\n');
}

/**
 * @param {Results} results
 * @param {readonly import('../operations/types.mjs').Operation[]} operations
 * @param {number} scale
 * @param {readonly number[]} compared
 */
function claimsTable(results, operations, scale, compared) {
  const keys = operations.map(({ key }) => key);
  const rows = claimsAt(scale, compared)
    .filter(({ operation }) => keys.includes(operation))
    .map(({ operation, against, needed, numerator, denominator, isMet }) => {
      const [above, below] = [numerator, denominator].map((side) =>
        results.find({ operation, concurrency: 1, ...side }),
      );
      if (!above?.figures || !below?.figures) {
        return [operation, against, needed, '–', above?.failure ?? below?.failure ?? 'not measured'];
      }
      const ratio = above.figures.p50 / below.figures.p50;
      return [operation, against, needed, `${short(ratio)} ×`, isMet(ratio) ? 'met' : '**not met**'];
    });
  return table(['', 'against', 'needed', 'measured', ''], rows);
}

/**
 * @param {Results} results
 * @param {readonly import('../operations/types.mjs').Operation[]} operations
 * @param {readonly { name: string, title: string }[]} contestants
 * @param {number} scale
 * @param {number} concurrency
 */
function figuresTable(results, operations, contestants, scale, concurrency) {
  const rows = operations.flatMap(({ key }) => {
    const own = results.find({ operation: key, contestant: 'neo4j', scale, concurrency })?.figures;
    return contestants.map(({ name, title }, index) => {
      const entry = results.find({ operation: key, contestant: name, scale, concurrency });
      const first = [index === 0 ? key : '', title];
      if (!entry?.figures) return [...first, entry?.failure ?? 'not measured'];
      const { p50, p95, perSecond, cpuMs, databaseMs, requests } = entry.figures;
      const ratio = own ? `${short(p50 / own.p50)} ×` : '–';
      return [
        ...first,
        short(p50),
        short(p95),
        short(perSecond),
        short(cpuMs),
        short(databaseMs),
        String(requests),
        ratio,
      ];
    });
  });
  const head = [
    '',
    'contestant',
    'p50',
    'p95',
    'requests/s',
    'server CPU',
    'database CPU',
    'n',
    'p50 to entente on Neo4j',
  ];
  return table(head, rows);
}

/**
 * @param {Results} results
 * @param {readonly import('../operations/types.mjs').Operation[]} operations
 * @param {readonly number[]} compared
 */
function scalesTable(results, operations, compared) {
  const rows = operations.flatMap(({ key }) =>
    ['neo4j', 'embedded'].flatMap((contestant) => {
      const entries = compared.map((scale) => results.find({ operation: key, contestant, scale, concurrency: 1 }));
      if (entries.every((entry) => entry === undefined)) return [];
      return [
        [
          key,
          contestant,
          ...entries.map((entry) => (entry?.figures ? short(entry.figures.p50) : (entry?.failure ?? '–'))),
        ],
      ];
    }),
  );
  return table(['', 'entente on', ...compared.map((scale) => `p50 at scale ${scale}`)], rows);
}
