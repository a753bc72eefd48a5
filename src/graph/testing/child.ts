import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** What a child process printed, and how it ended. */
export interface Ended {
  readonly output: string;
  readonly signal: NodeJS.Signals | null;
}

const LOADER = new URL('./typescript.mjs', import.meta.url).href;

/** What hangs is killed after this many milliseconds. */
const LONGEST_MS = 25_000;

/** Runs JavaScript, as a module that can import the sources, in a process of its own. `args` are in `process.argv`. */
export function startChild(code: string, args: readonly string[]): ChildProcess {
  const node = ['--import', LOADER, '--input-type=module', '--eval', code, ...args];
  return spawn(process.execPath, node, {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout: LONGEST_MS,
    killSignal: 'SIGKILL',
  });
}

/** Waits until the child has ended. */
export async function ended(child: ChildProcess): Promise<Ended> {
  let output = '';
  child.stdout?.on('data', (chunk) => {
    output += chunk;
  });
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null];
  return { output, signal };
}
