/**
 * What was measured, and what could not be.
 * @typedef {object} Entry
 * @property {string} operation its key
 * @property {string} contestant its name
 * @property {number} scale
 * @property {number} concurrency
 * @property {import('../measure/figures.mjs').Figures | undefined} figures
 * @property {string | undefined} failure why there are no figures
 */

/** The entries of a run, to be looked up. */
export class Results {
  /** @type {Entry[]} */
  entries = [];

  /** @param {Entry} entry */
  add(entry) {
    this.entries.push(entry);
  }

  /**
   * @param {Pick<Entry, 'operation' | 'contestant' | 'scale' | 'concurrency'>} key
   * @returns {Entry | undefined}
   */
  find({ operation, contestant, scale, concurrency }) {
    return this.entries.find(
      (entry) =>
        entry.operation === operation &&
        entry.contestant === contestant &&
        entry.scale === scale &&
        entry.concurrency === concurrency,
    );
  }
}
