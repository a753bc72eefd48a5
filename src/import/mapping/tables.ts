import { extname, resolve } from 'node:path';
import { fileError, ImportError } from '../../disk/index.ts';
import { foldWords, nfc } from '../../domain/index.ts';
import type { PlacedProblem } from '../../yaml/index.ts';
import { openFile } from '../files/index.ts';
import type { TableSpec } from './spec/spec.ts';
import { parseTemplate } from './template.ts';

/** The lookup tables of a mapping. */
export interface Tables {
  readonly byName: ReadonlyMap<string, LookupTable>;
  /** The SHA-256 of each file, in the order of the mapping; part of the identity of an import. */
  readonly digests: readonly string[];
}

export const NO_TABLES: Tables = { byName: new Map(), digests: [] };

/** Tables are held in memory. */
const LARGEST = 64 * 1024 * 1024;

/**
 * Reads the lookup tables of a mapping; paths are relative to its folder.
 * @throws {ImportError} made by `fault` from the problems, at their positions in the mapping.
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
  if (facts.bytes > LARGEST) throw fileError(path, `has more than ${LARGEST} bytes, but a table is held in memory`);
  // A table belongs to the mapping, so its encoding must not be guessed.
  const [guess] = notes.warnings;
  if (guess !== undefined) throw fileError(path, `${guess} of the table`);
  let table: LookupTable | undefined;
  for await (const { number, values: raw, problem } of rows()) {
    if (problem) throw fileError(path, problem.message, number, problem.column);
    const values = Object.fromEntries(Object.entries(raw).map(([column, text]) => [column, nfc(text).trim()]));
    table ??= new LookupTable(name, Object.keys(values), spec.fold ?? false);
    if (Object.values(values).every((text) => text === '')) continue;
    const empty = named.find((column) => !values[column]);
    if (empty !== undefined) throw fileError(path, 'has no key: the column is empty', number, empty);
    const text = key.map((part) => (part.kind === 'text' ? part.text : values[part.name])).join('');
    const earlier = table.add({ number, key: text, values });
    if (earlier) throw fileError(path, `has the key "${text}" of row ${earlier.number} with different values`, number);
  }
  return { table: table ?? new LookupTable(name, needed, false), sha256: facts.sha256 };
}

const KINDS: Readonly<Record<string, 'csv' | 'tsv' | 'jsonl'>> = { '.tsv': 'tsv', '.tab': 'tsv', '.jsonl': 'jsonl' };

/** The key: a column, or a template of several. */
function keyParts({ key }: TableSpec) {
  const parts = key.includes('{') ? parseTemplate(key) : [{ kind: 'name', name: key } as const];
  // Already validated by the schema.
  return typeof parts === 'string' ? [] : parts;
}

/** A row of a lookup table: its number, key and texts. */
export interface LookupRow {
  readonly number: number;
  readonly key: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A lookup table: rows of a file by key. */
export class LookupTable {
  readonly name: string;
  readonly columns: ReadonlySet<string>;
  readonly #rows = new Map<string, LookupRow>();
  readonly #folds: boolean;

  constructor(name: string, columns: Iterable<string>, folds: boolean) {
    this.name = name;
    this.columns = new Set(columns);
    this.#folds = folds;
  }

  /** Adds a row; returns an earlier row with the same key and different values. */
  add(row: LookupRow): LookupRow | undefined {
    const key = this.#keyOf(row.key);
    const earlier = this.#rows.get(key);
    if (earlier) return this.#saySame(earlier, row) ? undefined : earlier;
    this.#rows.set(key, row);
    return undefined;
  }

  /** Looks up a column of the row with this key: null if empty, undefined if there is no such row. */
  find(text: string, column: string): string | null | undefined {
    const row = this.#rows.get(this.#keyOf(text));
    return row && (row.values[column] || null);
  }

  /** A text without letters or digits folds to nothing, and is its own key. */
  #keyOf(text: string): string {
    return (this.#folds && foldWords(text)) || text;
  }

  /** The key column itself may be spelled differently. */
  #saySame(one: LookupRow, other: LookupRow): boolean {
    return [...this.columns].every(
      (column) => one.values[column] === other.values[column] || this.#isKey(one, column, other),
    );
  }

  #isKey(one: LookupRow, column: string, other: LookupRow): boolean {
    return one.values[column] === one.key && other.values[column] === other.key;
  }
}
