import { nfc } from '../../domain/text/index.ts';
import type { RowProblem } from './contract.ts';
import { isObject } from './json-lines-objects.ts';

type Values = Readonly<Record<string, string>>;

/** What joins the items of a list; a mapping splits by it. */
export const SEPARATOR = '; ';

/** Levels that a value may be nested: going down takes the stack of the process, and a path that deep is nobody's column. */
const DEEPEST = 100;

/** The texts of an object by their paths, with the first that cannot be had. */
export function flatten(object: Readonly<Record<string, unknown>>): {
  readonly values: Values;
  readonly problem: RowProblem | undefined;
} {
  const texts = new Map<string, string[]>();
  let problem: RowProblem | undefined;
  const visit = (path: string, value: unknown, depth: number): void => {
    if (value === null || value === undefined) return;
    if (depth > DEEPEST) {
      problem ??= { column: path, message: `is nested deeper than ${DEEPEST} levels` };
    } else if (Array.isArray(value)) {
      for (const item of value) visit(path, item, depth + 1);
    } else if (isObject(value)) {
      for (const [key, part] of Object.entries(value))
        visit(nfc(path === '' ? key : `${path}.${key}`), part, depth + 1);
    } else {
      const message = inexact(value);
      if (message !== undefined) problem ??= { column: path, message };
      const items = texts.get(path);
      if (items === undefined) texts.set(path, [String(value)]);
      else items.push(String(value));
    }
  };
  visit('', object, 1);
  return { values: joined(texts), problem };
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

/** JSON's numbers are read as doubles: a longer integer, mostly somebody's id, would change unseen. */
const inexact = (value: unknown): string | undefined =>
  typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER
    ? 'is a number too large to be read exactly: write it as a text'
    : undefined;

function joined(texts: ReadonlyMap<string, readonly string[]>): Values {
  const values: Record<string, string> = Object.create(null);
  for (const [path, items] of texts) values[path] = items.join(SEPARATOR);
  return values;
}
