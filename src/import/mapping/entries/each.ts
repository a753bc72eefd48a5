import { shown } from '../../../domain/index.ts';
import { attempt, type Compiled, type Compiling, type Scope } from '../compiling.ts';
import { Rejection } from '../rejection.ts';
import type { EachSpec, Path } from '../spec.ts';
import { type Cell, isList, textOf } from '../values/cell.ts';
import { columnNames } from '../values/columns-value.ts';
import { compileValue } from '../values/value.ts';

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
  /** Whether it may be empty, or have empty items, where another beside it has some. */
  readonly optional: boolean;
}

/** Lists of a row, side by side: the first items of all make the first thing, and so on. */
export function compileEach(compiling: Compiling, spec: EachSpec, at: Path): CompiledEach {
  const lists = Object.entries(spec).map(([name, value]): List => {
    const place = [...at, name];
    if (compiling.name(name)) compiling.problem(place, 'is a column or a value already: choose another name');
    const columns = typeof value === 'object' && 'columns' in value ? columnNames(compiling, value.columns) : undefined;
    const optional = typeof value === 'object' && value.optional === true;
    return { name, value: compileValue(compiling, value, place), columns, optional };
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

/**
 * The items of lists, which are as long as they are written: what is empty keeps its place. What one list has and
 * another has not would go astray in silence, so the mapping must say where that may be.
 */
function itemsOf(lists: readonly List[], scope: Scope): readonly EachItem[] {
  const read = lists.map((list) => ({ list, cells: cellsOf(list.value.read(scope)) }));
  const most = Math.max(...read.map(({ cells }) => cells.length));
  for (const { list, cells } of read) {
    const { length } = cells;
    if (length > 0 && length < most) {
      throw new Rejection(
        list.value.column,
        `has ${length} of {${list.name}} where another list beside it has ${most}`,
      );
    }
  }
  const items = Array.from({ length: most }, (_, index) => ({
    cells: read.map(({ cells }) => cells[index] ?? null),
    index,
  })).filter(({ cells }) => cells.some((cell) => cell !== null));
  for (const { cells } of items) refuseGap(lists, cells);
  return items;
}

function refuseGap(lists: readonly List[], cells: readonly Cell[]): void {
  const gap = lists.find(({ optional }, index) => !optional && cells[index] === null);
  if (gap === undefined) return;
  const there = cells.findIndex((cell) => cell !== null);
  throw new Rejection(
    gap.value.column,
    `has no item of {${gap.name}} beside ${shown(textOf(cells[there] ?? null) ?? '')} of {${lists[there]?.name}}; where that is no fault, say \`optional: true\` at the list`,
  );
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
