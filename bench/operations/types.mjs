/**
 * How one contestant is asked in GraphQL, or for a file.
 * @typedef {object} Asked
 * @property {string} query a path (`/…`) downloads a file, whose text is then read
 * @property {(data: any) => unknown} read the answer in the form that all contestants share
 */

/**
 * How the graph is asked by hand.
 * @typedef {object} Written
 * @property {string} text
 * @property {(rows: any[]) => unknown} read
 */

/**
 * How PostgreSQL is asked by hand.
 * @typedef {object} WrittenSql
 * @property {string} text
 * @property {readonly string[]} [values] the names of the variables that are $1, $2, …
 * @property {(rows: any[]) => unknown} read
 */

/**
 * One operation, for every contestant. Its variables have the same names everywhere.
 * @typedef {object} Operation
 * @property {string} key
 * @property {string} title
 * @property {(size: import('../graph/size.mjs').Size) => readonly Record<string, unknown>[]} parameters sets of
 *   variables that are taken in turn
 * @property {Asked} entente
 * @property {Asked} [peer] left out where it has no such question
 * @property {Asked} [naive]
 * @property {Asked} [postgraphile]
 * @property {Written} cypher
 * @property {WrittenSql} [sql]
 * @property {Operation} [compared] what is asked at other scales, where it asks for more than the smallest graph has
 */

export {};
