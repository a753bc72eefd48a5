import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { NEO4J_VERSION, PROJECT_ROOT } from './settings.mjs';

/** Where Neo4j's jars are kept, whichever home a server has. */
export const JARS = join(PROJECT_ROOT, '.neo4j', 'lib');

/** Written beside the jars once all of them are there: the release and how many they are. */
const MARKER = 'complete.json';

/**
 * @param {string} directory
 * @returns {Promise<number>} how many jars are there
 */
async function countJars(directory) {
  const names = await readdir(directory).catch(() => /** @type {string[]} */ ([]));
  return names.filter((name) => name.endsWith('.jar')).length;
}

/**
 * Whether every jar of the release is in the directory.
 * @param {string} [directory]
 * @returns {Promise<boolean>}
 */
export async function jarsAreThere(directory = JARS) {
  try {
    const marker = JSON.parse(await readFile(join(directory, MARKER), 'utf8'));
    return marker.version === NEO4J_VERSION && marker.jars === (await countJars(directory));
  } catch {
    return false;
  }
}

/**
 * The first error that Maven writes, without its marks.
 * @param {string} output
 * @returns {string}
 */
function mavenError(output) {
  const line = output.split('\n').find((text) => text.startsWith('[ERROR]'));
  return (line ?? output).replace(/^\[ERROR\]|\s*-> \[Help \d+\]/g, '').trim();
}

/**
 * Fetches Neo4j's jars with Maven where they are not there yet.
 * @param {{ say: (text: string) => void, signal?: AbortSignal | undefined }} options
 * @returns {Promise<void>}
 * @throws {Problem} where there is no Maven, or it cannot fetch them
 */
export async function fetchJars({ say, signal }) {
  if (await jarsAreThere()) return;
  const root = join(PROJECT_ROOT, '.neo4j');
  await mkdir(root, { recursive: true });
  // Two commands may fetch at the same time: each fills a directory of its own, and the first to be done puts it in place.
  const partial = await mkdtemp(join(root, 'lib-'));
  try {
    say(`Fetching Neo4j ${NEO4J_VERSION} with Maven into ${JARS} (about 118 MB, only once) …`);
    const args = [
      '--batch-mode',
      '--file',
      join(PROJECT_ROOT, 'scripts', 'pom.xml'),
      `-Dneo4j.version=${NEO4J_VERSION}`,
    ];
    const outcome = await run('mvn', [...args, 'dependency:copy-dependencies', `-DoutputDirectory=${partial}`], {
      signal,
    });
    if (outcome === undefined) {
      throw new Problem(`Maven fetches Neo4j ${NEO4J_VERSION} the first time, and there is no mvn.`);
    }
    const jars = await countJars(partial);
    if (outcome.code !== 0 || jars === 0) {
      throw new Problem(`Maven could not fetch Neo4j ${NEO4J_VERSION}: ${mavenError(outcome.output)}.`);
    }
    await writeFile(join(partial, MARKER), JSON.stringify({ version: NEO4J_VERSION, jars }));
    if (await jarsAreThere()) return;
    await rm(JARS, { recursive: true, force: true });
    await rename(partial, JARS);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
