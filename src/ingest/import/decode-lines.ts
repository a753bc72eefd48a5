import { isAscii, isUtf8 } from 'node:buffer';
import type { Decoder } from './decode.ts';
import { windows1252 } from './decode-windows-1252.ts';
import { fileError } from './rows-error.ts';

/** A line beyond this is a sign of another kind of file, and would fill the memory. */
export const LONGEST = 16 * 1024 * 1024;

export const LF = 0x0a;
export const CR = 0x0d;
const NOTHING = Buffer.alloc(0);

/**
 * UTF-8, and Windows-1252 in the lines that are not UTF-8: files that several tools wrote hold both. What is UTF-8 stays
 * as it is, odd characters too. Whole lines are handed on.
 */
export class LineDecoder implements Decoder {
  readonly #path: string;
  #rest: Buffer = NOTHING;
  #atStart = true;

  constructor(path: string) {
    this.#path = path;
  }

  get held(): number {
    return this.#rest.length;
  }

  write(chunk: Buffer): Buffer {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const cut = endOfLastLine(bytes);
    this.#rest = bytes.subarray(cut);
    if (this.#rest.length > LONGEST) throw fileError(this.#path, `has a line of more than ${LONGEST} bytes`);
    return this.#decode(bytes.subarray(0, cut));
  }

  end(): Buffer {
    const last = this.#rest;
    this.#rest = NOTHING;
    return this.#decode(withoutHalf(last));
  }

  #decode(lines: Buffer): Buffer {
    if (lines.length === 0) return lines;
    const bare = this.#atStart ? withoutMark(lines) : lines;
    this.#atStart = false;
    return isUtf8(bare) ? bare : Buffer.concat([...eachLine(bare)].map(lineAsUtf8));
  }
}

const withoutMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

const lineAsUtf8 = (line: Buffer): Buffer => (isUtf8(line) ? line : Buffer.from(windows1252(line)));

/**
 * A file that is cut off may end within a character, which makes a line of UTF-8 look like Windows-1252. That it was
 * UTF-8 shows in another character of the line; a line of ASCII before it tells nothing.
 */
function withoutHalf(line: Buffer): Buffer {
  if (isUtf8(line)) return line;
  for (let length = 1; length <= 3 && length < line.length; length++) {
    const whole = line.subarray(0, -length);
    if (isUtf8(whole) && !isAscii(whole) && length < bytesFrom(line.at(-length))) return whole;
  }
  return line;
}

/** How many bytes a character of UTF-8 has that begins with this one. */
function bytesFrom(lead = 0): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc2 ? 2 : 1;
}

/** A CR at the very end may be half of a CRLF. */
function endOfLastLine(bytes: Buffer): number {
  const lf = bytes.lastIndexOf(LF);
  return lf >= 0 ? lf + 1 : bytes.subarray(0, -1).lastIndexOf(CR) + 1;
}

/** The lines of a text with their ends. Between CR and LF lies an empty line, which changes no byte of the whole. */
export function* eachLine(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== LF && bytes[at] !== CR) continue;
    yield bytes.subarray(from, at + 1);
    from = at + 1;
  }
  if (from < bytes.length) yield bytes.subarray(from);
}
