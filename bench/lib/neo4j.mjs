import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startNeo4j } from '../../scripts/lib/server.mjs';
import { DEFAULT_PASSWORD, NEO4J_SETTINGS } from '../../scripts/lib/settings.mjs';
import { loadNeo4j } from '../graph/load-neo4j.mjs';
import { isMade, noteMade } from '../graph/marker.mjs';
import { findProcess } from './processes.mjs';

/** The largest graph fits in, so that it is not its size on disk that is measured. */
export const NEO4J_LARGE = { ...NEO4J_SETTINGS, 'server.memory.pagecache.size': '1g' };

/**
 * A Neo4j that holds the graph of one size.
 * @typedef {object} LoadedNeo4j
 * @property {string} version
 * @property {Readonly<Record<'NEO4J_URI' | 'NEO4J_USER' | 'NEO4J_PASSWORD', string>>} settings
 * @property {number} pid
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a Neo4j on the graph of a size, which it is filled with where it is not there yet.
 * @param {string} home the directory of its data
 * @param {import('../graph/size.mjs').Size} size
 * @param {(text: string) => void} say
 * @param {AbortSignal} signal
 * @returns {Promise<LoadedNeo4j>}
 */
export async function openLoadedNeo4j(home, size, say, signal) {
  const made = await isMade(home);
  if (!made) await rm(home, { recursive: true, force: true });
  await mkdir(home, { recursive: true });
  const server = await startNeo4j({
    home,
    port: 0,
    chosen: NEO4J_LARGE,
    password: DEFAULT_PASSWORD,
    env: process.env,
    say,
    signal,
  });
  try {
    if (!made) {
      await loadNeo4j(server.settings, size, say);
      await noteMade(home);
    }
    const pid = await findProcess(`--home-dir=${join(home)}`);
    return { version: server.version, settings: server.settings, pid, stop: () => server.stop() };
  } catch (error) {
    await server.stop();
    throw error;
  }
}
