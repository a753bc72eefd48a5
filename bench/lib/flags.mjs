import { parseArgs } from 'node:util';

/** A flag that takes a text. */
export const TEXT = /** @type {const} */ ({ type: 'string' });
/** A flag that is off where it is not given, and one that is on (`--no-…` turns it off). */
export const OFF = /** @type {const} */ ({ type: 'boolean', default: false });
export const ON = /** @type {const} */ ({ type: 'boolean', default: true });

/**
 * The values of a command line's flags.
 * @template {NonNullable<import('node:util').ParseArgsConfig['options']>} T
 * @param {readonly string[]} args
 * @param {T} options
 */
export const readFlags = (args, options) => parseArgs({ args: [...args], allowNegative: true, options }).values;
