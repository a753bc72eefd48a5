import { nfc } from '../../domain/index.ts';
import { type Compiled, type Compiling, compileValue, type Scope } from './compiling.ts';
import type { CountryCodes } from './countries/country-codes.ts';
import { orRejection, Rejection } from './rejection.ts';
import type { MappingSpec, Path, ValueSpec } from './spec/spec.ts';
import type { LookupTable } from './tables.ts';
import type { Cell } from './values/cell.ts';
import { compileObject } from './values/value.ts';

/** MappingContext apart from the mapping and the row. */
export interface MappingContext {
  readonly countries: CountryCodes;
  readonly tables: ReadonlyMap<string, LookupTable>;
  /** The name of the data file. */
  readonly file?: string;
}

/** Builds the names that a mapping's values can use: columns, built-in values, and values defined before. */
export function compileNames(
  spec: MappingSpec,
  { countries, tables, file = '' }: MappingContext,
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
    object: compileObject,
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
 * `{row}` and `{file}`. A column of that name takes precedence, and is noted if the mapping does not list it: a file of
 * rejected rows keeps the original row numbers in such a column.
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

/** Computes a named value once per row, when first used; a rejection is kept as well. */
function once(index: number, value: Compiled): Compiled {
  const read = (scope: Scope): Cell => {
    let found = scope.named[index];
    if (found === undefined) {
      found = orRejection(() => value.read(scope));
      scope.named[index] = found;
    }
    if (found instanceof Rejection) throw found;
    return found;
  };
  return { read, items: value.items, column: value.column, fixed: false };
}

/** Values that an entry or part names for its own use. */
export type LocalSpecs = Readonly<Record<string, ValueSpec>> | undefined;

export function withValues(compiling: Compiling, specs: LocalSpecs, at: Path): Compiling {
  if (specs === undefined) return compiling;
  const names = new Map<string, ReturnType<typeof compileValue>>();
  const within: Compiling = {
    ...compiling,
    name: (name) => names.get(name) ?? compiling.name(name),
    names: () => [...compiling.names(), ...names.keys()],
  };
  for (const [name, spec] of Object.entries(specs)) names.set(name, compileValue(within, spec, [...at, name]));
  return within;
}
