import { mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fetchJars } from './jars.mjs';
import { findJava } from './java.mjs';
import { Problem } from './problem.mjs';
import { startNeo4j } from './server.mjs';
import { DEFAULT_PASSWORD } from './settings.mjs';

/**
 * The Neo4j that the tests run on besides the embedded engine.
 * @typedef {object} Leg
 * @property {NodeJS.ProcessEnv[]} envs an environment of the tests for each Neo4j, with its address; one without if there is
 *   none
 * @property {string | undefined} where the Neo4j, for messages; undefined if there is none
 * @property {string | undefined} skipped why there is none
 * @property {() => Promise<void>} close stops what was started for the tests and deletes its data
 */

const NOTHING_TO_CLOSE = async () => {};

/** A file system in memory on Linux. */
const MEMORY = '/dev/shm';
const NEEDED_BYTES = 4 * 2 ** 30;

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} reason
 * @returns {Leg}
 */
function withoutNeo4j(env, reason) {
  const { NEO4J_URI: _, ...rest } = env;
  return { envs: [rest], where: undefined, skipped: reason, close: NOTHING_TO_CLOSE };
}

/**
 * Where a graph that is thrown away lies: in memory if there is enough of it, since Neo4j waits for the disk at the end of
 * every transaction.
 * @returns {Promise<string>}
 */
export async function scratchFolder() {
  const memory = await statfs(MEMORY).catch(() => undefined);
  return memory && memory.bavail * memory.bsize >= NEEDED_BYTES ? MEMORY : tmpdir();
}

/**
 * Starts a Neo4j with an empty graph, on any free port.
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @returns {Promise<Leg>}
 */
async function throwAway(env, signal) {
  const home = await mkdtemp(join(await scratchFolder(), 'entente-neo4j-'));
  const say = (/** @type {string} */ text) => console.error(`${text} (ENTENTE_SKIP_NEO4J=1 skips the Neo4j leg)`);
  const remove = () => rm(home, { recursive: true, force: true, maxRetries: 5 });
  try {
    const server = await startNeo4j({ home, port: 0, password: DEFAULT_PASSWORD, env, say, signal });
    const close = async () => {
      await server.stop({ patienceMs: 0 });
      await remove();
    };
    return { envs: [{ ...env, ...server.settings }], where: `Neo4j ${server.version}`, skipped: undefined, close };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Starts several at a time.
 * @param {number} count
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @returns {Promise<Leg>}
 */
async function throwAways(count, env, signal) {
  await findJava(env);
  // Before they start, since each would fetch them for itself.
  await fetchJars({ say: console.error, signal });
  const starts = await Promise.allSettled(Array.from({ length: count }, () => throwAway(env, signal)));
  const started = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  const close = async () => void (await Promise.all(started.map((leg) => leg.close())));
  const failed = starts.find((start) => start.status === 'rejected');
  const [first] = started;
  if (failed || !first) {
    await close();
    throw failed?.reason;
  }
  return { ...first, envs: started.flatMap(({ envs }) => envs), close };
}

/**
 * The Neo4j for the tests: that of `NEO4J_URI`, otherwise new ones, otherwise none.
 * @param {number} count how many new ones
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal aborts the start, which then throws
 * @returns {Promise<Leg>}
 * @throws {Problem} if there is none and `ENTENTE_REQUIRE_NEO4J` is 1
 */
export async function openLeg(count, env, signal) {
  const leg = await findLeg(count, env, signal);
  if (leg.skipped !== undefined && env.ENTENTE_REQUIRE_NEO4J === '1') {
    throw new Problem(`The tests cannot run on Neo4j, but ENTENTE_REQUIRE_NEO4J is 1: ${leg.skipped}`);
  }
  return leg;
}

/**
 * @param {number} count
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal
 * @returns {Promise<Leg>}
 */
async function findLeg(count, env, signal) {
  if (env.ENTENTE_SKIP_NEO4J === '1') return withoutNeo4j(env, 'ENTENTE_SKIP_NEO4J is 1.');
  if (env.NEO4J_URI) return { envs: [env], where: env.NEO4J_URI, skipped: undefined, close: NOTHING_TO_CLOSE };
  try {
    return await throwAways(count, env, signal);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const [reason = '', ...details] = error.message.split('\n');
    if (details.length > 0) console.error(error.message);
    return withoutNeo4j(env, reason);
  }
}

/**
 * The last line about Neo4j: where the tests ran, or how to enable them.
 * @param {Leg} leg
 * @param {number} tests the number that ran on Neo4j
 * @returns {string}
 */
export function legLine({ where, skipped }, tests) {
  if (skipped === undefined) return `Neo4j leg: ${tests} tests ran on ${where}`;
  const how = 'To run it, install Java 17+ and Maven, or set NEO4J_URI, NEO4J_USER and NEO4J_PASSWORD.';
  return `Neo4j leg skipped: ${skipped} ${how}`;
}
