import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parsePort } from './ports.mjs';
import { Problem } from './problem.mjs';
import { DEFAULT_PASSWORD, DEFAULT_PORT, NEO4J_VERSION, PROJECT_ROOT } from './settings.mjs';

export const USAGE = `npm run neo4j -- [options]: runs Neo4j ${NEO4J_VERSION} on this machine until Ctrl-C

  --home DIR        its settings, data and logs (default .neo4j)
  --port N          its Bolt port, 0 for any free one (default NEO4J_BOLT_PORT, else ${DEFAULT_PORT})
  --ready-file F    write entente's three settings to F, as JSON, once it answers; F is removed at the end
  --fetch-only      fetch its jars and end
  --help            this text

The password is NEO4J_PASSWORD's (the environment's, else .env's), else ${DEFAULT_PASSWORD}.`;

/**
 * @typedef {object} Neo4jOptions
 * @property {string} home
 * @property {number} port 0 for any free one
 * @property {string} password
 * @property {string | undefined} readyFile
 * @property {boolean} fetchOnly
 * @property {boolean} help
 */

/**
 * What `npm run neo4j` was asked for.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Neo4jOptions}
 * @throws {Problem} where an option is unknown or its value is no good
 */
export function neo4jOptions(args, env) {
  const { home, port, 'ready-file': readyFile, 'fetch-only': fetchOnly, help } = parse(args);
  return {
    home: home === undefined ? join(PROJECT_ROOT, '.neo4j') : resolve(home),
    port:
      port === undefined
        ? parsePort(env.NEO4J_BOLT_PORT || `${DEFAULT_PORT}`, 'NEO4J_BOLT_PORT')
        : parsePort(port, '--port'),
    password: env.NEO4J_PASSWORD || DEFAULT_PASSWORD,
    readyFile: readyFile === undefined ? undefined : resolve(readyFile),
    fetchOnly,
    help,
  };
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        home: { type: 'string' },
        port: { type: 'string' },
        'ready-file': { type: 'string' },
        'fetch-only': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
    return values;
  } catch (error) {
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    throw code?.startsWith('ERR_PARSE_ARGS') ? new Problem(`${message}\n"npm run neo4j -- --help" tells more.`) : error;
  }
}
