import { didYouMean } from '../../domain/index.ts';
import type { RowLists } from '../../evidence/index.ts';
import type { CodeChange, CountryCodes } from './countries/country-codes.ts';
import { Pattern, TooMuch } from './pattern/pattern.ts';
import { Rejection } from './rejection.ts';
import type { Path, ValueObject, ValueSpec } from './spec/spec.ts';
import type { LookupTable } from './tables.ts';
import { parseTemplate } from './template.ts';
import { type Cell, cellText } from './values/cell.ts';

/** An item of the lists in an `each`: its cells by list, and its position. */
export interface EachItem {
  readonly cells: readonly Cell[];
  readonly index: number;
}

/** A part of a spell: the time of one state, which succeeds one or is succeeded. */
export interface SpellPart {
  /** A day in it; country codes have the meaning of that day. */
  readonly day: string;
  readonly from: CodeChange | undefined;
  readonly until: CodeChange | undefined;
}

/** The spell that an entry tells of. */
export interface Spell {
  /** The part that the entry is made for; undefined while its successions are being found. */
  readonly part?: SpellPart;
  /** The successions that it crosses. */
  readonly crossed: CodeChange[];
  /** The successions that it ends before. */
  readonly ahead: CodeChange[];
}

/** The state of one row while its values are computed. */
export interface Scope {
  readonly row: Readonly<Record<string, string>>;
  /** The items of columns that are lists. */
  readonly lists?: RowLists | undefined;
  /** The number of the row in its file. */
  readonly number: number;
  /** Results of the mapping's named values, each computed when first used. */
  readonly named: (Cell | Rejection | undefined)[];
  /** The current item of each enclosing `each`, the outermost first. */
  readonly items: readonly EachItem[];
  /** Remarks for the report about how the row was read. */
  readonly notes: Set<string>;
  /** In an entry with `during`. */
  readonly spell?: Spell;
}

export const newScope = (row: Readonly<Record<string, string>>, number = 0, lists?: RowLists): Scope => ({
  row,
  lists,
  number,
  named: [],
  items: [],
  notes: new Set(),
});

/** A value of a mapping, compiled. `column` is the first column that it reads; a rejection names it. */
export interface Compiled {
  readonly read: (scope: Scope) => Cell;
  readonly column: string | undefined;
  /** The items of a column that is a list in the file, even a list of one; undefined for other values. */
  readonly items?: ((scope: Scope) => readonly string[] | undefined) | undefined;
  /** Whether it is the same for every row. */
  readonly fixed: boolean;
}

/** The context in which a value of a mapping is compiled. */
export interface Compiling {
  /** Looks up a column or an earlier value; undefined if there is none. */
  name(name: string): Compiled | undefined;
  /** All known names, for suggestions. */
  readonly names: () => readonly string[];
  /** The columns of the file. */
  readonly columns: readonly string[];
  /** The number of enclosing `each`. */
  readonly depth: number;
  /** Whether `{position}` is the position of an item. */
  readonly hasPosition: boolean;
  readonly countries: CountryCodes;
  /** The lookup tables in files, each with its default column. */
  readonly tables: ReadonlyMap<string, { readonly table: LookupTable; readonly value: string | undefined }>;
  /** Compiles a value that is not a template. Kept here, since values, conditions and lists refer to each other. */
  readonly object: (compiling: Compiling, spec: ValueObject, at: Path) => Compiled;
  /** Notes that the entry has a value with `during`; undefined outside of entries. */
  readonly divides?: (() => void) | undefined;
  problem(at: Path, message: string): void;
}

/** Compiles a value of a mapping. */
export const compileValue = (compiling: Compiling, spec: ValueSpec, at: Path): Compiled =>
  typeof spec === 'string' ? compileTemplate(compiling, spec, at) : compiling.object(compiling, spec, at);

export const fixed = (cell: Cell): Compiled => ({ read: () => cell, column: undefined, fixed: true });

/** Lists the known names and suggests a likely one; returns the end of a message. */
export function among(name: string, names: Iterable<string>): string {
  const all = [...names];
  return `: ${all.join(', ')}${didYouMean(name, all)}`;
}

/** Compiles a name in a template or flag; reports an unknown one. */
export function compileName(compiling: Compiling, name: string, at: Path): Compiled {
  const compiled = compiling.name(name);
  if (compiled) return compiled;
  compiling.problem(
    at,
    `names {${name}}, which is neither a column of the file nor an earlier value${among(name, compiling.names())}`,
  );
  return fixed(null);
}

/**
 * Compiles a template. A template of a single name passes its value on as it is, such as a date with its precision; any
 * other is a text, or null if one of its names is null.
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
    const next = typeof piece === 'string' ? piece : cellText(piece.read(scope));
    if (next === null) return null;
    text += next;
  }
  return text;
}

/** Compiles a pattern; reports an invalid one and returns undefined. */
export function compilePattern(compiling: Compiling, source: string, at: Path): Pattern | undefined {
  const pattern = Pattern.of(source);
  if (pattern instanceof Pattern) return pattern;
  compiling.problem(at, pattern);
  return undefined;
}

/** Applies a pattern to the text of a column; a text too long for it rejects the row. */
export function rejectTooMuch<T>(column: string | undefined, match: () => T): T {
  try {
    return match();
  } catch (error) {
    throw error instanceof TooMuch ? new Rejection(column, error.message) : error;
  }
}
