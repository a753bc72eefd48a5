import { chown, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { launch } from '../../scripts/lib/launch.mjs';
import { claimPort } from '../../scripts/lib/ports.mjs';
import { Problem } from '../../scripts/lib/problem.mjs';
import { loadPostgres } from '../graph/load-postgres.mjs';
import { isMade, noteMade } from '../graph/marker.mjs';
import { findPostgres, postgresUser, runAs } from './postgres-programs.mjs';
import { findProcess } from './processes.mjs';

/** As much memory as Neo4j has for its pages, and what one sets for a disk without moving parts and short questions. */
const SETTINGS = Object.freeze({
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  shared_buffers: '1GB',
  effective_cache_size: '2GB',
  work_mem: '64MB',
  maintenance_work_mem: '256MB',
  max_wal_size: '4GB',
  random_page_cost: '1.1',
  jit: 'off',
});

const USER = 'bench';
const START_MS = 60_000;
const PAUSE_MS = 100;

/**
 * A PostgreSQL that holds the graph of one size.
 * @typedef {object} LoadedPostgres
 * @property {string} version
 * @property {string} url
 * @property {number} pid of the process that starts all others
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a PostgreSQL on the graph of a size, which it is filled with where it is not there yet.
 * @param {string} home the directory of its data
 * @param {import('../graph/size.mjs').Size} size
 * @param {(text: string) => void} say
 * @param {AbortSignal} signal
 * @returns {Promise<LoadedPostgres>}
 */
export async function openLoadedPostgres(home, size, say, signal) {
  const programs = await findPostgres();
  const user = await postgresUser();
  const made = await isMade(home);
  if (!made) await create(programs, home, user);
  const port = await claimPort(0);
  const settings = Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  say('Starting PostgreSQL …');
  const server = launch(join(programs, 'postgres'), ['-D', home, '-p', String(port), ...settings], user);
  const url = `postgres://${USER}@127.0.0.1:${port}/postgres`;
  try {
    const client = await connected(url, server, signal);
    try {
      if (!made) {
        await loadPostgres(client, size, say);
        await noteMade(home);
      }
      const { rows } = await client.query('SHOW server_version');
      const version = String(rows[0]?.server_version).split(' ')[0] ?? '';
      const pid = await findProcess(home);
      return { version, url, pid, stop: () => stop(pid, server) };
    } finally {
      await client.end();
    }
  } catch (error) {
    await server.stop();
    throw error;
  }
}

/**
 * An empty cluster whose texts are compared by their characters' codes, as the others compare them.
 * @param {string} programs
 * @param {string} home
 * @param {{ uid?: number, gid?: number }} user
 */
async function create(programs, home, user) {
  await rm(home, { recursive: true, force: true });
  await mkdir(dirname(home), { recursive: true });
  // PostgreSQL keeps its data in a directory that no other user may open.
  await mkdir(home, { mode: 0o700 });
  if (user.uid !== undefined && user.gid !== undefined) await chown(home, user.uid, user.gid);
  const options = ['--locale=C', '--encoding=UTF8', `--username=${USER}`, '--auth=trust', '--no-sync'];
  await runAs(join(programs, 'initdb'), ['-D', home, ...options], user);
}

/**
 * Waits until the server answers.
 * @param {string} url
 * @param {import('../../scripts/lib/launch.mjs').Launched} server
 * @param {AbortSignal} signal
 */
async function connected(url, server, signal) {
  let over = '';
  server.ended.then((how) => {
    over = `PostgreSQL has ended: ${how}`;
  });
  const start = performance.now();
  for (;;) {
    signal.throwIfAborted();
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      return client;
    } catch (error) {
      if (over) throw new Problem(over);
      if (performance.now() - start > START_MS)
        throw new Problem(`PostgreSQL does not answer: ${error}\n${server.tail()}`);
    }
    await sleep(PAUSE_MS);
  }
}

/**
 * Ends it. At SIGTERM alone it would wait for its clients to leave.
 * @param {number} pid
 * @param {import('../../scripts/lib/launch.mjs').Launched} server
 */
async function stop(pid, server) {
  try {
    process.kill(pid, 'SIGINT');
  } catch {
    // It has ended already, as at a Ctrl+C that it is sent too.
  }
  await server.stop();
}
