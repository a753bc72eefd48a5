import { nfc } from '../../../domain/index.ts';
import type { RowLists, RowProblem } from '../../../evidence/index.ts';
import { isObject } from './objects.ts';
import { DEEPEST } from './text.ts';

type Values = Readonly<Record<string, string>>;

/** What joins the items of a list where a text is wanted. */
export const SEPARATOR = '; ';

/** The texts of a row by their paths, and the items of those that are lists. */
export interface Flat {
  readonly values: Values;
  readonly lists: RowLists;
  /** The objects in it, by the columns that would be theirs. */
  readonly objects: ReadonlyMap<string, ObjectFound>;
  /** The first that cannot be had. */
  readonly problem: RowProblem | undefined;
}

/** An object in a row: its first key, and whether it is an item of a list. */
export interface ObjectFound {
  readonly key: string | undefined;
  readonly isItem: boolean;
}

/** What stands at a path. */
interface Found {
  /** What is null or missing in a list keeps its place. */
  readonly items: (string | null)[];
  readonly isList: boolean;
}

export function flatten(object: Readonly<Record<string, unknown>>): Flat {
  let problem: RowProblem | undefined;
  const fault = (column: string, message: string): void => {
    problem ??= { column, message };
  };
  const objects = new Map<string, ObjectFound>();
  const found = textsOf(object, { path: '', depth: 1, isItem: false, objects, fault });
  const values: Record<string, string> = Object.create(null);
  const lists: Record<string, readonly string[]> = Object.create(null);
  for (const [path, { items, isList }] of found) {
    values[path] = items.filter((item) => item !== null).join(SEPARATOR);
    if (isList) lists[path] = items.map((item) => item ?? '');
  }
  return { values, lists, objects, problem };
}

interface Place {
  readonly path: string;
  readonly depth: number;
  readonly isItem: boolean;
  readonly objects: Map<string, ObjectFound>;
  readonly fault: (column: string, message: string) => void;
}

function textsOf(value: unknown, place: Place): Map<string, Found> {
  const { path, depth, fault } = place;
  if (value === null || value === undefined) return new Map();
  if (typeof value !== 'object') return new Map([[path, { items: [String(value)], isList: false }]]);
  if (depth > DEEPEST) {
    fault(path, `is nested deeper than ${DEEPEST} levels`);
    return new Map();
  }
  if (Array.isArray(value)) return ofItems(value, place);
  const texts = new Map<string, Found>();
  const keys = Object.keys(value);
  if (path !== '') place.objects.set(path, { key: keys[0], isItem: place.isItem });
  for (const [key, part] of Object.entries(value)) {
    const below = nfc(path === '' ? key : `${path}.${key}`);
    for (const [at, found] of textsOf(part, { ...place, path: below, depth: depth + 1, isItem: false })) {
      // `{"a.b": 1, "a": {"b": 2}}`, or one name in two ways of writing its letters.
      if (texts.has(at)) fault(at, 'is there twice');
      else texts.set(at, found);
    }
  }
  return texts;
}

/** What an item lacks keeps its place: lists of one list of objects go side by side. */
function ofItems(items: readonly unknown[], place: Place): Map<string, Found> {
  const texts = new Map<string, Found>();
  for (const [index, item] of items.entries()) {
    const found = textsOf(item, { ...place, depth: place.depth + 1, isItem: true });
    for (const [at, there] of texts) if (!found.has(at)) there.items.push(null);
    for (const [at, { items: more }] of found) {
      const there = texts.get(at);
      if (there !== undefined) there.items.push(...more);
      else texts.set(at, { items: [...Array.from({ length: index }, () => null), ...more], isList: true });
    }
  }
  return texts;
}

/** What is wrong with a listed column that is an object, of which the mapping names no value. */
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

/** Whether a column is there, be it as null, an empty list, or within an object that is null. */
export function isThere(object: Readonly<Record<string, unknown>>, values: Values, column: string): boolean {
  if (Object.hasOwn(values, column) || Object.hasOwn(object, column)) return true;
  let at: unknown = object;
  for (const key of column.split('.')) {
    if (at === null || (Array.isArray(at) && at.length === 0)) return true;
    if (!isObject(at) || !Object.hasOwn(at, key)) return false;
    at = at[key];
  }
  return true;
}
