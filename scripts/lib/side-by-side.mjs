import { readFile } from 'node:fs/promises';
import { listTests } from './jest.mjs';
import { runApart, runTogether } from './parts.mjs';
import { joinResults, mergeResults } from './results.mjs';

/** Every test that runs on Neo4j imports one of these. */
const ENGINE_HELPERS = ['tests/support/engines.ts', 'tests/support/needs.ts'];

/** What stands in the name of each of them. */
const NEO4J_PATTERN = '\\[neo4j\\]';

/** What measures wall-clock time, which other tests on the machine would lengthen, or sets something for a whole process. */
const RUNS_ALONE = /performance\.now\(|Date\.now\(|support\/timing\.ts|hrtime|cpuUsage|jest\.(retryTimes|setTimeout)/;

/**
 * Runs all tests. Those that measure time run first, alone. The others run on two processes at a time, since one keeps
 * little more than one core busy: the embedded engine in one, Neo4j in the other, if there is one.
 * @param {string} directory where results are written
 * @param {NodeJS.ProcessEnv} env it names the Neo4j
 * @param {AbortSignal} signal aborted to end it
 * @returns {Promise<{ code: number, results: import('./results.mjs').JestResults | undefined }>} the results are
 *   undefined where a process was ended before it wrote its own
 */
export async function runSideBySide(directory, env, signal) {
  const { NEO4J_URI: uri, ENTENTE_FUZZ_RUNS: _, ...embedded } = env;
  const all = await listTests([], env);
  const lone = new Set(await filterByText(all, RUNS_ALONE));
  const rest = all.filter((file) => !lone.has(file));
  const onNeo4j = new Set(uri ? await listTests(['--findRelatedTests', ...ENGINE_HELPERS], env) : []);

  const alone = await runApart('alone', [...lone], { directory, env, signal });
  const [first, second] = await Promise.all([
    runTogether('embedded', [], rest, { directory, env: embedded, signal }),
    runTogether(
      'neo4j',
      ['--testNamePattern', NEO4J_PATTERN],
      rest.filter((file) => onNeo4j.has(file)),
      { directory, env, signal },
    ),
  ]);
  const code = [alone, first, second].find((one) => one.code !== 0)?.code ?? 0;
  if (!alone.results || !first.results || !second.results) return { code, results: undefined };
  const results = uri
    ? mergeResults(joinResults(alone.results), first.results, second.results)
    : joinResults([...alone.results, ...first.results]);
  return { code, results };
}

/**
 * @param {readonly string[]} files
 * @param {RegExp} pattern
 */
async function filterByText(files, pattern) {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return files.filter((_, index) => pattern.test(texts[index] ?? ''));
}
