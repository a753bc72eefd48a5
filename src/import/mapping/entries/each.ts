import { shown } from '../../../domain/index.ts';
import { type Compiled, type Compiling, compileValue, type EachItem, type Scope } from '../compiling.ts';
import { orRejection, Rejection } from '../rejection.ts';
import type { EachSpec, Path } from '../spec/spec.ts';
import { type Cell, cellText, isList } from '../values/cell.ts';
import { matchingColumns } from '../values/lists.ts';

/** A compiled `each`: the context for its items, and their scopes. */
export interface CompiledEach {
  readonly within: Compiling;
  /** The scopes of the items; empty if the lists are. */
  readonly scopes: (scope: Scope) => readonly Scope[];
  /** The scope in which all items are null. */
  readonly empty: (scope: Scope) => Scope;
  readonly column: string | undefined;
}

interface List {
  readonly name: string;
  readonly value: Compiled;
  /** The columns of the items, one each, if the list is made of columns. */
  readonly columns: readonly string[] | undefined;
  /** Whether it may be shorter than, or have gaps beside, the other lists. */
  readonly optional: boolean;
}

/** Compiles lists that are read in parallel: the first items of all lists together, then the second, and so on. */
export function compileEach(compiling: Compiling, spec: EachSpec, at: Path): CompiledEach {
  const lists = Object.entries(spec).map(([name, value]): List => {
    const place = [...at, name];
    if (compiling.name(name)) compiling.problem(place, 'is already a column or a value: choose another name');
    const columns =
      typeof value === 'object' && 'columns' in value ? matchingColumns(compiling, value.columns) : undefined;
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
 * The items of parallel lists; an empty item keeps its position. A list that lacks an item could be misaligned, so the
 * mapping must mark it as optional.
 */
function itemsOf(lists: readonly List[], scope: Scope): readonly EachItem[] {
  const read = lists.map((list) => ({ list, cells: cellsOf(list.value.read(scope)) }));
  const longest = Math.max(...read.map(({ cells }) => cells.length));
  for (const { list, cells } of read) {
    const { length } = cells;
    if (length > 0 && length < longest) {
      throw new Rejection(
        list.value.column,
        `has ${length} ${length === 1 ? 'item' : 'items'} of {${list.name}}, but another list beside it has ${longest}`,
      );
    }
  }
  const items = Array.from({ length: longest }, (_, index) => ({
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
    `has no item of {${gap.name}} beside ${shown(cellText(cells[there] ?? null) ?? '')} of {${lists[there]?.name}}; if that is correct, set \`optional: true\` on the list`,
  );
}

const cellsOf = (cell: Cell): readonly Cell[] => (isList(cell) ? cell : cell === null ? [] : [cell]);

/** Adds the names of an item: its value, `.position` and `.column`. */
function naming(compiling: Compiling, lists: readonly List[]): Compiling {
  const { depth } = compiling;
  const names = new Map<string, Compiled>();
  const item = ({ items }: Scope): EachItem | undefined => items[depth];
  const add = (name: string, column: string | undefined, read: (one: EachItem | undefined) => Cell): void => {
    names.set(name, { read: (scope) => read(item(scope)), column, fixed: false });
  };
  for (const [index, { name, value, columns }] of lists.entries()) {
    add(name, value.column, (one) => one?.cells[index] ?? null);
    add(`${name}.position`, value.column, positionOf);
    if (columns) add(`${name}.column`, value.column, (one) => (one && columns[one.index]) ?? null);
  }
  // A column of the file may have this name.
  const isFree = compiling.name(POSITION) === undefined || compiling.hasPosition;
  if (isFree) add(POSITION, lists[0]?.value.column, positionOf);
  return {
    ...compiling,
    name: (name) => names.get(name) ?? compiling.name(name),
    names: () => [...compiling.names(), ...names.keys()],
    depth: depth + 1,
    hasPosition: isFree,
  };
}

const POSITION = 'position';
const positionOf = (one: EachItem | undefined): Cell => (one ? one.index + 1 : null);

/** The scope of each item of a row, or the row itself without `each`; a rejection if a list is invalid. */
export const scopesOf = (each: CompiledEach | undefined, scope: Scope): readonly Scope[] | Rejection =>
  each ? orRejection(() => each.scopes(scope)) : [scope];
