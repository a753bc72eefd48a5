import { type Cell, isList } from './cell.ts';
import { columnNames } from './columns-value.ts';
import { attempt, type Compiled, type Compiling, type Scope } from './compiling.ts';
import type { EachSpec, Path } from './mapping-spec.ts';
import { Rejection } from './rejection.ts';
import { compileValue } from './value.ts';

/** One of the things that a list of a row names: what each name stands for, and its place in the list. */
export interface EachItem {
  readonly cells: readonly Cell[];
  readonly index: number;
}

/** The lists of a row that make several of one thing, and what is compiled for each of their items. */
export interface CompiledEach {
  readonly within: Compiling;
  /** The scopes of the items; none where the lists have none. */
  readonly scopes: (scope: Scope) => readonly Scope[];
  /** The scope in which all names are unknown. */
  readonly empty: (scope: Scope) => Scope;
  readonly column: string | undefined;
}

interface List {
  readonly name: string;
  readonly value: Compiled;
  /** The columns that the items come from, where they come from one each. */
  readonly columns: readonly string[] | undefined;
}

/** Lists of a row, side by side: the first items of all make the first thing, and so on. */
export function compileEach(compiling: Compiling, spec: EachSpec, at: Path): CompiledEach {
  const lists = Object.entries(spec).map(([name, value]): List => {
    const place = [...at, name];
    if (compiling.name(name)) compiling.problem(place, 'is a column or a value already: choose another name');
    const columns = typeof value === 'object' && 'columns' in value ? columnNames(compiling, value.columns) : undefined;
    return { name, value: compileValue(compiling, value, place), columns };
  });
  const depth = compiling.depth;
  const inner = (scope: Scope, item: EachItem): Scope => ({ ...scope, items: [...scope.items.slice(0, depth), item] });
  return {
    within: naming(compiling, lists),
    scopes: (scope) => itemsOf(lists, scope).map((item) => inner(scope, item)),
    empty: (scope) => inner(scope, { cells: lists.map(() => null), index: 0 }),
    column: lists.flatMap(({ value }) => value.column ?? [])[0],
  };
}

/** Reads lists as far as they go. What of them is empty at the end is no item; what is empty within is unknown. */
function itemsOf(lists: readonly List[], scope: Scope): readonly EachItem[] {
  const read = lists.map(({ value }) => cellsOf(value.read(scope)));
  const most = Math.max(...read.map((cells) => cells.findLastIndex((cell) => cell !== null) + 1));
  for (const [index, { name, value }] of lists.entries()) {
    const { length } = read[index] ?? [];
    if (length > 0 && length < most) {
      throw new Rejection(value.column, `has ${length} of {${name}} where another list beside it has ${most}`);
    }
  }
  const items = Array.from({ length: most }, (_, index) => ({
    cells: read.map((cells) => cells[index] ?? null),
    index,
  }));
  return items.filter(({ cells }) => cells.some((cell) => cell !== null));
}

const cellsOf = (cell: Cell): readonly Cell[] => (isList(cell) ? cell : cell === null ? [] : [cell]);

/** The names that there are for an item: of what it is, of its place, and of the column that it comes from. */
function naming(compiling: Compiling, lists: readonly List[]): Compiling {
  const { depth } = compiling;
  const names = new Map<string, Compiled>();
  const item = ({ items }: Scope): EachItem | undefined => items[depth];
  const add = (name: string, column: string | undefined, read: (one: EachItem | undefined) => Cell): void => {
    names.set(name, { read: (scope) => read(item(scope)), column, fixed: false });
  };
  for (const [index, { name, value, columns }] of lists.entries()) {
    add(name, value.column, (one) => one?.cells[index] ?? null);
    add(`${name}.position`, value.column, placeOf);
    if (columns) add(`${name}.column`, value.column, (one) => (one && columns[one.index]) ?? null);
  }
  // A file may have a column of that name.
  const isFree = compiling.name(POSITION) === undefined || compiling.hasPosition;
  if (isFree) add(POSITION, lists[0]?.value.column, placeOf);
  return {
    ...compiling,
    name: (name) => names.get(name) ?? compiling.name(name),
    names: () => [...compiling.names(), ...names.keys()],
    depth: depth + 1,
    hasPosition: isFree,
  };
}

const POSITION = 'position';
const placeOf = (one: EachItem | undefined): Cell => (one ? one.index + 1 : null);

/** The scopes of a row for each item of its lists, or why there are none. */
export const scopesOf = (each: CompiledEach | undefined, scope: Scope): readonly Scope[] | Rejection =>
  each ? attempt(() => each.scopes(scope)) : [scope];
