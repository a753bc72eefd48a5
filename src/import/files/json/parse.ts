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
function readJson(text: string): unknown {
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

/** How to convert a file of another form; empty if it has none that we know. */
export function otherForm(text: string): string {
  if (text.startsWith('[')) return ". This seems to be one array: jq -c '.[]' FILE makes a line of each of its items";
  return text === '{' ? '. This seems to be JSON over several lines: jq -c . FILE makes a line of each object' : '';
}

type ParsedObject =
  | { readonly object: Readonly<Record<string, unknown>> }
  | { readonly object?: undefined; readonly problem: string };

/** Parses the object of a line. */
export function parseObject(text: string): ParsedObject {
  try {
    const value = readJson(text);
    if (isObject(value)) return { object: value };
    return { problem: `is ${Array.isArray(value) ? 'an array' : 'a single value'}, not an object` };
  } catch (error) {
    const hint = /[:,[]\s*-?(?:NaN|Infinity)\b/.test(text) ? '. NaN and Infinity are not JSON: write null' : '';
    return { problem: `is not valid JSON: ${error instanceof Error ? error.message : error}${hint}` };
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
