import { ImportError } from '../../disk/index.ts';
import type { CheckedEntry, EntryValues, MappedStatement } from '../../evidence/index.ts';
import { type Model, nodeType } from '../../model/index.ts';

/** An entry in the spool. */
export interface SpooledEntry {
  /** The index of its import. */
  readonly from: number;
  readonly row: number;
  readonly checked: Pick<CheckedEntry, 'entry' | 'values'>;
}

type Line = readonly [
  from: number,
  row: number,
  type: string,
  id: string,
  key: string | null,
  values: EntryValues,
  statements: readonly MappedStatement[],
  originals: readonly (readonly [field: string, original: string])[],
  source: readonly [string, EntryValues] | null,
];

/** Encodes an entry as a line of JSON. */
export function spoolLine({ from, row, checked: { entry, values } }: SpooledEntry): string {
  const { type, id, key = null, statements, originals = [], source } = entry;
  const named: Line[8] = source ? [source.name, source.values] : null;
  const line: Line = [from, row, type.name, id, key, values, statements, [...originals], named];
  return JSON.stringify(line);
}

/**
 * Decodes the entry of a line.
 * @throws {ImportError} if the line is damaged.
 */
export function spooledEntry(model: Model, text: string): SpooledEntry {
  const [from, row, type, id, key, values, statements, originals, source] = parsed(text);
  const entry = {
    type: nodeType(model, type),
    id,
    values,
    statements,
    originals: new Map(originals),
    ...(key === null ? {} : { key }),
    ...(source ? { source: { name: source[0], values: source[1] } } : {}),
  } as const;
  return { from, row, checked: { entry, values } };
}

function parsed(text: string): Line {
  try {
    return JSON.parse(text) as Line;
  } catch {
    throw new ImportError('The spool of the folder is damaged: start over with an empty folder');
  }
}
