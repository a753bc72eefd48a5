import { among, type Compiling } from '../compiling.ts';
import type { Path } from '../spec.ts';
import type { Cell, Scalar } from './cell.ts';

/** How a text is looked up: what was found, and whether it stands as it is or is read on. Undefined where it is no key. */
export interface Lookup {
  readonly find: (text: string) => { readonly cell: Cell; readonly isFinal: boolean } | undefined;
  /** What the table is called in a message. */
  readonly name: string;
}

/** The table of a value: one that is written there, or a column of a file by the table's name, as `lenders.country`. */
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
      `names the table ${name}, which \`tables\` does not have${among(name, compiling.tables.keys())}`,
    );
    return nothing;
  }
  const column = dot < 0 ? one.value : named.slice(dot + 1);
  if (column === undefined) {
    compiling.problem(at, `must name a column too, as ${name}.id: the table says no \`value\``);
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
