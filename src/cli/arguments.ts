import { type ParseArgsConfig, parseArgs } from 'node:util';

/** A name that does not exist, and those that do. */
export interface UnknownName {
  readonly name: string;
  readonly known: readonly string[];
}

/** The command line is wrong. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** Set if a name may be misspelled, so that the right one can be suggested. */
  readonly unknown: UnknownName | undefined;

  constructor(message: string, unknown?: UnknownName) {
    super(message);
    this.unknown = unknown;
  }
}

/**
 * Reads the options of a command that takes flags only.
 * @throws {UsageError}
 */
export function readFlags<Name extends string>(args: readonly string[], names: readonly Name[]) {
  const options: NonNullable<ParseArgsConfig['options']> = Object.fromEntries(
    names.map((name) => [name, { type: 'boolean' }]),
  );
  return parseArguments({ args: [...args], options, strict: true }).values as Partial<Record<Name, boolean>>;
}

/**
 * `parseArgs` of Node.
 * @throws {UsageError}
 */
export function parseArguments<Config extends ParseArgsConfig>(config: Config): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config);
  } catch (error) {
    throw usageError(error, Object.keys(config.options ?? {}));
  }
}

/** Leaves out Node's advice about arguments that begin with a dash. */
function usageError(error: unknown, options: readonly string[]): UsageError {
  const message = String(error).replace(/^TypeError \[\w+\]: /, '');
  const [, unknown] = /^Unknown option '--?([^']+)'/.exec(message) ?? [];
  if (unknown === undefined) return new UsageError(message);
  const name = `--${unknown}`;
  return new UsageError(`there is no option ${name}`, { name, known: options.map((option) => `--${option}`) });
}
