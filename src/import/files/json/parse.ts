import { parse } from 'lossless-json';
import { isExactNumber } from '../../../domain/index.ts';

/** Maximum nesting of a row: recursion uses the stack, and no column has such a path. */
export const DEEPEST = 100;

/** A number that may exceed the precision of a double. */
const LONG_NUMBER = /\d{16}|[\d.]{17}|\d[eE][+\-\d]/;
const KEY_END = /"\s*:/g;

/**
 * Parses JSON; a number that a double cannot hold exactly becomes a text with all its digits.
 * @throws {SyntaxError} if the text is not JSON, or an object has a key twice with different values.
 */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  const keys = keysOf(value, 0);
  // Too deep a nesting is reported later.
  if (keys === undefined) return value;
  // A string may contain what looks like the end of a key; then use the slower parser.
  const isPlain = !LONG_NUMBER.test(text) && (text.match(KEY_END)?.length ?? 0) === keys;
  return isPlain ? value : parse(text, undefined, (token) => (isExactNumber(token) ? Number(token) : token));
}

/** The number of object keys in a value; undefined if it is nested too deep. */
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
