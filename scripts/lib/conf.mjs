import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { NEO4J_SETTINGS } from './settings.mjs';

/**
 * The text of `neo4j.conf` for a server on the loopback interface. Neo4j routes `neo4j://` clients to the advertised address,
 * so it must be the one that they use.
 * @param {number} port
 * @param {Readonly<Record<string, string>>} chosen
 * @returns {string}
 */
export function confText(port, chosen = NEO4J_SETTINGS) {
  const settings = {
    'server.default_listen_address': '127.0.0.1',
    'server.bolt.listen_address': `127.0.0.1:${port}`,
    'server.bolt.advertised_address': `localhost:${port}`,
    ...chosen,
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return ['# Written by "npm run neo4j" at each start; changes are lost.', ...lines, ''].join('\n');
}

/**
 * Writes `conf/neo4j.conf` under a server's home.
 * @param {string} home
 * @param {number} port
 * @param {Readonly<Record<string, string>>} chosen
 * @returns {Promise<string>} its directory
 */
export async function writeConf(home, port, chosen) {
  const directory = join(home, 'conf');
  await mkdir(directory, { recursive: true });
  await writeFile(join(directory, 'neo4j.conf'), confText(port, chosen));
  return directory;
}
