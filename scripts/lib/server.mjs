import { join } from 'node:path';
import { writeConf } from './conf.mjs';
import { fetchJars, JARS } from './jars.mjs';
import { findJava } from './java.mjs';
import { launch } from './launch.mjs';
import { checkPassword, settlePassword } from './password.mjs';
import { claimPort } from './ports.mjs';
import { Problem } from './problem.mjs';
import { NEO4J_SETTINGS, NEO4J_USER, NEO4J_VERSION } from './settings.mjs';

const START_TIMEOUT_MS = 180_000;

/** Packages of Java itself that Neo4j reaches into. */
const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'];

/**
 * A Neo4j that answers.
 * @typedef {object} RunningNeo4j
 * @property {string} version
 * @property {Readonly<Record<'NEO4J_URI' | 'NEO4J_USER' | 'NEO4J_PASSWORD', string>>} settings what entente needs to reach it
 * @property {Promise<string>} ended settles when it has ended, for whatever reason: how, and its last lines
 * @property {import('./launch.mjs').Stop} stop
 */

/**
 * @param {string} home
 * @param {string} conf
 * @returns {string[]} Java's arguments
 */
function javaArguments(home, conf) {
  return [
    ...OPENED.map((name) => `--add-opens=java.base/${name}=ALL-UNNAMED`),
    `-Xmx${NEO4J_SETTINGS['server.memory.heap.max_size']}`,
    '-cp',
    join(JARS, '*'),
    'org.neo4j.server.CommunityEntryPoint',
    `--home-dir=${home}`,
    `--config-dir=${conf}`,
    '--console-mode',
  ];
}

/**
 * Starts a Neo4j that this machine alone can reach, and waits until it answers.
 * @param {object} options
 * @param {string} options.home the directory of its settings, data and logs
 * @param {number} options.port 0 for any free one
 * @param {Readonly<Record<string, string>>} [options.chosen] settings by their names in `neo4j.conf`
 * @param {string} options.password
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(text: string) => void} options.say is told what takes long
 * @param {AbortSignal} options.signal aborted to give the start up, which then throws
 * @returns {Promise<RunningNeo4j>}
 * @throws {Problem} where something it needs is not there, or it does not come to answer
 */
export async function startNeo4j({ home, port, chosen = NEO4J_SETTINGS, password, env, say, signal }) {
  checkPassword(password);
  const java = await findJava(env);
  await fetchJars({ say, signal });
  const boltPort = await claimPort(port);
  const conf = await writeConf(home, boltPort, chosen);
  say(`Starting Neo4j ${NEO4J_VERSION} …`);
  const server = launch(java, javaArguments(home, conf));
  const ended = server.ended.then((how) => `Neo4j has ended: ${how}`);

  const late = AbortSignal.timeout(START_TIMEOUT_MS);
  const over = new AbortController();
  const settled = settlePassword({
    url: `bolt://127.0.0.1:${boltPort}`,
    password,
    home,
    signal: AbortSignal.any([signal, late, over.signal]),
  });
  try {
    const version = await Promise.race([settled, ended.then((reason) => Promise.reject(new Problem(reason)))]);
    const settings = { NEO4J_URI: `neo4j://localhost:${boltPort}`, NEO4J_USER, NEO4J_PASSWORD: password };
    return { version, settings, ended, stop: server.stop };
  } catch (error) {
    await server.stop();
    if (late.aborted && !signal.aborted) {
      throw new Problem(`Neo4j did not answer within ${START_TIMEOUT_MS / 1000} s. Its last lines:\n${server.tail()}`);
    }
    throw error;
  } finally {
    over.abort();
  }
}
