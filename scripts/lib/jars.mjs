import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';
import { NEO4J_VERSION, PROJECT_ROOT } from './settings.mjs';

/** The folder of Neo4j's jars, shared by all servers. */
export const JARS = join(PROJECT_ROOT, '.neo4j', 'lib');

/** Written when all jars are present, with the release and their number. */
const MARKER = 'complete.json';

/**
 * @param {string} directory
 * @returns {Promise<number>} the number of jars
 */
async function countJars(directory) {
  const names = await readdir(directory).catch(() => /** @type {string[]} */ ([]));
  return names.filter((name) => name.endsWith('.jar')).length;
}

/**
 * Whether all jars of the release are in the directory.
 * @param {string} [directory]
 * @returns {Promise<boolean>}
 */
export async function hasJars(directory = JARS) {
  try {
    const marker = JSON.parse(await readFile(join(directory, MARKER), 'utf8'));
    return marker.version === NEO4J_VERSION && marker.jars === (await countJars(directory));
  } catch {
    return false;
  }
}

/**
 * The first error in Maven's output, without its prefix.
 * @param {string} output
 * @returns {string}
 */
function mavenError(output) {
  const line = output.split('\n').find((text) => text.startsWith('[ERROR]'));
  return (line ?? output).replace(/^\[ERROR\]|\s*-> \[Help \d+\]/g, '').trim();
}

/**
 * Fetches Neo4j's jars with Maven if they are missing.
 * @param {{ say: (text: string) => void, signal?: AbortSignal | undefined }} options
 * @returns {Promise<void>}
 * @throws {Problem} if Maven is missing or fails
 */
export async function fetchJars({ say, signal }) {
  if (await hasJars()) return;
  const root = join(PROJECT_ROOT, '.neo4j');
  await mkdir(root, { recursive: true });
  // Concurrent commands each fill their own directory; the first to finish moves it into place.
  const partial = await mkdtemp(join(root, 'lib-'));
  try {
    say(`Fetching Neo4j ${NEO4J_VERSION} with Maven into ${JARS} (about 118 MB, once) …`);
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
      throw new Problem(`Maven is needed to fetch Neo4j ${NEO4J_VERSION}, but mvn was not found.`);
    }
    const jars = await countJars(partial);
    if (outcome.code !== 0 || jars === 0) {
      throw new Problem(`Maven could not fetch Neo4j ${NEO4J_VERSION}: ${mavenError(outcome.output)}.`);
    }
    await writeFile(join(partial, MARKER), JSON.stringify({ version: NEO4J_VERSION, jars }));
    if (await hasJars()) return;
    await rm(JARS, { recursive: true, force: true });
    await rename(partial, JARS);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}
