import { spawn } from 'node:child_process';

/**
 * How a program ended, and what it wrote on both streams.
 * @typedef {{ code: number | null, output: string }} Outcome
 */

/**
 * Runs a program to its end.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ signal?: AbortSignal | undefined }} [options] an aborted `signal` ends the program and throws
 * @returns {Promise<Outcome | undefined>} undefined where the program is not there
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
