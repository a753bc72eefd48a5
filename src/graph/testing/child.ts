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

/** The arguments of a node that runs JavaScript, as a module that can import the sources. `args` go to `process.argv`. */
export const childArguments = (code: string, args: readonly string[]): readonly string[] => [
  '--import',
  LOADER,
  '--input-type=module',
  '--eval',
  code,
  ...args,
];

/** Runs JavaScript in a child process, with those arguments. */
export function startChild(code: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, childArguments(code, args), {
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
