import { join } from 'node:path';
import { readResults, runJest } from './jest.mjs';
import { PROJECT_ROOT } from './settings.mjs';

const FILE = join(PROJECT_ROOT, 'tests', 'support', 'together', 'together.ts');

/** Jest's arguments with which it runs the test files that `ENTENTE_TEST_FILES` lists, a line each, as one. */
export const TOGETHER = ['--testMatch', FILE, '--runTestsByPath', FILE];

/**
 * How jest is run.
 * @typedef {object} PartOptions
 * @property {string} name of the file in `directory`
 * @property {string} directory where the results are written
 * @property {NodeJS.ProcessEnv} env
 * @property {AbortSignal} signal aborted to end it
 */

/**
 * The outcome of one process.
 * @typedef {object} Part
 * @property {number} code
 * @property {import('./results.mjs').JestResults | undefined} results undefined where it was ended before it wrote them
 */

/**
 * Runs test files in one process that share the modules under test: jest would load them for each file anew, which takes
 * longer than most tests do.
 * @param {readonly string[]} files
 * @param {readonly string[]} args jest's
 * @param {PartOptions} options
 * @returns {Promise<Part>}
 */
export const runTogether = (files, args, options) =>
  runPart([...args, ...TOGETHER], { ...options, env: { ...options.env, ENTENTE_TEST_FILES: files.join('\n') } });

/**
 * Runs test files in one process, each with its own modules.
 * @param {readonly string[]} files
 * @param {PartOptions} options
 * @returns {Promise<Part>}
 */
export const runApart = (files, options) => runPart(['--runTestsByPath', ...files], options);

/**
 * @param {readonly string[]} args jest's
 * @param {PartOptions} options
 * @returns {Promise<Part>}
 */
async function runPart(args, { name, directory, env, signal }) {
  const file = join(directory, `${name}.json`);
  const code = await runJest(['--json', `--outputFile=${file}`, ...args], env, signal);
  return { code, results: await readResults(file) };
}
