/**
 * What a ratio must be.
 * @typedef {object} Bound
 * @property {string} text
 * @property {(ratio: number) => boolean} isMet
 */

/**
 * What it must be with one request at a time and with 16; undefined where that is not asked for.
 * @typedef {object} Bounds
 * @property {Bound | undefined} alone
 * @property {Bound | undefined} together
 */

/** @param {number} ratio @returns {Bound} */
export const least = (ratio) => Object.freeze({ text: `≥ ${ratio} ×`, isMet: (measured) => measured >= ratio });

/** @param {number} ratio @returns {Bound} */
export const most = (ratio) => Object.freeze({ text: `≤ ${ratio} ×`, isMet: (measured) => measured <= ratio });

/** @type {Bound} */
export const FASTER = Object.freeze({ text: '> 1 ×', isMet: (measured) => measured > 1 });

/** @param {Bound} bound @returns {Bounds} */
export const both = (bound) => ({ alone: bound, together: bound });

/** @param {Bound} bound @returns {Bounds} */
export const alone = (bound) => ({ alone: bound, together: undefined });
