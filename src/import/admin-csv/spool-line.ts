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
  keeps: boolean,
  unite: readonly string[],
  values: EntryValues,
  statements: readonly (readonly [string, string, string | null, string | null, string, string])[],
  source: readonly [string, EntryValues] | null,
];

/** Encodes an entry as a line of JSON. */
export function spoolLine({ from, row, checked: { entry, values } }: SpooledEntry): string {
  const { type, id, key = null, merge, unite = [], statements, source } = entry;
  const line: Line = [
    from,
    row,
    type.name,
    id,
    key,
    merge === 'keep',
    unite,
    values,
    statements.map(({ property, value, original = null, precision = null, summary, basis }) => [
      ...([property, value, original, precision] as const),
      ...([summary, basis] as const),
    ]),
    source ? [source.name, source.values] : null,
  ];
  return JSON.stringify(line);
}

/**
 * Decodes the entry of a line.
 * @throws {ImportError} if the line is damaged.
 */
export function spooledEntry(model: Model, text: string): SpooledEntry {
  const [from, row, type, id, key, keeps, unite, values, said, source] = parsed(text);
  const statements = said.map(
    ([property, value, original, precision, summary, basis]): MappedStatement => ({
      property,
      value,
      ...(original === null ? {} : { original }),
      precision: precision ?? undefined,
      summary,
      basis,
    }),
  );
  const entry = {
    type: nodeType(model, type),
    id,
    values,
    statements,
    ...(key === null ? {} : { key }),
    merge: keeps ? 'keep' : 'replace',
    unite,
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
