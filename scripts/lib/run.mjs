import { spawn } from 'node:child_process';

/**
 * The exit code of a program, and its output on both streams.
 * @typedef {{ code: number | null, output: string }} Outcome
 */

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ signal?: AbortSignal | undefined }} [options] `signal` aborts the program, and then this throws
 * @returns {Promise<Outcome | undefined>} undefined if the program does not exist
 */
export function run(command, args, { signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...(signal && { signal }) });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
      });
    }
    child.on('error', (error) => {
      if ('code' in error && error.code === 'ENOENT') resolve(undefined);
      else reject(error);
    });
    child.on('close', (code) => resolve({ code, output }));
  });
}
