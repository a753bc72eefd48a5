import { among, type Compiling } from '../compiling.ts';
import type { Path } from '../spec/spec.ts';
import type { Cell, Scalar } from './cell.ts';

/** A lookup: returns the cell, and whether it is final or processed further; undefined if there is no such key. */
export interface Lookup {
  readonly find: (text: string) => { readonly cell: Cell; readonly isFinal: boolean } | undefined;
  /** The name of the table in messages. */
  readonly name: string;
}

/** Compiles the table of a value: an inline one, or a column of a table in a file, as `lenders.country`. */
export function compileLookup(
  compiling: Compiling,
  table: string | Readonly<Record<string, Scalar>>,
  at: Path,
): Lookup {
  if (typeof table === 'string') return ofFile(compiling, table, at);
  const rows = new Map(
    Object.entries(table).map(([key, cell]) => [key, { cell: cell === '' ? null : cell, isFinal: true }]),
  );
  return { find: (text) => rows.get(text), name: "the mapping's table" };
}

function ofFile(compiling: Compiling, named: string, at: Path): Lookup {
  const dot = named.indexOf('.');
  const name = dot < 0 ? named : named.slice(0, dot);
  const one = compiling.tables.get(name);
  const nothing: Lookup = { find: () => undefined, name: `the table ${name}` };
  if (!one) {
    compiling.problem(
      at,
      `names the table ${name}, which is not among \`tables\`${among(name, compiling.tables.keys())}`,
    );
    return nothing;
  }
  const column = dot < 0 ? one.value : named.slice(dot + 1);
  if (column === undefined) {
    compiling.problem(at, `must also name a column, as ${name}.id: the table has no default \`value\``);
    return nothing;
  }
  if (!one.table.columns.has(column)) {
    compiling.problem(
      at,
      `names the column ${column}, which the table does not have${among(column, one.table.columns)}`,
    );
    return nothing;
  }
  return {
    ...nothing,
    find: (text) => {
      const cell = one.table.find(text, column);
      return cell === undefined ? undefined : { cell, isFinal: cell === null };
    },
  };
}
