/** @typedef {import('./claims.mjs').Claim} Claim */
/** @typedef {import('./results.mjs').Results} Results */

/**
 * The ratio of a claim in a run.
 * @typedef {object} Measured
 * @property {number | undefined} ratio
 * @property {readonly string[]} operations those that it is of
 * @property {string} reason why there is none
 */

/**
 * The ratio for the claim's operation, or the geometric mean for those of its operations that were measured.
 * @param {Claim} claim
 * @param {Results} results
 * @param {number} concurrency
 * @returns {Measured}
 */
export function measured(claim, results, concurrency) {
  const ratios = claim.operations.map((operation) => ({
    operation,
    ...ratioOf(claim, results, operation, concurrency),
  }));
  const known = ratios.flatMap(({ operation, ratio }) => (ratio === undefined ? [] : [{ operation, ratio }]));
  const sum = known.reduce((total, { ratio }) => total + Math.log(ratio), 0);
  return {
    ratio: known.length === 0 ? undefined : Math.exp(sum / known.length),
    operations: known.map(({ operation }) => operation),
    reason: ratios.find(({ reason }) => reason !== '')?.reason ?? '',
  };
}

/**
 * @param {Claim} claim
 * @param {Results} results
 * @param {string} operation
 * @param {number} concurrency
 * @returns {{ ratio: number | undefined, reason: string }}
 */
function ratioOf({ above, below, figure }, results, operation, concurrency) {
  let ratio = 1;
  for (const [sides, power] of /** @type {const} */ ([
    [above, 1],
    [below, -1],
  ])) {
    for (const side of sides) {
      if ('known' in side) {
        ratio *= Number(side.known[concurrency]) ** power;
        continue;
      }
      const entry = results.find({ operation, concurrency, ...side });
      if (!entry?.figures) return { ratio: undefined, reason: entry?.failure ?? 'not measured' };
      ratio *= entry.figures[figure] ** power;
    }
  }
  return { ratio, reason: '' };
}
