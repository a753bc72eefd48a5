/** The documentation of a command. */
interface CommandHelp {
  /** One line. */
  readonly summary: string;
  /** The forms of its command line. */
  readonly forms: readonly string[];
  /** Its options and notes, as printed. */
  readonly details: string;
}

/** All commands, in the order of the overview. */
const COMMANDS = {
  serve: {
    summary: 'Open the graph, seed it if empty, and serve it at http://localhost:4000',
    forms: ['entente serve'],
    details: `Stop it with Ctrl+C or SIGTERM; running requests are answered first. Set PORT, HOST, GRAPH_PATH, NEO4J_URI and
other settings in the environment or in a .env file; .env.example lists them.`,
  },
  seed: {
    summary: 'Write the seed to the graph; running it again changes nothing',
    forms: ['entente seed [--reset [--yes]] [--only <clearance>]'],
    details: `  --reset              Delete the contents of the graph first, after confirmation
  --yes                Skip the confirmation; required without a terminal
  --only <clearance>   Only the graph for this clearance: PUBLIC, INTERNAL, or RESTRICTED for the main one;
                       default: the main graph and all lower ones`,
  },
  import: {
    summary: 'Import data files by a mapping',
    forms: ['entente import [options] <mapping> <file…>'],
    details: `<mapping> is a mapping file or the name of one in mappings/. After an interruption, run the same command again to
resume. The files go into the main graph, and into each lower one whose clearance admits the source.

  --dry-run             Dry run: report all counts and errors, write nothing
  --from-start          Import again what was imported before
  --replace             Replace all that the source said before; --add: only an earlier file of the same name
  --withdraw            Withdraw what the file no longer states, even if rows are rejected
  --batch <rows>        Rows per transaction; default 500
  --rejected <path>     File for rejected rows; default <file>.rejected.csv. A dry run writes it only if given
  --encoding <name>     Encoding of the files, such as windows-1251; overrides the mapping
  --to-admin-csv <dir>  Write CSV files for neo4j-admin instead of a graph; adds to the contents of <dir>
  --clearance <name>    With --to-admin-csv: the clearance of the graph that the folder is for; default RESTRICTED

Exit code: 0 if no row was rejected, 1 if rows were rejected or the import failed, 2 for a wrong command line, 130 if
interrupted. A dry run exits as the import would.`,
  },
  review: {
    summary: 'List what is likely the same in different sources, and join it',
    forms: [
      'entente review [--types <list>] [--min-score <score>] [--decisions <file>] [--json]',
      'entente review --write <file> [--types <list>] [--min-score <score>] [--accept-above <score>]',
      'entente review --apply <file> [--dry-run]',
      'entente review --undo <file> [--dry-run]',
    ],
    details: `  --types <list>          Only these, with commas between: persons, organizations, alliances, loans (these are the
                          default), tenures, memberships
  --min-score <score>     Minimum score of a pair, from 0 to 1; default 0.5
  --decisions <file>      Leave out pairs that this file decides
  --json                  Print JSON
  --write <file>          Add undecided pairs to a decision file for editing
  --accept-above <score>  With --write: mark pairs as the same that have at least this score and are undecided
  --apply <file>          Join the pairs marked the same; remember those marked different
  --undo <file>           Take back these decisions: what was joined is taken apart
  --dry-run               With --apply or --undo: dry run, write nothing`,
  },
  keys: {
    summary: 'Add, list and revoke API keys',
    forms: [
      'entente keys add <name> --role <role> [--clearance <clearance>] [--expires <day>]',
      'entente keys list',
      'entente keys revoke <name or id>',
    ],
    details: `The keys are in the file that API_KEYS_FILE names, as hashes. add prints a new key; it cannot be had again. A running
server takes the changes at once.

  --role <role>            reader, analyst (also analyses and exports) or operator (also explain and the schema)
  --clearance <clearance>  The sources that the key shows: up to PUBLIC (default), INTERNAL or RESTRICTED (all)
  --expires <day>          Last day on which the key is valid, in UTC, such as 2027-01-31; default: no expiry`,
  },
  schema: {
    summary: 'Write the public API to schema/api.graphql',
    forms: ['entente schema [--check]'],
    details: '  --check   Write nothing; exit with code 1 if the file is out of date',
  },
} as const satisfies Readonly<Record<string, CommandHelp>>;

export type CommandName = keyof typeof COMMANDS;

export const COMMAND_NAMES = Object.keys(COMMANDS) as readonly CommandName[];

export const isCommand = (name: string | undefined): name is CommandName =>
  COMMAND_NAMES.some((known) => known === name);

export const helpOf = (name: CommandName): CommandHelp => COMMANDS[name];

/** The overview that `entente help` prints. */
export const USAGE = `Usage: entente <command>

${COMMAND_NAMES.map((name) => `  ${name.padEnd(8)} ${COMMANDS[name].summary}`).join('\n')}
  help     Print this; "entente help <command>" or "entente <command> --help" describes one command

  --version  Print the version

Settings are environment variables or lines of a .env file; .env.example lists them.`;

/** The forms of a command, one per line. */
export function formsOf(name: CommandName): string {
  const [first, ...others] = COMMANDS[name].forms;
  return [`Usage: ${first}`, ...others.map((form) => `       ${form}`)].join('\n');
}
