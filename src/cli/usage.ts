import { type ParseArgsConfig, parseArgs } from 'node:util';

/** What `help` says. */
export const USAGE = `Usage: entente <command>

  serve                  Open the graph, seed it if it is empty, and answer at http://localhost:4000
  seed                   Write the seed into the graph; running it twice changes nothing
  seed --reset [--yes]   Delete what is in the graph first; asks before, or needs --yes
  import <mapping> <file…>
                         Load data files by a mapping: a file, or the name of one in mappings/. After an
                         interruption the same command goes on where it was
    --dry-run            Only say what would come of it
    --from-start         Load again what was loaded before
    --withdraw           Take back what the file no longer says, even though rows are rejected
    --batch <rows>       How many rows are one transaction; 500 where it is left out
    --rejected <path>    Where the rows go that can not be taken; <file>.rejected.csv where it is left out
    --to-admin-csv <dir> Write no graph, but CSV files for neo4j-admin, together with what is in <dir> already
  review                 List persons of different sources who are likely the same one, with a score and the reasons
    --min-score <score>  From which score on, 0 to 1; 0.5 where it is left out
    --decisions <file>   Leave out what the file decides
    --json               For a program
  review --write <file>  Add those that it does not have to a decision file, for you to decide
  review --apply <file>  Join what the file says is the same, and remember what it says is not
    --dry-run            Only say what would come of it
  schema                 Write the public API to schema/api.graphql
  schema --check         Only say whether that file is up to date
  help                   Say this

The settings are environment variables, or lines of a file .env; .env.example lists them.`;

/** The command line asks for something that there is not. */
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
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}
