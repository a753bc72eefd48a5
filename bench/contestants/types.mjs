/**
 * Who is measured.
 * @typedef {object} Contestant
 * @property {string} name
 * @property {string} title
 * @property {number} scale of the graph that it answers from
 * @property {number} pid the process whose time counts as the server's
 * @property {number} databasePid the database's process, whose time counts with that of those that it has started; that of
 *   the server where these are all of the database
 * @property {(operation: Operation, variables: Variables) => Promise<void>} run asks, and takes the whole answer
 * @property {(operation: Operation, variables: Variables) => Promise<unknown>} answer asks, and gives the answer in
 *   the form that all contestants share
 * @property {() => Promise<void>} stop
 */

/** @typedef {import('../operations/types.mjs').Operation} Operation */
/** @typedef {Record<string, unknown>} Variables */

export {};
