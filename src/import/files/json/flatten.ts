import { nfc } from '../../../domain/index.ts';
import type { RowLists, RowProblem } from '../../../evidence/index.ts';
import { DEEPEST, isObject } from './parse.ts';

type Values = Readonly<Record<string, string>>;

/** Joins the items of a list where a text is needed. */
export const SEPARATOR = '; ';

/** The texts of a row by path, and the items of those that are lists. */
export interface Flat {
  readonly values: Values;
  readonly lists: RowLists;
  /** The objects in the row, by path. */
  readonly objects: ReadonlyMap<string, ObjectFound>;
  /** The first problem found. */
  readonly problem: RowProblem | undefined;
}

/** An object in a row: its first key, and whether it is an item of a list. */
export interface ObjectFound {
  readonly key: string | undefined;
  readonly isItem: boolean;
}

/** The texts at a path. */
interface PathTexts {
  /** Null or missing items keep their position. */
  readonly items: (string | null)[];
  readonly isList: boolean;
}

export function flatten(object: Readonly<Record<string, unknown>>): Flat {
  let problem: RowProblem | undefined;
  const fault = (column: string, message: string): void => {
    problem ??= { column, message };
  };
  const objects = new Map<string, ObjectFound>();
  const found = textsAt(object, { path: '', depth: 1, isItem: false, objects, fault });
  const values: Record<string, string> = Object.create(null);
  const lists: Record<string, readonly string[]> = Object.create(null);
  for (const [path, { items, isList }] of found) {
    values[path] = items.filter((item) => item !== null).join(SEPARATOR);
    if (isList) lists[path] = items.map((item) => item ?? '');
  }
  return { values, lists, objects, problem };
}

interface NodePosition {
  readonly path: string;
  readonly depth: number;
  readonly isItem: boolean;
  readonly objects: Map<string, ObjectFound>;
  readonly fault: (column: string, message: string) => void;
}

function textsAt(value: unknown, place: NodePosition): Map<string, PathTexts> {
  const { path, depth, fault } = place;
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object') return new Map([[path, { items: [String(value)], isList: false }]]);
  if (depth > DEEPEST) {
    fault(path, `is nested deeper than ${DEEPEST} levels`);
    return new Map();
  }
  if (Array.isArray(value)) return ofItems(value, place);
  const texts = new Map<string, PathTexts>();
  const keys = Object.keys(value);
  if (path !== '') place.objects.set(path, { key: keys[0], isItem: place.isItem });
  for (const [key, part] of Object.entries(value)) {
    const below = nfc(path === '' ? key : `${path}.${key}`);
    for (const [at, found] of textsAt(part, { ...place, path: below, depth: depth + 1, isItem: false })) {
      // `{"a.b": 1, "a": {"b": 2}}`, or two Unicode spellings of one name.
      if (texts.has(at)) fault(at, 'occurs twice');
      else texts.set(at, found);
    }
  }
  return texts;
}

/** A missing field of an item keeps its position, so that lists taken from one list of objects stay aligned. */
function ofItems(items: readonly unknown[], place: NodePosition): Map<string, PathTexts> {
  const texts = new Map<string, PathTexts>();
  for (const [index, item] of items.entries()) {
    const found = textsAt(item, { ...place, depth: place.depth + 1, isItem: true });
    for (const [at, there] of texts) if (!found.has(at)) there.items.push(null);
    for (const [at, { items: more }] of found) {
      const there = texts.get(at);
      if (there !== undefined) there.items.push(...more);
      else texts.set(at, { items: [...Array.from({ length: index }, () => null), ...more], isList: true });
    }
  }
  return texts;
}

/** The problem of a listed column that is an object without any listed value in it. */
export function objectFault(
  objects: ReadonlyMap<string, ObjectFound>,
  listed: ReadonlySet<string>,
): RowProblem | undefined {
  if (objects.size === 0) return undefined;
  for (const column of listed) {
    const found = objects.get(column);
    if (found === undefined || [...listed].some((other) => other.startsWith(`${column}.`))) continue;
    const what = found.isItem ? 'has an object in its list' : 'is an object';
    const hint = found.key === undefined ? '' : `: name a value in it, as ${column}.${nfc(found.key)}`;
    return { column, message: `${what}${hint}` };
  }
  return undefined;
}

/** Whether a column exists, if only as null, an empty list, or inside an object that is null. */
export function hasColumn(object: Readonly<Record<string, unknown>>, values: Values, column: string): boolean {
  if (Object.hasOwn(values, column) || Object.hasOwn(object, column)) return true;
  let at: unknown = object;
  for (const key of column.split('.')) {
    if (at === null || (Array.isArray(at) && at.length === 0)) return true;
    if (!isObject(at) || !Object.hasOwn(at, key)) return false;
    at = at[key];
  }
  return true;
}
