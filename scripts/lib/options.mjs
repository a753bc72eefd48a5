import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { parsePort } from './ports.mjs';
import { Problem } from './problem.mjs';
import { DEFAULT_PASSWORD, DEFAULT_PORT, NEO4J_VERSION, PROJECT_ROOT } from './settings.mjs';

export const USAGE = `npm run neo4j -- [options]: run Neo4j ${NEO4J_VERSION} on this machine until Ctrl+C

  --home DIR        Folder for settings, data and logs (default .neo4j)
  --port N          Bolt port, 0 for any free one (default NEO4J_BOLT_PORT or ${DEFAULT_PORT})
  --ready-file F    Write entente's settings to F as JSON when Neo4j is ready; remove F at the end
  --fetch-only      Fetch the jars and exit
  --help            Print this

The password is NEO4J_PASSWORD from the environment or .env, by default ${DEFAULT_PASSWORD}.`;

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
 * Reads the command line of `npm run neo4j`.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @returns {Neo4jOptions}
 * @throws {Problem} if an option is unknown or its value invalid
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
    throw code?.startsWith('ERR_PARSE_ARGS')
      ? new Problem(`${message}\n"npm run neo4j -- --help" lists the options.`)
      : error;
  }
}
