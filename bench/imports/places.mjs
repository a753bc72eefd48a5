import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { startNeo4j } from '../../scripts/lib/server.mjs';
import { DEFAULT_PASSWORD } from '../../scripts/lib/settings.mjs';
import { countries } from '../graph/actors.mjs';
import { sizeOf } from '../graph/size.mjs';
import { FORMAT } from '../graph/stored.mjs';
import { indexSpecs, loadModel, openGraph } from '../lib/entente.mjs';
import { NEO4J_LARGE } from '../lib/neo4j.mjs';

/** The countries that the loans are between. */
export const SIZE = sizeOf(1);

/** Making the indexes takes a while. */
const TIMEOUT_MS = 600_000;

/**
 * A graph with all indexes that holds the countries and nothing else, new for each load.
 * @typedef {object} Place
 * @property {Readonly<Record<string, string>>} settings
 * @property {string} version the engine's
 * @property {() => Promise<void>} stop
 */

/**
 * @param {'neo4j' | 'embedded'} engine
 * @param {string} directory emptied first
 * @param {AbortSignal} signal
 * @returns {Promise<Place>}
 */
export async function newPlace(engine, directory, signal) {
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  if (engine === 'embedded') {
    const path = join(directory, 'graph.grafeo');
    await prepare({ kind: 'embedded', path, timeoutMs: TIMEOUT_MS });
    return { settings: { GRAPH_PATH: path }, version: '', stop: async () => {} };
  }
  const server = await startNeo4j({
    home: directory,
    port: 0,
    chosen: NEO4J_LARGE,
    password: DEFAULT_PASSWORD,
    env: process.env,
    say: () => {},
    signal,
  });
  const { NEO4J_URI: uri, NEO4J_USER: user, NEO4J_PASSWORD: password } = server.settings;
  await prepare({ kind: 'neo4j', uri, user, password, timeoutMs: TIMEOUT_MS, waitMs: TIMEOUT_MS });
  return { settings: server.settings, version: server.version, stop: () => server.stop().then(() => undefined) };
}

/** @param {Parameters<typeof openGraph>[0]} config */
async function prepare(config) {
  const graph = await openGraph(config);
  try {
    await graph.ensureIndexes(indexSpecs(loadModel()));
    const text = 'UNWIND $rows AS r CREATE (n:`Country`) SET n = r';
    await graph.write([
      { text, params: { rows: [...countries(SIZE)] } },
      { text: `UNWIND $rows AS r CREATE (n:\`${FORMAT.label}\`) SET n = r`, params: { rows: [FORMAT.properties] } },
    ]);
  } finally {
    await graph.close();
  }
}
