import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What the server reads beside its code. */
const READ = ['node_modules', 'package.json', 'schema', 'seed', 'mappings', 'playground'];

/** How long a server lives at most, unless a test says otherwise, in milliseconds. */
const LIFE_MS = 90_000;

/** `entente serve` in a process of its own. */
export interface ServerProcess {
  readonly process: ChildProcess;
  /** All that it has written so far. */
  readonly output: { stdout: string; stderr: string };
  /** The address that its output names, once it does. */
  readonly address: () => Promise<string>;
  /** Waits until a text stands in its output. */
  readonly says: (text: string) => Promise<void>;
  /** Waits for its end, and returns its exit code. */
  readonly ended: () => Promise<number | null>;
}

/** Compiles the server into a folder, from which `startServer` runs it many times sooner than from the sources. */
export function buildServer(folder: string): void {
  for (const name of READ) symlinkSync(join(ROOT, name), join(folder, name));
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const args = [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')];
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The server cannot be compiled: ${stdout}`);
}

/** Starts the server of a folder in that folder, with these settings and no others. */
export function startServer(
  folder: string,
  settings: Readonly<Record<string, string>>,
  flags: readonly string[] = [],
  lifeMs = LIFE_MS,
): ServerProcess {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [...flags, join(folder, 'dist/cli/main.js'), 'serve'], {
    cwd: folder,
    env: { PATH, HOME, PORT: '0', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: lifeMs,
    killSignal: 'SIGKILL',
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  const end = once(child, 'close');
  const find = async (pattern: RegExp): Promise<string> => {
    for (;;) {
      const found = pattern.exec(output.stdout + output.stderr);
      if (found) return found[1] ?? found[0];
      if (child.exitCode !== null || child.signalCode !== null) {
        throw new Error(`The server ended without ${pattern}: ${output.stdout}${output.stderr}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };
  return {
    process: child,
    output,
    address: () => find(/ready at (http:\S+)/),
    says: async (text) => {
      await find(new RegExp(text.replaceAll(/[^\w\s]/g, '\\$&')));
    },
    ended: async () => {
      await end;
      return child.exitCode;
    },
  };
}
