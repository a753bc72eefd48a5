import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { promisify } from 'node:util';
import { PROJECT_ROOT } from './settings.mjs';

const JEST = createRequire(import.meta.url).resolve('jest/bin/jest');

/** Options of jest with which it runs no tests. */
const RUN_NOTHING = ['--clearCache', '--help', '-h', '--init', '--listTests', '--showConfig', '--version', '-v'];

/**
 * Whether jest runs tests with these arguments.
 * @param {readonly string[]} args
 * @returns {boolean}
 */
export const runsTests = (args) => !args.some((arg) => RUN_NOTHING.includes(arg));

/**
 * Runs jest in the foreground.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env
 * @param {AbortSignal} signal aborted to end it
 * @returns {Promise<number>} its exit code
 */
export async function runJest(args, env, signal) {
  const node = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', JEST, '--runInBand'];
  const child = spawn(process.execPath, [...node, ...args], { cwd: PROJECT_ROOT, env, stdio: 'inherit' });
  signal.addEventListener('abort', () => child.kill('SIGTERM'), { once: true });
  const [code, killer] = /** @type {[number | null, NodeJS.Signals | null]} */ (await once(child, 'exit'));
  return code ?? 128 + (killer === null ? 0 : constants.signals[killer]);
}

/**
 * The test files that jest would run.
 * @param {readonly string[]} args jest's
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string[]>}
 */
export async function listTests(args, env) {
  const { stdout } = await promisify(execFile)(process.execPath, [JEST, '--listTests', ...args], {
    cwd: PROJECT_ROOT,
    env,
  });
  return stdout.split('\n').filter(Boolean);
}

/**
 * Reads the file that jest wrote with `--outputFile`.
 * @param {string} file
 * @returns {Promise<import('./results.mjs').JestResults | undefined>} undefined if jest ended before writing it
 */
export async function readResults(file) {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
