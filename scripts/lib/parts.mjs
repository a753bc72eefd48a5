import { join } from 'node:path';
import { readResults, runJest } from './jest.mjs';

/** The most files that one process runs: it keeps some 15 MB of each until it ends, and Node.js gives it 4 GB at most. */
const FILES_AT_ONCE = 100;

/**
 * Runs test files in one process after another.
 * @param {string} name of the files in `directory` to which the results are written
 * @param {readonly string[]} args jest's
 * @param {readonly string[]} files
 * @param {{ directory: string, env: NodeJS.ProcessEnv, signal: AbortSignal }} options `signal` is aborted to end it
 * @returns {Promise<{ code: number, results: import('./results.mjs').JestResults[] | undefined }>} the results are
 *   undefined where a process was ended before it wrote its own
 */
export async function runInParts(name, args, files, { directory, env, signal }) {
  const parts = [];
  for (let start = 0; start < files.length && !signal.aborted; start += FILES_AT_ONCE) {
    const file = join(directory, `${name}-${start}.json`);
    const some = files.slice(start, start + FILES_AT_ONCE);
    const its = [...args, '--json', `--outputFile=${file}`, '--runTestsByPath', ...some];
    parts.push({ code: await runJest(its, env, signal), results: await readResults(file) });
  }
  const results = parts.flatMap((part) => part.results ?? []);
  const isWhole = !signal.aborted && results.length === parts.length;
  const code = parts.find((part) => part.code !== 0)?.code ?? (isWhole ? 0 : 1);
  return { code, results: isWhole ? results : undefined };
}
