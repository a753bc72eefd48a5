import { fileError } from '../../../disk/index.ts';
import type { DecodedText, Decoder } from './decode.ts';
import { GUESSED, type LineEncoding } from './line-encoding.ts';

/** A longer line is a sign of another kind of file, and would fill the memory. */
export const LONGEST = 16 * 1024 * 1024;

export const LF = 0x0a;
export const CR = 0x0d;
/** The character that DOS wrote after the end of a text. */
const END_OF_FILE = 0x1a;
const NOTHING = Buffer.alloc(0);

/** Decodes line by line, so that one bad line does not spoil the others. Valid UTF-8 passes through unchanged. */
export class LineDecoder implements Decoder {
  readonly #path: string;
  readonly #encoding: LineEncoding;
  #rest: Buffer = NOTHING;
  #atStart = true;

  constructor(path: string, encoding: LineEncoding = GUESSED) {
    this.#path = path;
    this.#encoding = encoding;
  }

  get held(): number {
    return this.#rest.length;
  }

  write(chunk: Buffer): DecodedText {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const cut = endOfLastLine(bytes);
    this.#rest = bytes.subarray(cut);
    if (this.#rest.length > LONGEST) throw fileError(this.#path, `has a line of more than ${LONGEST} bytes`);
    return this.#decode(bytes.subarray(0, cut));
  }

  end(): DecodedText {
    const last = withoutEndSign(this.#rest);
    this.#rest = NOTHING;
    if (last.length > 0 && this.#encoding.isCut(last)) throw fileError(this.#path, CUT_OFF);
    return this.#decode(last);
  }

  #decode(lines: Buffer): DecodedText {
    if (lines.length === 0) return { utf8: lines, lost: [] };
    const bare = this.#atStart ? withoutMark(lines) : lines;
    this.#atStart = false;
    const whole = this.#encoding.whole(bare);
    return whole === undefined ? this.#eachLine(bare) : { utf8: whole, lost: [] };
  }

  #eachLine(lines: Buffer): DecodedText {
    const pieces: Buffer[] = [];
    const lost: number[] = [];
    let length = 0;
    for (const one of eachLine(lines)) {
      const { utf8, isLost } = this.#encoding.line(one);
      if (isLost) lost.push(length + utf8.indexOf(LOST));
      pieces.push(utf8);
      length += utf8.length;
    }
    return { utf8: Buffer.concat(pieces, length), lost };
  }
}

const LOST = '\ufffd';

export const CUT_OFF = 'ends in the middle of a character; the file seems to be truncated';

const withoutMark = (bytes: Buffer): Buffer =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? bytes.subarray(3) : bytes;

function withoutEndSign(line: Buffer): Buffer {
  let length = line.length;
  while (line[length - 1] === END_OF_FILE) length -= 1;
  return line.subarray(0, length);
}

/** Where the last, possibly incomplete line begins. A CR at the very end may be half of a CRLF. */
export function endOfLastLine(bytes: Buffer): number {
  const lf = bytes.lastIndexOf(LF);
  return lf >= 0 ? lf + 1 : bytes.subarray(0, -1).lastIndexOf(CR) + 1;
}

/** The lines of a text with their ends. CR and LF count as two ends: joined, the pieces are still the whole text. */
export function* eachLine(bytes: Buffer): Generator<Buffer> {
  let from = 0;
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] !== LF && bytes[at] !== CR) continue;
    yield bytes.subarray(from, at + 1);
    from = at + 1;
  }
  if (from < bytes.length) yield bytes.subarray(from);
}
