import { nfc } from '../../domain/index.ts';
import { attempt, type Compiled, type Compiling, type Scope } from './compiling.ts';
import type { CountryCodes } from './countries.ts';
import { Rejection } from './rejection.ts';
import type { MappingSpec, Path } from './spec.ts';
import type { Cell } from './values/cell.ts';
import type { LookupTable } from './values/lookup-table.ts';
import { compileValue } from './values/value.ts';

/** What is known beside the mapping and the row. */
export interface Known {
  readonly countries: CountryCodes;
  readonly tables: ReadonlyMap<string, LookupTable>;
  /** The name of the file that the rows are of. */
  readonly file?: string;
}

/** Names that stand for columns and for the values that a mapping works out, each for those behind it. */
export function compileNames(
  spec: MappingSpec,
  { countries, tables, file = '' }: Known,
  problem: (at: Path, message: string) => void,
): Compiling {
  const names = columnsOf(spec);
  const always = new Map(builtIn(spec, file));
  const compiling: Compiling = {
    name: (name) => names.get(name) ?? always.get(name),
    names: () => [...names.keys()],
    columns: [...spec.file.columns, ...spec.file.optional],
    depth: 0,
    hasPosition: false,
    countries,
    tables: new Map([...tables].map(([name, table]) => [name, { table, value: spec.tables[name]?.value }])),
    problem,
  };
  for (const [index, [name, value]] of Object.entries(spec.values).entries()) {
    names.set(name, once(index, compileValue(compiling, value, ['values', name])));
  }
  return compiling;
}

function columnsOf({ file, missing }: MappingSpec): Map<string, Compiled> {
  const nothing = new Set(missing);
  return new Map(
    [...file.columns, ...file.optional].map((column): [string, Compiled] => {
      const one = (raw: string): string | null => textIn(raw, nothing);
      const items = ({ lists }: Scope): readonly string[] | undefined =>
        lists?.[column]?.map((text) => one(text) ?? '');
      const read = (scope: Scope): Cell => {
        const texts = items(scope);
        if (texts === undefined) return one(scope.row[column] ?? '');
        const cells = texts.map((text) => text || null);
        if (cells.every((cell) => cell === null)) return null;
        return cells.length > 1 ? cells : (cells[0] ?? null);
      };
      return [column, { read, items, column, fixed: false }];
    }),
  );
}

function textIn(raw: string, nothing: ReadonlySet<string>): string | null {
  const text = nfc(raw).trim();
  return text === '' || nothing.has(text) ? null : text;
}

/**
 * `{row}` and `{file}`. A column of that name comes first, which is told where the mapping does not list it: the file of
 * rejected rows has the numbers that its rows had.
 */
function builtIn({ missing }: MappingSpec, file: string): readonly [string, Compiled][] {
  const nothing = new Set(missing);
  const values: readonly [string, (scope: Scope) => string][] = [
    ['row', ({ number }) => String(number)],
    ['file', () => file],
  ];
  return values.map(([name, value]) => {
    const read = (scope: Scope): string | null => {
      if (!Object.hasOwn(scope.row, name)) return value(scope);
      scope.notes.add(`{${name}} is the column ${name} of the file, which the mapping does not list`);
      return textIn(scope.row[name] ?? '', nothing);
    };
    return [name, { read, column: undefined, fixed: false }];
  });
}

/** A named value is worked out for a row when it is first asked for, and so is the rejection that it ends in. */
function once(index: number, value: Compiled): Compiled {
  const read = (scope: Scope): Cell => {
    let found = scope.named[index];
    if (found === undefined) {
      found = attempt(() => value.read(scope));
      scope.named[index] = found;
    }
    if (found instanceof Rejection) throw found;
    return found;
  };
  return { read, items: value.items, column: value.column, fixed: false };
}
