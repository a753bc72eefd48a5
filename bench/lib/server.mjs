import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const START_MS = 600_000;

/**
 * A server of GraphQL that runs beside this process.
 * @typedef {object} RunningServer
 * @property {string} url where it takes operations
 * @property {number} pid
 * @property {(pattern: RegExp) => Promise<string>} line waits until it writes such a line to stdout; what matched
 * @property {() => Promise<void>} stop
 */

/**
 * Starts a server with Node and waits until it names its address on stdout.
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} env what is added to this process's environment
 * @returns {Promise<RunningServer>}
 */
export async function startServer(args, env) {
  const command = `node ${args.join(' ')}`;
  const child = spawn(process.execPath, args, {
    env: { ...process.env, NODE_ENV: 'production', PROFILE: 'laptop', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  let stopping = false;
  const ended = once(child, 'exit').then(([code, signal]) => {
    if (!stopping) console.error(`"${command}" has ended: ${signal ?? code}`);
  });
  const stop = async () => {
    stopping = true;
    child.kill('SIGTERM');
    await ended;
    process.removeListener('exit', kill);
  };
  const lines = createInterface({ input: child.stdout });
  /** @param {RegExp} pattern */
  const line = (pattern) =>
    new Promise((/** @type {(text: string) => void} */ resolve) => {
      /** @param {string} text */
      const listen = (text) => {
        const found = pattern.exec(text)?.[0];
        if (found === undefined) return;
        lines.off('line', listen);
        resolve(found);
      };
      lines.on('line', listen);
    });
  try {
    const address = await Promise.race([line(/http:\/\/[\w.:[\]]+/), failure(command, ended)]);
    return { url: `${address}/graphql`, pid: Number(child.pid), line, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Throws when the server has ended, or does not start in time.
 * @param {string} command
 * @param {Promise<unknown>} ended
 * @returns {Promise<never>}
 */
async function failure(command, ended) {
  const late = new Promise((resolve) => setTimeout(resolve, START_MS).unref());
  await Promise.race([ended, late]);
  throw new Error(`"${command}" does not start`);
}
