import { basename } from 'node:path';
import type { Clearance } from '../../domain/index.ts';
import { labelProblem } from '../../import/index.ts';
import { parseArguments, UsageError } from '../arguments.ts';
import { readClearance } from '../clearance-argument.ts';

/** The command line of `import`. */
export interface ImportArguments {
  readonly mapping: string;
  readonly files: readonly string[];
  readonly dryRun: boolean;
  readonly fromStart: boolean;
  readonly withdraw: boolean;
  /** Whether the files replace all that their source said before. Undefined: as the mapping says. */
  readonly replacesAll: boolean | undefined;
  readonly batch: number | undefined;
  readonly rejected: string | undefined;
  /** Overrides the encoding in the mapping. */
  readonly encoding: string | undefined;
  /** The folder for CSV files, instead of a graph. */
  readonly toAdminCsv: string | undefined;
  /** The clearance of the graph that the folder is for. */
  readonly clearance: Clearance | undefined;
}

/** @throws {UsageError} */
export function readArguments(args: readonly string[]): ImportArguments {
  const { values, positionals } = parsed(args);
  const [mapping, ...files] = positionals;
  if (mapping === undefined || files.length === 0) throw new UsageError('import needs a mapping and at least one file');
  const { batch, rejected, encoding, 'to-admin-csv': toAdminCsv, clearance } = values;
  if (batch !== undefined && !/^[1-9]\d{0,4}$/.test(batch)) {
    throw new UsageError(`--batch must be a number of rows from 1 to 99999, not ${batch}`);
  }
  const problem = encoding === undefined ? undefined : labelProblem(encoding);
  if (problem !== undefined) throw new UsageError(`--encoding ${encoding} ${problem}`);
  if (rejected !== undefined && files.length > 1) throw new UsageError('--rejected takes one file, not several');
  const repeated = files.map((file) => basename(file)).find((name, index, names) => names.indexOf(name) !== index);
  if (repeated !== undefined) {
    throw new UsageError(`two files are named ${repeated}: the second would count as a new version of the first`);
  }
  if (values.replace && values.add) throw new UsageError('--replace and --add exclude each other');
  if (toAdminCsv === '') throw new UsageError('--to-admin-csv needs a folder');
  const unfit = (['dry-run', 'from-start', 'withdraw', 'replace', 'add', 'batch'] as const).find(
    (name) => values[name] !== undefined,
  );
  if (toAdminCsv !== undefined && unfit) {
    throw new UsageError(`--${unfit} needs a graph and cannot be used with --to-admin-csv`);
  }
  if (clearance !== undefined && toAdminCsv === undefined) throw new UsageError('--clearance needs --to-admin-csv');
  return {
    mapping,
    files,
    dryRun: values['dry-run'] ?? false,
    fromStart: values['from-start'] ?? false,
    withdraw: values.withdraw ?? false,
    replacesAll: values.replace === undefined && values.add === undefined ? undefined : values.replace === true,
    batch: batch === undefined ? undefined : Number(batch),
    rejected,
    encoding,
    toAdminCsv,
    clearance: readClearance('--clearance', clearance),
  };
}

function parsed(args: readonly string[]) {
  return parseArguments({
    args: [...args],
    allowPositionals: true,
    strict: true,
    options: {
      'dry-run': { type: 'boolean' },
      'from-start': { type: 'boolean' },
      withdraw: { type: 'boolean' },
      replace: { type: 'boolean' },
      add: { type: 'boolean' },
      batch: { type: 'string' },
      rejected: { type: 'string' },
      encoding: { type: 'string' },
      'to-admin-csv': { type: 'string' },
      clearance: { type: 'string' },
    },
  });
}
