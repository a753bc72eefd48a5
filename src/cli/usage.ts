import { type ParseArgsConfig, parseArgs } from 'node:util';
import { didYouMean } from '../domain/index.ts';
import { shippedMappings } from './shipped-mappings.ts';

/** A command for those who read about it. */
interface CommandHelp {
  /** What it does, in one line. */
  readonly summary: string;
  /** How it is written, a form a line. */
  readonly forms: readonly string[];
  /** Its options and what else is to know, as they are printed. */
  readonly details: string;
}

/** The commands in the order of the overview. */
const HELP = {
  serve: {
    summary: 'Open the graph, seed it if it is empty, and answer at http://localhost:4000',
    forms: ['entente serve'],
    details: `Ctrl+C or SIGTERM ends it: requests under way are answered first. PORT, HOST, GRAPH_PATH, NEO4J_URI and
the other settings are environment variables or lines of a file .env; .env.example lists them.`,
  },
  seed: {
    summary: 'Write the seed into the graph; running it twice changes nothing',
    forms: ['entente seed [--reset [--yes]]'],
    details: `  --reset   Delete what is in the graph first; asks before it does
  --yes     Do not ask; needed where there is no terminal`,
  },
  import: {
    summary: 'Load data files by a mapping',
    forms: ['entente import [options] <mapping> <file…>'],
    details: `<mapping> is a mapping file, or the name of one in mappings/. After an interruption the same command continues
where it was.

  --dry-run             Say what would happen, with all counts and reasons; write nothing
  --from-start          Load again what was loaded before
  --withdraw            Withdraw what the file no longer says, even where rows are rejected
  --batch <rows>        Rows per transaction; default 500
  --rejected <path>     Where rejected rows are written; default <file>.rejected.csv. A dry run writes only this one
  --encoding <name>     Encoding of the files, such as windows-1251; takes precedence over the mapping
  --to-admin-csv <dir>  Write CSV files for neo4j-admin in place of a graph, together with what is in <dir> already

Exit code: 0 no row was rejected, 1 rows were rejected or it failed, 2 wrong command line, 130 interrupted. A dry
run ends as the import would.`,
  },
  review: {
    summary: 'List persons of different sources who are likely the same one, and join them',
    forms: [
      'entente review [--min-score <score>] [--decisions <file>] [--json]',
      'entente review --write <file> [--min-score <score>]',
      'entente review --apply <file> [--dry-run]',
    ],
    details: `  --min-score <score>  List pairs from this score on, 0 to 1; default 0.5
  --decisions <file>   Leave out what this file decides
  --json               Print JSON
  --write <file>       Add undecided pairs to a decision file, for you to decide
  --apply <file>       Join what the file says is the same, and remember what it says is not
  --dry-run            With --apply: say what would happen; write nothing`,
  },
  schema: {
    summary: 'Write the public API to schema/api.graphql',
    forms: ['entente schema [--check]'],
    details: '  --check   Write nothing; say whether the file is up to date. Exit code 1 where it is not',
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;

export type CommandName = keyof typeof HELP;

export const COMMAND_NAMES = Object.keys(HELP) as readonly CommandName[];

export const isCommand = (name: string | undefined): name is CommandName =>
  COMMAND_NAMES.some((known) => known === name);

/** What `help` says: each command in a line. */
export const USAGE = `Usage: entente <command>

${COMMAND_NAMES.map((name) => `  ${name.padEnd(8)} ${HELP[name].summary}`).join('\n')}
  help     Print this; "entente help <command>" or "entente <command> --help" tells about one

  --version  Print the version

Settings are environment variables or lines of a file .env; .env.example lists them.`;

/** What `help` says of one command. */
export function usageOf(name: CommandName): string {
  const { summary, details } = HELP[name];
  const more = name === 'import' ? `\n\n${shippedMappings()}` : '';
  return `${formsOf(name)}\n\n${summary}.\n\n${details}${more}`;
}

/** How a command is written. */
export function formsOf(name: CommandName): string {
  const [first, ...others] = HELP[name].forms;
  return [`Usage: ${first}`, ...others.map((form) => `       ${form}`)].join('\n');
}

/** The command line asks for something that does not exist. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/**
 * The options of a command, all of them switches.
 * @throws {UsageError} naming what is unknown.
 */
export function readSwitches<Name extends string>(args: readonly string[], names: readonly Name[]) {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    names.map((name) => [name, { type: 'boolean' }]),
  );
  return parsedArgs({ args: [...args], options, strict: true }).values as Partial<Record<Name, boolean>>;
}

/**
 * What `parseArgs` reads.
 * @throws {UsageError} naming what is unknown.
 */
export function parsedArgs<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new UsageError(parseProblem(error, Object.keys(config.options ?? {})));
  }
}

/** What is wrong, without the advice on arguments that begin with a dash. */
function parseProblem(error: unknown, options: readonly string[]): string {
  const message = String(error).replace(/^TypeError \[\w+\]: /, '');
  const [, unknown] = /^Unknown option '--?([^']+)'/.exec(message) ?? [];
  if (unknown === undefined) return message;
  return `there is no option --${unknown}${didYouMean(
    `--${unknown}`,
    options.map((name) => `--${name}`),
  )}`;
}
