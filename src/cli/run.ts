import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { UsageError } from './arguments.ts';
import { COMMAND_NAMES, type CommandName, formsOf, isCommand, USAGE } from './commands.ts';
import type { Terminal } from './terminal.ts';

/** Runs a command with its arguments and returns its exit code. */
type Command = (args: readonly string[], terminal: Terminal) => Promise<number>;

/** Each command loads its own modules, so that `--help` and `--version` stay fast. */
const COMMANDS: Readonly<Record<CommandName, () => Promise<Command>>> = {
  serve: async () => (await import('./serve.ts')).runServe,
  seed: async () => (await import('./seed.ts')).runSeed,
  import: async () => (await import('./import/import.ts')).runImport,
  review: async () => (await import('./review.ts')).runReview,
  keys: async () => (await import('./keys.ts')).runKeys,
  schema: async () => (await import('./schema.ts')).runSchema,
};

/** Errors whose message is all the user needs. */
const SELF_EXPLANATORY: ReadonlySet<string> = new Set([
  'CallersError',
  'AuditError',
  'ConfigError',
  'GraphError',
  'ImportError',
  'ListenError',
  'ManifestError',
  'ModelError',
  'SeedError',
]);

/** Runs a command line. Exit codes: 0 done, 1 failed, 2 wrong command line; a command may have others. */
export async function run([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  try {
    const text = await information(name, args);
    if (text !== undefined) {
      terminal.out(text);
      return 0;
    }
    const command = await COMMANDS[commandNamed(name)]();
    return await command(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.err(`entente: ${error.message}${await suggestion(error)}\n${pointerToHelp(name)}`);
      return 2;
    }
    terminal.err(await withoutSecrets((await messageFor(error)) ?? `entente failed: ${inspect(error)}`));
    return 1;
  }
}

const HELP: ReadonlySet<string | undefined> = new Set(['help', '--help', '-h']);
const VERSION: ReadonlySet<string | undefined> = new Set(['version', '--version', '-v']);

/** The help or the version, if the command line asks for one. */
async function information(name: string | undefined, args: readonly string[]): Promise<string | undefined> {
  if (VERSION.has(name)) return version();
  if (HELP.has(name)) return args[0] === undefined ? USAGE : helpText(commandNamed(args[0]));
  const options = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (!options.some((arg) => HELP.has(arg) && arg !== 'help')) return undefined;
  return helpText(commandNamed(name));
}

/** The name and version of this package: `entente 0.1.0`. */
function version(): string {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { name, version } = JSON.parse(text) as { readonly name: string; readonly version: string };
  return `${name} ${version}`;
}

const helpText = async (name: CommandName): Promise<string> => (await import('./help.ts')).usageOf(name);

/** @throws {UsageError} if there is no such command. */
function commandNamed(name: string | undefined): CommandName {
  if (name === undefined) throw new UsageError('a command is missing');
  if (isCommand(name)) return name;
  throw new UsageError(`there is no command ${name}`, { name, known: COMMAND_NAMES });
}

async function suggestion({ unknown }: UsageError): Promise<string> {
  return unknown ? (await import('../domain/index.ts')).didYouMean(unknown.name, unknown.known) : '';
}

/** The message of an expected error; undefined for any other. */
async function messageFor(error: unknown): Promise<string | undefined> {
  if (error instanceof Error && SELF_EXPLANATORY.has(error.name)) return error.message;
  return (await import('../disk/index.ts')).fileErrorWords(error);
}

/** The settings may be from the file `.env`, which is read into the environment. */
async function withoutSecrets(text: string): Promise<string> {
  const { createRedactor, secretsIn } = await import('../app/index.ts');
  return createRedactor(secretsIn(process.env)).text(text);
}

/** Follows a usage error: the right form, and the command that prints more. */
function pointerToHelp(name: string | undefined): string {
  if (!isCommand(name)) return 'Usage: entente <command>\n"entente help" lists the commands.';
  return `${formsOf(name)}\n"entente help ${name}" describes it.`;
}
