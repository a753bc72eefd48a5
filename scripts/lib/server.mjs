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

/** Packages of Java that Neo4j accesses by reflection. */
const OPENED = ['java.nio', 'java.io', 'sun.nio.ch', 'java.lang'];

/**
 * A running Neo4j.
 * @typedef {object} RunningNeo4j
 * @property {string} version
 * @property {number} pid of its process
 * @property {Readonly<Record<'NEO4J_URI' | 'NEO4J_USER' | 'NEO4J_PASSWORD', string>>} settings entente's settings for it
 * @property {Promise<string>} ended resolves with the reason and its last lines when it has ended
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
 * Starts a Neo4j on the loopback interface, and waits until it answers.
 * @param {object} options
 * @param {string} options.home the directory of its settings, data and logs
 * @param {number} options.port 0 for any free one
 * @param {Readonly<Record<string, string>>} [options.chosen] settings by their names in `neo4j.conf`
 * @param {string} options.password
 * @param {NodeJS.ProcessEnv} options.env
 * @param {(text: string) => void} options.say prints progress
 * @param {AbortSignal} options.signal aborts the start, which then throws
 * @returns {Promise<RunningNeo4j>}
 * @throws {Problem} if a requirement is missing, or it does not answer in time
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
    return { version, pid: server.pid, settings, ended, stop: server.stop };
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
