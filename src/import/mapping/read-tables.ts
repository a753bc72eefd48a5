import { extname, resolve } from 'node:path';
import { fileError, ImportError } from '../../disk/index.ts';
import { nfc } from '../../domain/index.ts';
import type { PlacedProblem } from '../../yaml/index.ts';
import { openFile } from '../files/file-rows.ts';
import type { TableSpec } from './spec.ts';
import { parseTemplate } from './template.ts';
import { LookupTable } from './values/lookup-table.ts';

/** The tables of a mapping, and what tells them from what they were before. */
export interface Tables {
  readonly byName: ReadonlyMap<string, LookupTable>;
  /** The SHA-256 of each file, in the order of the mapping. */
  readonly digests: readonly string[];
}

export const NO_TABLES: Tables = { byName: new Map(), digests: [] };

/** They are held in memory as a whole. */
const LARGEST = 64 * 1024 * 1024;

/**
 * Reads the tables of a mapping, whose files are named from its folder.
 * @throws {ImportError} as `fault` makes it of what is wrong with one, at its place in the mapping.
 */
export async function readTables(
  specs: Readonly<Record<string, TableSpec>>,
  folder: string,
  fault: (problems: readonly PlacedProblem[]) => ImportError,
): Promise<Tables> {
  const byName = new Map<string, LookupTable>();
  const digests: string[] = [];
  const problems: PlacedProblem[] = [];
  for (const [name, spec] of Object.entries(specs)) {
    try {
      const { table, sha256 } = await readTable(name, spec, resolve(folder, spec.file));
      byName.set(name, table);
      digests.push(sha256);
    } catch (error) {
      if (!(error instanceof ImportError)) throw error;
      problems.push({ path: ['tables', name], message: `cannot be used: ${error.message}` });
    }
  }
  if (problems.length > 0) throw fault(problems);
  return { byName, digests };
}

async function readTable(name: string, spec: TableSpec, path: string) {
  const key = keyParts(spec);
  const named = key.flatMap((part) => (part.kind === 'name' ? [part.name] : []));
  const needed = [...new Set([...named, ...(spec.value === undefined ? [] : [spec.value])])];
  const kind = spec.format ?? KINDS[extname(spec.file).toLowerCase()] ?? 'csv';
  const { delimiter, encoding } = spec;
  const { facts, notes, rows } = await openFile(path, { kind, columns: needed, delimiter, encoding });
  if (facts.bytes > LARGEST) throw fileError(path, `has more than ${LARGEST} bytes, and a table is held in memory`);
  // A table goes with its mapping: there is nothing to be guessed about it.
  const [guess] = notes.warnings;
  if (guess !== undefined) throw fileError(path, `${guess} of the table`);
  let table: LookupTable | undefined;
  for await (const { number, values: raw, problem } of rows()) {
    if (problem) throw fileError(path, problem.message, number, problem.column);
    const values = Object.fromEntries(Object.entries(raw).map(([column, text]) => [column, nfc(text).trim()]));
    table ??= new LookupTable(name, Object.keys(values), spec.fold ?? false);
    if (Object.values(values).every((text) => text === '')) continue;
    const empty = named.find((column) => !values[column]);
    if (empty !== undefined) throw fileError(path, 'has no key: it is empty', number, empty);
    const text = key.map((part) => (part.kind === 'text' ? part.text : values[part.name])).join('');
    const earlier = table.add({ number, key: text, values });
    if (earlier) throw fileError(path, `has the key "${text}" of row ${earlier.number}, with other values`, number);
  }
  return { table: table ?? new LookupTable(name, needed, false), sha256: facts.sha256 };
}

const KINDS: Readonly<Record<string, 'csv' | 'tsv' | 'jsonl'>> = { '.tsv': 'tsv', '.tab': 'tsv', '.jsonl': 'jsonl' };

/** A key is a column, or a template of several. */
function keyParts({ key }: TableSpec) {
  const parts = key.includes('{') ? parseTemplate(key) : [{ kind: 'name', name: key } as const];
  // The form of the mapping was looked at before.
  return typeof parts === 'string' ? [] : parts;
}
