import { fileURLToPath } from 'node:url';
import { startServer } from '../lib/server.mjs';
import { handWritten } from './cypher.mjs';
import { overHttp } from './http.mjs';
import { checkNode } from './node.mjs';
import { handWrittenSql } from './sql.mjs';

/** @typedef {import('./types.mjs').Contestant} Contestant */
/** @typedef {import('../lib/neo4j.mjs').LoadedNeo4j} LoadedNeo4j */

/**
 * Where a contestant finds the graph of one size.
 * @typedef {object} Place
 * @property {number} scale
 * @property {LoadedNeo4j} neo4j
 * @property {string} file of the embedded graph
 * @property {() => Promise<import('../lib/postgres.mjs').LoadedPostgres>} postgres the same in tables, started where asked
 */

/** @param {string} path from the project's root */
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const ENTENTE = { PORT: '0', LOG_LEVEL: 'silent', COST_LIMIT: '100000000', GRAPH_TIMEOUT_MS: '600000' };

/** What the shell may say and no contestant should hear. */
const UNSET = { NEO4J_URI: '', GRAPH_PATH: '', NEO4J_DATABASE: '' };

/**
 * entente, as a user starts it, with room for the operations asked here.
 * @param {Readonly<Record<string, string>>} settings
 * @param {readonly string[]} [options] of Node
 */
export const startEntente = (settings, options = []) =>
  startServer([...options, at('dist/cli/main.js'), 'serve'], { ...UNSET, ...ENTENTE, ...settings });

/**
 * entente with the limits that it has where nobody sets any.
 * @param {Readonly<Record<string, string>>} settings
 * @param {readonly string[]} [options] of Node
 */
export const startAsShipped = (settings, options = []) =>
  startServer([...options, at('dist/cli/main.js'), 'serve'], { ...UNSET, PORT: '0', LOG_LEVEL: 'silent', ...settings });

/** The contestants, by the name that `--contestants` takes. */
export const STARTERS = Object.freeze({
  /** @param {Place} place @returns {Promise<Contestant>} */
  neo4j: async ({ scale, neo4j }) => {
    const parts = { name: 'neo4j', title: 'entente on Neo4j', dialect: /** @type {const} */ ('entente'), scale };
    return overHttp({ ...parts, databasePid: neo4j.pid }, await startEntente(neo4j.settings));
  },
  /** @param {Place} place @returns {Promise<Contestant>} */
  embedded: async ({ scale, file }) => {
    const parts = { name: 'embedded', title: 'entente, embedded', dialect: /** @type {const} */ ('entente'), scale };
    const server = await startEntente({ GRAPH_PATH: file });
    return overHttp({ ...parts, databasePid: server.pid }, server);
  },
  /** @param {Place} place @returns {Promise<Contestant>} */
  peer: async ({ scale, neo4j }) => {
    const server = await startServer([at('bench/contestants/peer-server.mjs')], neo4j.settings);
    const parts = { name: 'peer', title: '@neo4j/graphql', dialect: /** @type {const} */ ('peer'), scale };
    return overHttp({ ...parts, databasePid: neo4j.pid }, server);
  },
  /** @param {Place} place @returns {Promise<Contestant>} */
  cypher: async ({ scale, neo4j }) => handWritten(neo4j, scale),
  /** @param {Place} place @returns {Promise<Contestant>} */
  bare: async ({ scale, neo4j }) => {
    const server = await startServer([at('bench/contestants/bare-server.mjs')], neo4j.settings);
    const title = 'hand-written Cypher over bare HTTP';
    const parts = { name: 'bare', title, dialect: /** @type {const} */ ('cypher'), scale };
    return overHttp({ ...parts, databasePid: neo4j.pid }, server);
  },
  /** @param {Place} place @returns {Promise<Contestant>} */
  naive: async ({ scale, neo4j }) => {
    const server = await startServer([at('bench/contestants/naive-server.mjs')], neo4j.settings);
    const parts = { name: 'naive', title: 'naive resolvers', dialect: /** @type {const} */ ('naive'), scale };
    return overHttp({ ...parts, databasePid: neo4j.pid }, server);
  },
  /** @param {Place} place @returns {Promise<Contestant>} */
  postgraphile: async ({ scale, postgres }) => {
    checkNode(process.versions.node);
    const { url, pid } = await postgres();
    const env = { POSTGRES_URL: url, GRAPHILE_ENV: 'production' };
    const server = await startServer([at('bench/contestants/postgraphile-server.mjs')], env);
    const parts = {
      name: 'postgraphile',
      title: 'PostGraphile',
      dialect: /** @type {const} */ ('postgraphile'),
      scale,
    };
    return overHttp({ ...parts, databasePid: pid }, server);
  },
  /** @param {Place} place @returns {Promise<Contestant>} */
  sql: async ({ scale, postgres }) => handWrittenSql(await postgres(), scale),
});
