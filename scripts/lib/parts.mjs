import { join } from 'node:path';
import { readResults, runJest } from './jest.mjs';
import { PROJECT_ROOT } from './settings.mjs';

const FOLDER = join(PROJECT_ROOT, 'tests', 'support', 'together');
const FILE = join(FOLDER, 'together.ts');

/** Jest's arguments with which it runs the test files that `ENTENTE_TEST_FILES` lists, a line each, as one. */
export const TOGETHER = ['--env', join(FOLDER, 'environment.mjs'), '--testMatch', FILE, '--runTestsByPath', FILE];

/** How many files share a process, and so the memory that Node.js gives it. */
const FILES_AT_ONCE = 40;

/**
 * How jest is run.
 * @typedef {object} PartOptions
 * @property {string} directory where results are written
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal aborted to end it
 */

/**
 * The outcome of one process or more.
 * @typedef {object} Parts
 * @property {number} code the first exit code that is not 0
 * @property {import('./results.mjs').JestResults[] | undefined} results undefined where a process was ended before it
 *   wrote its own
 */

/**
 * Runs test files in one process after another. Those of a process share the modules under test: jest would load them for
 * each file anew, which takes longer than most tests do.
 * @param {string} name of the files in `directory` to which the results are written
 * @param {readonly string[]} args jest's
 * @param {readonly string[]} files
 * @param {PartOptions} options
 * @returns {Promise<Parts>}
 */
export async function runTogether(name, args, files, options) {
  // Neighbours import much the same.
  const sorted = [...files].sort();
  const parts = [];
  for (let start = 0; start < sorted.length && !options.signal.aborted; start += FILES_AT_ONCE) {
    const some = sorted.slice(start, start + FILES_AT_ONCE);
    const env = { ...options.env, ENTENTE_TEST_FILES: some.join('\n') };
    parts.push(await runPart(`${name}-${start}`, [...args, ...TOGETHER], { ...options, env }));
  }
  const results = parts.flatMap((part) => part.results ?? []);
  const isWhole = !options.signal.aborted && results.length === parts.length;
  const code = parts.find((part) => part.code !== 0)?.code ?? (isWhole ? 0 : 1);
  return { code, results: isWhole ? results : undefined };
}

/**
 * Runs test files in one process, each with its own modules.
 * @param {string} name of the file in `directory` to which the results are written
 * @param {readonly string[]} files
 * @param {PartOptions} options
 * @returns {Promise<Parts>}
 */
export const runApart = (name, files, options) => runPart(name, ['--runTestsByPath', ...files], options);

/**
 * @param {string} name
 * @param {readonly string[]} args jest's
 * @param {PartOptions} options
 * @returns {Promise<Parts>}
 */
async function runPart(name, args, { directory, env, signal }) {
  const file = join(directory, `${name}.json`);
  const code = await runJest(['--json', `--outputFile=${file}`, ...args], env, signal);
  const results = await readResults(file);
  return { code, results: results && [results] };
}
