/**
 * The figures of one contestant for one operation at one concurrency.
 * @typedef {object} Figures
 * @property {number} requests
 * @property {number} p50 in milliseconds
 * @property {number} p95 in milliseconds
 * @property {number} most in milliseconds: the slowest
 * @property {number} perSecond
 * @property {number} cpuMs the server's processor time a request
 * @property {number} databaseMs the database's processor time a request
 */

/**
 * @param {readonly number[]} values
 * @param {number} share 0.5 for the median, 1 for the most
 * @returns {number} NaN of none
 */
export function quantile(values, share) {
  const sorted = values.toSorted((one, other) => one - other);
  return Number(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]);
}

/**
 * @param {readonly import('./slot.mjs').Slot[]} slots at least one
 * @returns {Figures}
 */
export function figuresOf(slots) {
  const latencies = slots.flatMap((slot) => slot.latencies);
  /** @param {'wallMs' | 'cpuMs' | 'databaseMs'} key */
  const sum = (key) => slots.reduce((total, slot) => total + slot[key], 0);
  const requests = latencies.length;
  return {
    requests,
    p50: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
    most: quantile(latencies, 1),
    perSecond: (requests / sum('wallMs')) * 1000,
    cpuMs: sum('cpuMs') / requests,
    databaseMs: sum('databaseMs') / requests,
  };
}
