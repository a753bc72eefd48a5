import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { memoryMb } from '../lib/processes.mjs';

/** Rows that one transaction takes: as many as an import takes where nothing else is said. */
const ROWS_AT_ONCE = '500';

/** How often a process' memory is looked at, in milliseconds. */
const LOOK_MS = 200;

/** @param {string} path from this folder */
const here = (path) => fileURLToPath(new URL(path, import.meta.url));

/**
 * What brings a file of loans into a graph: the arguments for Node.
 * @typedef {object} Loader
 * @property {string} title
 * @property {(file: string) => readonly string[]} args
 */

/** @type {readonly [Loader, Loader]} */
export const LOADERS = [
  { title: 'by hand', args: (file) => [here('by-hand.mjs'), file, ROWS_AT_ONCE] },
  {
    title: 'entente import',
    args: (file) => [
      here('../../dist/cli/main.js'),
      'import',
      here('loans.yaml'),
      file,
      '--batch',
      ROWS_AT_ONCE,
      '--rejected',
      `${file}.rejected.csv`,
    ],
  },
];

/**
 * Runs a loader to its end.
 * @param {Loader} loader
 * @param {string} file
 * @param {Readonly<Record<string, string>>} settings the graph
 * @param {AbortSignal} signal
 * @returns {Promise<{ seconds: number, peakMb: number }>} how long it took, and the most memory that it had
 */
export async function load({ title, args }, file, settings, signal) {
  const { NEO4J_URI, GRAPH_PATH, ...env } = process.env;
  const start = performance.now();
  const child = spawn(process.execPath, args(file), { env: { ...env, ...settings }, stdio: 'ignore', signal });
  let peakMb = 0;
  const look = setInterval(async () => {
    const { peak } = await memoryMb(Number(child.pid)).catch(() => ({ peak: 0 }));
    if (peak > peakMb) peakMb = peak;
  }, LOOK_MS);
  try {
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`"${title}" ended with ${code}`);
    return { seconds: (performance.now() - start) / 1000, peakMb };
  } finally {
    clearInterval(look);
  }
}
