import { rename, rm, writeFile } from 'node:fs/promises';
import { config } from 'dotenv';
import { fetchJars, JARS } from './lib/jars.mjs';
import { neo4jOptions, USAGE } from './lib/options.mjs';
import { Problem, runMain } from './lib/problem.mjs';
import { startNeo4j } from './lib/server.mjs';
import { abortOnSignals } from './lib/signals.mjs';

/**
 * Writes a file atomically.
 * @param {string} file
 * @param {string} text
 */
async function writeWhole(file, text) {
  await writeFile(`${file}.part`, text);
  await rename(`${file}.part`, file);
}

/**
 * Keeps a Neo4j running until a signal comes.
 * @param {ReturnType<typeof neo4jOptions>} options
 * @param {AbortSignal} signal
 */
async function serve({ home, port, password, readyFile }, signal) {
  const asked = new Promise((resolve) => signal.addEventListener('abort', () => resolve(undefined), { once: true }));
  if (readyFile !== undefined) await rm(readyFile, { force: true });
  const server = await startNeo4j({ home, port, password, env: process.env, say: console.log, signal });
  console.log(`Neo4j ${server.version} is ready; data in ${home}. Settings for entente:\n`);
  for (const [name, value] of Object.entries(server.settings)) console.log(`${name}=${value}`);
  console.log('\nStop it with Ctrl+C.');
  try {
    if (readyFile !== undefined) await writeWhole(readyFile, JSON.stringify(server.settings));
    const reason = await Promise.race([asked, server.ended]);
    if (reason !== undefined) throw new Problem(reason);
    console.log('Stopping Neo4j …');
  } finally {
    await server.stop();
    if (readyFile !== undefined) await rm(readyFile, { force: true });
  }
}

await runMain(async () => {
  config({ quiet: true });
  const options = neo4jOptions(process.argv.slice(2), process.env);
  const signal = abortOnSignals();
  try {
    if (options.help) console.log(USAGE);
    else if (options.fetchOnly) {
      await fetchJars({ say: console.log, signal });
      console.log(`Neo4j's jars are in ${JARS}.`);
    } else await serve(options, signal);
  } catch (error) {
    // Stopping it during start is not a failure.
    if (!signal.aborted) throw error;
  }
  return 0;
});
