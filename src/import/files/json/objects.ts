import { fileError } from '../../../disk/index.ts';
import type { RowLists, RowProblem, SourceRow } from '../../../evidence/index.ts';
import { decodeFile, FileOffsets } from '../text/decode.ts';
import { CR, eachLine, LF, LONGEST } from '../text/lines.ts';
import { otherForm, parseObject } from './parse.ts';

/** A line with an object, or its problem. */
export interface ObjectLine {
  readonly number: number;
  readonly bytes: number;
  readonly text: string;
  readonly object: Readonly<Record<string, unknown>>;
  readonly problem?: RowProblem;
  /** Whether some of its bytes could not be decoded. */
  readonly isLost: boolean;
}

/** The contents of a row that could not be read. */
export const UNREAD = { values: {}, lists: {}, problem: undefined };

/** The row of a line, with its text if it has a problem. */
export const objectRow = (
  { number, bytes, text }: ObjectLine,
  { values, lists }: Pick<SourceRow, 'values'> & { readonly lists: RowLists },
  problem: RowProblem | undefined,
): SourceRow => (problem === undefined ? { number, values, lists, bytes } : { number, values, bytes, problem, text });

/**
 * The objects of a file with one per line; empty lines are skipped.
 * @throws {ImportError} if the first line is not an object (the file has another format), or the last one is truncated.
 */
export async function* objectLines(path: string, encoding?: string): AsyncGenerator<ObjectLine> {
  let number = 0;
  for await (const { line, bytes, ended, isLost } of textLines(path, encoding)) {
    const text = line.toString().trim();
    if (text === '') continue;
    number += 1;
    const read = parseObject(text);
    if (read.object !== undefined) {
      yield { number, bytes, text, object: read.object, isLost };
      continue;
    }
    const isOther = number === 1 && otherForm(text) !== '';
    if (!ended && !isOther)
      throw fileError(path, `the file ends within it, and seems to be truncated: it ${read.problem}`, number);
    if (number === 1)
      throw fileError(path, `${read.problem}. Each line must hold one JSON object${otherForm(text)}`, 1);
    yield { number, bytes, text, object: {}, problem: { column: undefined, message: read.problem }, isLost };
  }
  if (number === 0) throw fileError(path, 'is empty: it has no rows');
}

interface TextLine {
  readonly line: Buffer;
  readonly bytes: number;
  /** Whether it has a line end; only the last line may lack it. */
  readonly ended: boolean;
  readonly isLost: boolean;
}

/** JSON has no bare line breaks in its strings, so each ends a row; pieces of UTF-16 may end within a line. */
async function* textLines(path: string, encoding: string | undefined): AsyncGenerator<TextLine> {
  const offsets = new FileOffsets();
  let read = 0;
  let begun: Buffer[] = [];
  let size = 0;
  let start = 0;
  let isLost = false;
  for await (const piece of decodeFile(path, encoding)) {
    offsets.add(piece);
    const lost = piece.lost.map((at) => start + at);
    start += piece.utf8.length;
    for (const line of eachLine(piece.utf8)) {
      read += line.length;
      begun.push(line);
      size += line.length;
      while (lost[0] !== undefined && lost[0] < read) isLost = lost.shift() !== undefined;
      if (size > LONGEST) throw fileError(path, `has a line of more than ${LONGEST} bytes`);
      const end = line.at(-1);
      if (end !== LF && end !== CR) continue;
      yield { line: joined(begun), bytes: offsets.at(read), ended: true, isLost };
      isLost = false;
      begun = [];
      size = 0;
    }
  }
  if (begun.length > 0) yield { line: joined(begun), bytes: offsets.at(read), ended: false, isLost };
}

const joined = ([first, ...rest]: readonly Buffer[]): Buffer =>
  first !== undefined && rest.length === 0 ? first : Buffer.concat(first === undefined ? [] : [first, ...rest]);
