import type { RowProblem } from './contract.ts';
import { decodeFile } from './decode.ts';
import { CR, eachLine, LF, LONGEST } from './decode-lines.ts';
import { FileOffsets } from './decode-offsets.ts';
import { fileError } from './rows-error.ts';

/** A line that holds an object, or what is wrong with it. */
export interface ObjectLine {
  readonly number: number;
  readonly bytes: number;
  readonly object: Readonly<Record<string, unknown>>;
  readonly problem?: RowProblem;
}

/**
 * The objects of a file that has one a line; empty lines are none.
 * @throws {ImportError} where the first line is none, which means another kind of file, or where the last is cut off.
 */
export async function* objectLines(path: string): AsyncGenerator<ObjectLine> {
  let number = 0;
  for await (const { line, bytes, ended } of textLines(path)) {
    const text = line.toString().trim();
    if (text === '') continue;
    number += 1;
    const read = objectOf(text);
    if (read.object !== undefined) {
      yield { number, bytes, object: read.object };
      continue;
    }
    if (!ended) throw fileError(path, `the file ends within it, and seems to be cut off: it ${read.problem}`, number);
    if (number === 1) throw fileError(path, `${read.problem}. Each line must hold one JSON object`, 1);
    yield { number, bytes, object: {}, problem: { column: undefined, message: read.problem } };
  }
  if (number === 0) throw fileError(path, 'is empty: it has no rows');
}

type Read =
  | { readonly object: Readonly<Record<string, unknown>> }
  | { readonly object?: undefined; readonly problem: string };

function objectOf(text: string): Read {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return { object: value };
    return { problem: `is ${Array.isArray(value) ? 'an array' : 'a single value'}, not an object` };
  } catch (error) {
    return { problem: `is no JSON: ${error instanceof Error ? error.message : error}` };
  }
}

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

interface TextLine {
  readonly line: Buffer;
  readonly bytes: number;
  /** Whether it has its end; only the last may lack it. */
  readonly ended: boolean;
}

/** JSON has no bare line ends within its texts, so that each ends a row; pieces of UTF-16 may end within a line. */
async function* textLines(path: string): AsyncGenerator<TextLine> {
  const offsets = new FileOffsets();
  let read = 0;
  let begun: Buffer[] = [];
  let size = 0;
  for await (const piece of decodeFile(path)) {
    offsets.add(piece);
    for (const line of eachLine(piece.utf8)) {
      read += line.length;
      begun.push(line);
      size += line.length;
      if (size > LONGEST) throw fileError(path, `has a line of more than ${LONGEST} bytes`);
      const end = line.at(-1);
      if (end !== LF && end !== CR) continue;
      yield { line: joined(begun), bytes: offsets.at(read), ended: true };
      begun = [];
      size = 0;
    }
  }
  if (begun.length > 0) yield { line: joined(begun), bytes: offsets.at(read), ended: false };
}

const joined = ([first, ...rest]: readonly Buffer[]): Buffer =>
  first !== undefined && rest.length === 0 ? first : Buffer.concat(first === undefined ? [] : [first, ...rest]);
