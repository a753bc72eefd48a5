import { readFile } from 'node:fs/promises';
import { inGroups, longestFirst } from './groups.mjs';
import { listTests } from './jest.mjs';
import { runApart, runTogether } from './parts.mjs';
import { joinResults, mergeResults } from './results.mjs';

/** How many processes run at a time: one keeps little more than one core busy. */
export const LANES = 2;

/** Every test that runs on Neo4j imports one of these. */
const ENGINE_HELPERS = ['tests/support/engines.ts', 'tests/support/needs.ts'];

/** Jest's arguments for those alone that run on Neo4j, by what stands in their names. */
const ON_NEO4J = ['--testNamePattern', '\\[neo4j\\]'];

/** What measures wall-clock time, which other tests on the machine would lengthen, or sets something for a whole process. */
const RUNS_ALONE = /performance\.now\(|Date\.now\(|support\/timing\.ts|hrtime|cpuUsage|jest\.(retryTimes|setTimeout)/;

/** How many files run together. Each group loads the modules anew, which takes as long as several of its files do. */
const SIZES = {
  embedded: { most: 40, least: 8, lanes: LANES },
  neo4j: { most: 12, least: 6, lanes: LANES },
};

/**
 * Runs all tests. Those that measure time run first, alone. The others run in two lanes: each takes the next files on Neo4j
 * that no other has taken, on its own Neo4j if it has one, and when none are left the next on the embedded engine.
 * @param {string} directory where results are written
 * @param {readonly NodeJS.ProcessEnv[]} envs each names a Neo4j, except where there is none
 * @param {AbortSignal} signal aborted to end it
 * @returns {Promise<{ code: number, results: import('./results.mjs').JestResults | undefined }>} the results are
 *   undefined where a process was ended before it wrote its own
 */
export async function runSideBySide(directory, envs, signal) {
  const [env = process.env] = envs;
  const { NEO4J_URI: uri, ENTENTE_FUZZ_RUNS: _, ...withoutNeo4j } = env;
  const all = (await listTests([], env)).sort();
  const lone = new Set(await filterByText(all, RUNS_ALONE));
  const rest = longestFirst(all.filter((file) => !lone.has(file)));
  const related = new Set(uri ? await listTests(['--findRelatedTests', ...ENGINE_HELPERS], env) : []);
  const left = {
    neo4j: inGroups(
      rest.filter((file) => related.has(file)),
      SIZES.neo4j,
    ),
    embedded: inGroups(rest, SIZES.embedded),
  };

  const alone = await runApart([...lone], { name: 'alone', directory, env, signal });
  /** @type {{ engine: keyof typeof left, part: import('./parts.mjs').Part }[]} */
  const ran = [];
  const runLane = async (/** @type {NodeJS.ProcessEnv | undefined} */ own) => {
    while (!signal.aborted) {
      const engine = own?.NEO4J_URI && left.neo4j.length > 0 ? 'neo4j' : 'embedded';
      const files = left[engine].shift();
      if (files === undefined) return;
      const name = `${engine}-${left[engine].length}`;
      const [args, itsEnv] = engine === 'neo4j' ? [ON_NEO4J, own] : [[], withoutNeo4j];
      ran.push({ engine, part: await runTogether(files, args, { name, directory, env: itsEnv ?? env, signal }) });
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, lane) => runLane(envs[lane])));

  const every = [alone, ...ran.map(({ part }) => part)];
  const isWhole = !signal.aborted && every.every(({ results }) => results !== undefined);
  const code = every.find((part) => part.code !== 0)?.code ?? (isWhole ? 0 : 1);
  if (!isWhole) return { code, results: undefined };
  if (!uri) return { code, results: joinResults(resultsOf(every)) };
  const [embedded = [], neo4j = []] = ['embedded', 'neo4j'].map((name) =>
    resultsOf(ran.filter(({ engine }) => engine === name).map(({ part }) => part)),
  );
  return { code, results: mergeResults(resultsOf([alone]), embedded, neo4j) };
}

/** @param {readonly import('./parts.mjs').Part[]} parts */
const resultsOf = (parts) => parts.flatMap(({ results }) => results ?? []);

/**
 * @param {readonly string[]} files
 * @param {RegExp} pattern
 */
async function filterByText(files, pattern) {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return files.filter((_, index) => pattern.test(texts[index] ?? ''));
}
