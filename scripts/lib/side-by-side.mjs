import { readFile } from 'node:fs/promises';
import { listTests } from './jest.mjs';
import { runInParts } from './parts.mjs';
import { joinResults, mergeResults } from './results.mjs';

/** Every test that runs on Neo4j imports one of these. */
const ENGINE_HELPERS = ['tests/support/engines.ts', 'tests/support/needs.ts'];

/** What stands in the name of each of them. */
const NEO4J_PATTERN = '\\[neo4j\\]';

/** What measures wall-clock time, which other tests on the machine would lengthen. */
const MEASURES_TIME = /performance\.now\(|Date\.now\(|support\/timing\.ts|hrtime|cpuUsage/;

/**
 * Runs all tests on two processes at a time, since one keeps little more than one core busy: the embedded engine in one,
 * Neo4j in the other. Tests that measure time run before that, alone.
 * @param {string} directory where results are written
 * @param {NodeJS.ProcessEnv} env it names the Neo4j
 * @param {AbortSignal} signal aborted to end it
 * @returns {Promise<{ code: number, results: import('./results.mjs').JestResults | undefined }>} the results are
 *   undefined where a process was ended before it wrote its own
 */
export async function runSideBySide(directory, env, signal) {
  const { NEO4J_URI: _, ENTENTE_FUZZ_RUNS: __, ...embedded } = env;
  const all = await listTests([], env);
  const onNeo4j = new Set(await listTests(['--findRelatedTests', ...ENGINE_HELPERS], env));
  const timed = new Set(await filterByText(all, MEASURES_TIME));
  const rest = all.filter((file) => !timed.has(file));

  const alone = await runInParts('timed', [], [...timed], { directory, env, signal });
  const [first, second] = await Promise.all([
    runInParts('embedded', [], rest, { directory, env: embedded, signal }),
    runInParts(
      'neo4j',
      ['--testNamePattern', NEO4J_PATTERN],
      rest.filter((file) => onNeo4j.has(file)),
      { directory, env, signal },
    ),
  ]);
  const code = [alone, first, second].find((one) => one.code !== 0)?.code ?? 0;
  if (!alone.results || !first.results || !second.results) return { code, results: undefined };
  return { code, results: mergeResults(joinResults(alone.results), first.results, second.results) };
}

/**
 * @param {readonly string[]} files
 * @param {RegExp} pattern
 */
async function filterByText(files, pattern) {
  const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')));
  return files.filter((_, index) => pattern.test(texts[index] ?? ''));
}
