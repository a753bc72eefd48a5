import { inspect } from 'node:util';
import { fileErrorWords } from '../disk/index.ts';
import { didYouMean } from '../domain/index.ts';
import type { Terminal } from './terminal.ts';
import { COMMAND_NAMES, type CommandName, formsOf, isCommand, USAGE, UsageError, usageOf } from './usage.ts';
import { version } from './version.ts';

/** Runs a command with its arguments, and gives the code to exit with. */
type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Loaded when they are called: help needs no graph. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).runServe,
  seed: async () => (await import('./seed.ts')).runSeed,
  import: async () => (await import('./import.ts')).runImport,
  review: async () => (await import('./review.ts')).runReview,
  schema: async () => (await import('./schema.ts')).runSchema,
};

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
    const told = information(name, args);
    if (told !== undefined) {
      terminal.out(told);
      return 0;
    }
    const command = await COMMANDS[commandOf(name)]();
    return await command(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`entente: ${error.message}\n${whereToRead(name)}`);
      return 2;
    }
    const known = error instanceof Error && PLAIN.has(error.name) ? error.message : fileErrorWords(error);
    terminal.err(known ?? `entente failed: ${inspect(error)}`);
    return 1;
  }
}

const HELP: ReadonlySet<string | undefined> = new Set(['help', '--help', '-h']);
const VERSION: ReadonlySet<string | undefined> = new Set(['version', '--version', '-v']);

/** The help or the version, where that is asked for. */
function information(name: string | undefined, args: readonly string[]): string | undefined {
  if (VERSION.has(name)) return version();
  if (HELP.has(name)) return args[0] === undefined ? USAGE : usageOf(commandOf(args[0]));
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (!options.some((arg) => HELP.has(arg) && arg !== 'help')) return undefined;
  return usageOf(commandOf(name));
}

/** @throws {UsageError} where there is no such command. */
function commandOf(name: string | undefined): CommandName {
  if (name === undefined) throw new UsageError('a command is missing');
  if (isCommand(name)) return name;
  throw new UsageError(`there is no command ${name}${didYouMean(name, COMMAND_NAMES)}`);
}

/** Two lines under an error: what is meant to be written, and what tells more. */
function whereToRead(name: string | undefined): string {
  if (!isCommand(name)) return 'Usage: entente <command>\n"entente help" lists the commands.';
  return `${formsOf(name)}\n"entente help ${name}" tells more.`;
}
