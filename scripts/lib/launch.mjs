import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const PATIENCE_MS = 30_000;
const TAIL_LINES = 20;
const STACK_FRAME = /^\s+(at |\.\.\. \d+ more)/;

/**
 * A running child program.
 * @typedef {object} Launched
 * @property {number} pid of its process
 * @property {Promise<string>} ended settles when it has ended: its exit code or signal, and the last lines it wrote
 * @property {() => string} tail the last lines it wrote, without stack frames
 * @property {Stop} stop
 */

/**
 * Ends a program with SIGTERM, after a timeout (30 s by default) with SIGKILL, and waits for its end.
 * @callback Stop
 * @param {{ patienceMs?: number }} [options]
 * @returns {Promise<void>}
 */

/**
 * Starts a program.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ uid?: number, gid?: number }} [user] who runs it, where that is not this process's own user
 * @returns {Launched}
 */
export function launch(command, args, user = {}) {
  const child = spawn(command, args, { ...user, stdio: ['ignore', 'pipe', 'pipe'] });
  /** @type {string[]} */
  const lines = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => {
      if (STACK_FRAME.test(line)) return;
      lines.push(line);
      if (lines.length > TAIL_LINES) lines.shift();
    });
  }
  const tail = () => lines.join('\n');
  const ended = once(child, 'close').then(
    ([code, signal]) => `${signal ? `signal ${signal}` : `exit code ${code}`}; its last lines:\n${tail()}`,
  );

  const kill = () => child.kill('SIGKILL');
  // Never leave the program behind, however this process ends.
  process.once('exit', kill);
  /** @type {Stop} */
  const stop = async ({ patienceMs = PATIENCE_MS } = {}) => {
    child.kill('SIGTERM');
    const timer = setTimeout(kill, patienceMs);
    await ended;
    clearTimeout(timer);
    process.removeListener('exit', kill);
  };
  // A program that cannot be started has no process, and ends at once.
  return { pid: child.pid ?? 0, ended, tail, stop };
}
