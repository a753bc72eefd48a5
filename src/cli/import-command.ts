import { basename } from 'node:path';
import { labelProblem } from '../import/index.ts';
import { parsedArgs, UsageError } from './usage.ts';

/** What `import` is asked to do. */
export interface ImportCommand {
  readonly mapping: string;
  readonly files: readonly string[];
  readonly dryRun: boolean;
  readonly fromStart: boolean;
  readonly withdraw: boolean;
  readonly batch: number | undefined;
  readonly rejected: string | undefined;
  /** What the files are encoded in, whatever the mapping says. */
  readonly encoding: string | undefined;
  /** The folder of CSV files that the rows go into in place of a graph. */
  readonly toAdminCsv: string | undefined;
}

/** @throws {UsageError} naming what is wrong. */
export function readImportCommand(args: readonly string[]): ImportCommand {
  const { values, positionals } = parsed(args);
  const [mapping, ...files] = positionals;
  if (mapping === undefined || files.length === 0) throw new UsageError('import needs a mapping and a file at least');
  const { batch, rejected, encoding, 'to-admin-csv': toAdminCsv } = values;
  if (batch !== undefined && !/^[1-9]\d{0,4}$/.test(batch)) {
    throw new UsageError(`--batch must be a number of rows from 1 to 99999, and is ${batch}`);
  }
  const problem = encoding === undefined ? undefined : labelProblem(encoding);
  if (problem !== undefined) throw new UsageError(`--encoding ${encoding} ${problem}`);
  if (rejected !== undefined && files.length > 1) throw new UsageError('--rejected is for one file, not for several');
  const twice = files.map((file) => basename(file)).find((name, index, names) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new UsageError(
      `two of the files are called ${twice}: the second would be taken for a new state of the first`,
    );
  }
  if (toAdminCsv === '') throw new UsageError('--to-admin-csv needs the name of a folder');
  const unfit = (['dry-run', 'from-start', 'withdraw', 'batch'] as const).find((name) => values[name] !== undefined);
  if (toAdminCsv !== undefined && unfit) {
    throw new UsageError(`--${unfit} is about a graph, and with --to-admin-csv there is none`);
  }
  return {
    mapping,
    files,
    dryRun: values['dry-run'] ?? false,
    fromStart: values['from-start'] ?? false,
    withdraw: values.withdraw ?? false,
    batch: batch === undefined ? undefined : Number(batch),
    rejected,
    encoding,
    toAdminCsv,
  };
}

function parsed(args: readonly string[]) {
  return parsedArgs({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: {
      'dry-run': { type: 'boolean' },
      'from-start': { type: 'boolean' },
      withdraw: { type: 'boolean' },
      batch: { type: 'string' },
      rejected: { type: 'string' },
      encoding: { type: 'string' },
      'to-admin-csv': { type: 'string' },
    },
  });
}
