import { parse } from 'lossless-json';
import { isExactNumber } from '../../../domain/index.ts';

/** Levels that a row may be nested: going down takes the stack of the process, and a path that deep is nobody's column. */
export const DEEPEST = 100;

/** A number that may have more digits than a double, or an exponent. */
const LONG_NUMBER = /\d{16}|[\d.]{17}|\d[eE][+\-\d]/;
const KEY_END = /"\s*:/g;

/**
 * The value of a JSON text, in which a number that no double holds stands as a text with all of its digits.
 * @throws {SyntaxError} where it is no JSON, or an object has a key twice with two values.
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const keys = keysOf(value, 0);
  // What is nested too deep is refused later, in words.
  if (keys === undefined) return value;
  // Within texts there may be more that looks like the end of a key; then the slower way finds out.
  const isPlain = !LONG_NUMBER.test(text) && (text.match(KEY_END)?.length ?? 0) === keys;
  return isPlain ? value : parse(text, undefined, (token) => (isExactNumber(token) ? Number(token) : token));
}

/** How many keys the objects of a value have; undefined where it is nested too deep. */
function keysOf(value: unknown, depth: number): number | undefined {
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > DEEPEST) return undefined;
  const isList = Array.isArray(value);
  let sum = isList ? 0 : Object.keys(value).length;
  for (const part of isList ? value : Object.values(value)) {
    const keys = keysOf(part, depth + 1);
    if (keys === undefined) return undefined;
    sum += keys;
  }
  return sum;
}
