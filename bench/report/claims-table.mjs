import { claimsAt } from './claims.mjs';
import { measured } from './ratios.mjs';
import { short, table } from './table.mjs';

const HEAD = ['', 'entente', 'against', 'ratio', 'needed', 'alone', 'needed at 16', '16 at a time'];

/**
 * What must be shown, beside what was measured. A mean is left out where not all its operations were asked.
 * @param {import('./results.mjs').Results} results
 * @param {readonly import('../operations/types.mjs').Operation[]} operations
 * @param {number} scale
 * @param {readonly number[]} compared
 */
export function claimsTable(results, operations, scale, compared) {
  const keys = operations.map(({ key }) => key);
  const claims = claimsAt(scale, compared).filter((claim) => claim.operations.every((key) => keys.includes(key)));
  const rows = claims.map((claim) => [
    claim.operations.length === 1 ? (claim.operations[0] ?? '') : 'mean',
    claim.own,
    claim.against,
    claim.ratio,
    ...cells(claim, claim.alone, measured(claim, results, 1)),
    ...cells(claim, claim.together, measured(claim, results, 16)),
  ]);
  return table(HEAD, rows);
}

/**
 * What is needed and what was measured; of which operations, where it is a mean of some.
 * @param {import('./claims.mjs').Claim} claim
 * @param {import('./bounds.mjs').Bound | undefined} bound
 * @param {import('./ratios.mjs').Measured} measure
 */
function cells({ operations }, bound, { ratio, operations: known, reason }) {
  if (!bound) return ['–', '–'];
  if (ratio === undefined) return [bound.text, reason];
  const text = bound.isMet(ratio) ? `${short(ratio)} ×` : `**${short(ratio)} ×**`;
  return [bound.text, known.length === operations.length ? text : `${text} (${known.join(', ')})`];
}
