import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The output of a child process, and the signal that ended it. */
export interface Ended {
  readonly output: string;
  readonly signal: NodeJS.Signals | null;
}

const LOADER = new URL('./typescript.mjs', import.meta.url).href;

/** The timeout of a child process, in milliseconds. */
const TIMEOUT_MS = 25_000;

/** Runs JavaScript in a child process, as a module that can import the sources. `args` go to `process.argv`. */
export function startChild(code: string, args: readonly string[]): ChildProcess {
  const node = ['--import', LOADER, '--input-type=module', '--eval', code, ...args];
  return spawn(process.execPath, node, {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: TIMEOUT_MS,
    killSignal: 'SIGKILL',
  });
}

/** Waits for the end of the child. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { output, signal };
}
