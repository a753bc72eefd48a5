import { nfc } from '../../domain/text/index.ts';
import type { RowLists, RowProblem } from './contract.ts';
import { isObject } from './json-lines-objects.ts';
import { DEEPEST } from './json-text.ts';

type Values = Readonly<Record<string, string>>;

/** What joins the items of a list where a text is wanted. */
export const SEPARATOR = '; ';

/** The texts of a row by their paths, and the items of those that are lists. */
export interface Flat {
  readonly values: Values;
  readonly lists: RowLists;
  /** The first that cannot be had. */
  readonly problem: RowProblem | undefined;
}

/** What stands at a path. */
interface Found {
  readonly items: string[];
  readonly isList: boolean;
}

export function flatten(object: Readonly<Record<string, unknown>>): Flat {
  let problem: RowProblem | undefined;
  const fault = (column: string, message: string): void => {
    problem ??= { column, message };
  };
  const found = textsOf(object, { path: '', depth: 1, fault });
  const values: Record<string, string> = Object.create(null);
  const lists: Record<string, readonly string[]> = Object.create(null);
  for (const [path, { items, isList }] of found) {
    values[path] = items.join(SEPARATOR);
    if (isList) lists[path] = items;
  }
  return { values, lists, problem };
}

interface Place {
  readonly path: string;
  readonly depth: number;
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
  const texts = new Map<string, Found>();
  if (Array.isArray(value)) {
    for (const item of value) {
      for (const [at, { items }] of textsOf(item, { ...place, depth: depth + 1 })) {
        const there = texts.get(at);
        if (there === undefined) texts.set(at, { items, isList: true });
        else there.items.push(...items);
      }
    }
    return texts;
  }
  for (const [key, part] of Object.entries(value)) {
    const below = nfc(path === '' ? key : `${path}.${key}`);
    for (const [at, found] of textsOf(part, { path: below, depth: depth + 1, fault })) {
      // `{"a.b": 1, "a": {"b": 2}}`, or one name in two ways of writing its letters.
      if (texts.has(at)) fault(at, 'is there twice');
      else texts.set(at, found);
    }
  }
  return texts;
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
