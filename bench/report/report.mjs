import { claimsTable } from './claims-table.mjs';
import { figuresTable } from './figures-table.mjs';
import { scalesTable } from './scales-table.mjs';

/**
 * The run in Markdown: what must be shown, then all figures.
 * @param {object} parts
 * @param {import('./results.mjs').Results} parts.results
 * @param {readonly import('../operations/types.mjs').Operation[]} parts.operations
 * @param {readonly { name: string, title: string }[]} parts.contestants
 * @param {number} parts.scale
 * @param {readonly number[]} parts.compared
 * @returns {string}
 */
export function report({ results, operations, contestants, scale, compared }) {
  const parts = [
    '## What must be shown',
    'Ratios of the medians of one run, or of processor times where it says so. A mean is the geometric one. Bold: not met.',
    claimsTable(results, operations, scale, compared),
    `## Figures at scale ${scale}`,
    'Times in milliseconds, one request at a time and 16 at a time. CPU is the processor time that the server and the database used for a request.',
    figuresTable(results, operations, contestants, scale),
  ];
  if (compared.length > 0) parts.push('## The same at other scales', scalesTable(results, operations, compared));
  return parts.join('\n\n');
}
