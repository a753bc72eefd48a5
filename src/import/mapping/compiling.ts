import { didYouMean } from '../../domain/index.ts';
import type { RowLists } from '../../evidence/index.ts';
import type { CountryCodes } from './countries.ts';
import type { EachItem } from './entries/each.ts';
import { Pattern, TooMuch } from './pattern/pattern.ts';
import { Rejection } from './rejection.ts';
import type { Path } from './spec.ts';
import { parseTemplate } from './template.ts';
import { type Cell, textOf } from './values/cell.ts';
import type { LookupTable } from './values/lookup-table.ts';

/** What is worked out for one row: each named value once, when it is first asked for. */
export interface Scope {
  readonly row: Readonly<Record<string, string>>;
  /** The items of the columns that are lists. */
  readonly lists?: RowLists | undefined;
  /** The number of the row in its file. */
  readonly number: number;
  readonly named: (Cell | Rejection | undefined)[];
  /** The items of lists that something is made for, the outer first. */
  readonly items: readonly EachItem[];
  /** What the report is to say of how the row was read. */
  readonly notes: Set<string>;
}

export const newScope = (row: Readonly<Record<string, string>>, number = 0, lists?: RowLists): Scope => ({
  row,
  lists,
  number,
  named: [],
  items: [],
  notes: new Set(),
});

/** A value ready to be worked out for rows; `column` is the first column that it looks at, which a rejection names. */
export interface Compiled {
  readonly read: (scope: Scope) => Cell;
  readonly column: string | undefined;
  /** The texts of a column that is a list in the file, also where it has but one; undefined where it is none. */
  readonly items?: ((scope: Scope) => readonly string[] | undefined) | undefined;
  /** True where every row gives the same. */
  readonly fixed: boolean;
}

/** What a value of a mapping is compiled with. */
export interface Compiling {
  /** The column or the earlier value of a name; undefined where there is none. */
  name(name: string): Compiled | undefined;
  /** The names that there are, for who mistypes one. */
  readonly names: () => readonly string[];
  /** The columns of the file. */
  readonly columns: readonly string[];
  /** How many lists there is one thing each of, one within the other. */
  readonly depth: number;
  /** Whether `position` is the place of an item. */
  readonly hasPosition: boolean;
  readonly countries: CountryCodes;
  /** The tables of files, each with the column that is meant where none is named. */
  readonly tables: ReadonlyMap<string, { readonly table: LookupTable; readonly value: string | undefined }>;
  problem(at: Path, message: string): void;
}

export const fixed = (cell: Cell): Compiled => ({ read: () => cell, column: undefined, fixed: true });

/** The names that there are, and the one that was likely meant, to stand at the end of a message. */
export function among(name: string, names: Iterable<string>): string {
  const all = [...names];
  return `: ${all.join(', ')}${didYouMean(name, all)}`;
}

/** A name as a template or a flag gives it; tells of one that is unknown. */
export function compileName(compiling: Compiling, name: string, at: Path): Compiled {
  const compiled = compiling.name(name);
  if (compiled) return compiled;
  compiling.problem(
    at,
    `names {${name}}, which is neither a column of the file nor a value before it${among(name, compiling.names())}`,
  );
  return fixed(null);
}

/**
 * A template: of one name alone it hands on what that is, a date with its
 * precision; else it is a text, and null where any of its names is.
 */
export function compileTemplate(compiling: Compiling, template: string, at: Path): Compiled {
  const parts = parseTemplate(template);
  if (typeof parts === 'string') {
    compiling.problem(at, parts);
    return fixed(null);
  }
  const pieces = parts.map((part) => (part.kind === 'text' ? part.text : compileName(compiling, part.name, at)));
  const [only] = pieces;
  if (pieces.length === 1 && only !== undefined && typeof only !== 'string') return only;
  const column = pieces.flatMap((piece) => (typeof piece === 'string' ? [] : (piece.column ?? [])))[0];
  const names = pieces.filter((piece) => typeof piece !== 'string');
  if (names.length === 0) return fixed(pieces.join(''));
  return { read: (scope) => joined(pieces, scope), column, fixed: false };
}

function joined(pieces: readonly (string | Compiled)[], scope: Scope): string | null {
  let text = '';
  for (const piece of pieces) {
    const next = typeof piece === 'string' ? piece : textOf(piece.read(scope));
    if (next === null) return null;
    text += next;
  }
  return text;
}

/** A pattern of a mapping; undefined where it is none, which is told. */
export function compilePattern(compiling: Compiling, source: string, at: Path): Pattern | undefined {
  const pattern = Pattern.of(source);
  if (pattern instanceof Pattern) return pattern;
  compiling.problem(at, pattern);
  return undefined;
}

/** Tries a pattern on the text of a column. */
export function tried<T>(column: string | undefined, attempt: () => T): T {
  try {
    return attempt();
  } catch (error) {
    throw error instanceof TooMuch ? new Rejection(column, error.message) : error;
  }
}

/** Reads a value and gives the rejection back that it ends in. */
export function attempt<T>(read: () => T): T | Rejection {
  try {
    return read();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}
