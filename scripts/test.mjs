import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clientsSkipped } from './lib/clients.mjs';
import { readResults, runJest, runsTests } from './lib/jest.mjs';
import { legLine, openLeg } from './lib/leg.mjs';
import { Problem, runMain } from './lib/problem.mjs';
import { countOnNeo4j, countsLine, durationLine, failedLines, skippedLines } from './lib/results.mjs';
import { PROJECT_ROOT } from './lib/settings.mjs';
import { LANES, runSideBySide } from './lib/side-by-side.mjs';
import { abortOnSignals } from './lib/signals.mjs';
import { slowestLines } from './lib/slowest.mjs';

/** The exit code of a program that Ctrl+C ended. */
const INTERRUPTED = 130;

/** Printed before a run of all tests. */
const LENGTH =
  'All tests take about 30 minutes on two cores, half of that without Neo4j. "npm test -- src/cli" runs a part.';

/**
 * Runs jest on both engines and prints a summary, the counts last.
 * @param {readonly string[]} args jest's
 * @param {AbortSignal} signal
 * @returns {Promise<number>} jest's exit code
 */
async function runTests(args, signal) {
  if (args.every((arg) => arg.startsWith('-'))) console.log(LENGTH);
  const leg = await openLeg(args.length === 0 ? LANES : 1, process.env, signal);
  const directory = await mkdtemp(join(tmpdir(), 'entente-test-'));
  try {
    const { code, results } = await runOn(leg, args, directory, signal);
    if (results === undefined) return code;
    const onNeo4j = countOnNeo4j(results);
    if (args.length === 0) for (const line of slowestLines(results, PROJECT_ROOT)) console.log(line);
    for (const line of failedLines(results)) console.log(line);
    console.log(`\n${legLine(leg, onNeo4j)}`);
    const missed = onNeo4j === 0 && process.env.ENTENTE_REQUIRE_NEO4J === '1';
    if (missed) console.log('No test ran on Neo4j, but ENTENTE_REQUIRE_NEO4J is 1.');
    const skipped = clientsSkipped();
    const lacking = skipped !== undefined && process.env.ENTENTE_REQUIRE_CLIENTS === '1';
    if (lacking) console.log('No client test ran, but ENTENTE_REQUIRE_CLIENTS is 1.');
    for (const line of skippedLines(results, skipped)) console.log(line);
    console.log(durationLine(results));
    console.log(countsLine(results));
    return missed || lacking ? code || 1 : code;
  } finally {
    await leg.close();
    await rm(directory, { recursive: true, force: true });
  }
}

/**
 * @param {import('./lib/leg.mjs').Leg} leg
 * @param {readonly string[]} args jest's
 * @param {string} directory where results are written
 * @param {AbortSignal} signal
 */
async function runOn(leg, args, directory, signal) {
  if (signal.aborted) return { code: INTERRUPTED, results: undefined };
  if (args.length === 0) return runSideBySide(directory, leg.envs, signal);
  const file = join(directory, 'results.json');
  const [env = process.env] = leg.envs;
  const code = await runJest([...args, '--json', `--outputFile=${file}`], env, signal);
  return { code, results: await readResults(file) };
}

await runMain(async () => {
  const args = process.argv.slice(2);
  const signal = abortOnSignals();
  if (!runsTests(args)) return runJest(args, process.env, signal);
  try {
    return await runTests(args, signal);
  } catch (error) {
    if (signal.aborted && !(error instanceof Problem)) return INTERRUPTED;
    throw error;
  }
});
