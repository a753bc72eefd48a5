import { inspect } from 'node:util';
import { fileErrorWords } from '../ingest/file-errors.ts';
import type { Terminal } from './terminal.ts';
import { USAGE, UsageError } from './usage.ts';

/** Runs a command with its arguments, and gives the code to exit with. */
type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Loaded when they are called: `help` needs no graph. */
const COMMANDS: ReadonlyMap<string, () => Promise<Command>> = new Map<string, () => Promise<Command>>([
  ['serve', async () => (await import('./serve.ts')).runServe],
  ['seed', async () => (await import('./seed.ts')).runSeed],
  ['import', async () => (await import('./import.ts')).runImport],
  ['review', async () => (await import('./review.ts')).runReview],
  ['schema', async () => (await import('./schema.ts')).runSchema],
]);

/** Errors whose message says all that the person at the terminal needs. */
const PLAIN: ReadonlySet<string> = new Set([
  'ConfigError',
  'GraphError',
  'ImportError',
  'ListenError',
  'ModelError',
  'SeedError',
]);

/** Runs a command line. 0: done; 1: it failed; 2: the command line is wrong. */
export async function run([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  try {
    if (name === undefined) throw new UsageError('a command is missing');
    if ([name, ...args].some((arg) => ['help', '--help', '-h'].includes(arg))) {
      terminal.out(USAGE);
      return 0;
    }
    const load = COMMANDS.get(name);
    if (!load) throw new UsageError(`there is no command ${name}`);
    const command = await load();
    return await command(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`entente: ${error.message}\n\n${USAGE}`);
      return 2;
    }
    const known = error instanceof Error && PLAIN.has(error.name) ? error.message : fileErrorWords(error);
    terminal.err(known ?? `entente failed: ${inspect(error)}`);
    return 1;
  }
}
