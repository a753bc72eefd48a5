import { isAscii, isUtf8 } from 'node:buffer';
import { hasUtf8 } from '../text/line-encoding.ts';
import { eachLine, endOfLastLine, LONGEST } from '../text/lines.ts';
import { utf16Mark } from '../text/utf16.ts';

/** Bytes of lines to keep: the first ones tell as much as all. */
const SAMPLED = 64 * 1024;

/** Finds the lines of a file that are not UTF-8, while the file is read for another purpose. */
export class EncodingScan {
  readonly #other = new Sample();
  /** Lines with both multi-byte UTF-8 characters and invalid bytes. */
  readonly #mixed = new Sample();
  #utf8 = 0;
  /** Whether the file has ISO 2022 escape sequences, which switch to other scripts within ASCII. */
  hasEscapes = false;
  /** The first bytes of the file. */
  start: Buffer = Buffer.alloc(0);
  readonly #isNamed: boolean;
  #rest: Buffer = Buffer.alloc(0);

  /** @param isNamed - whether the encoding is given, so that there is nothing to find */
  constructor(isNamed: boolean) {
    this.#isNamed = isNamed;
  }

  add(chunk: Buffer): void {
    if (this.start.length === 0) this.start = Buffer.from(chunk.subarray(0, 1024));
    if (this.#isNamed || utf16Mark(this.start) !== undefined) return;
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk]);
    const cut = endOfLastLine(bytes);
    this.#rest = bytes.subarray(cut);
    this.#look(bytes.subarray(0, cut));
    // The reader will reject such a line.
    if (this.#rest.length > LONGEST) this.#rest = Buffer.alloc(0);
  }

  end(): this {
    this.#look(this.#rest);
    this.#rest = Buffer.alloc(0);
    return this;
  }

  /**
   * The first lines that are not UTF-8, and their total number. In a UTF-8 file, lines with UTF-8 characters are damaged and
   * not counted here; in other files they resemble UTF-8 by chance.
   */
  get others(): { readonly lines: readonly Buffer[]; readonly count: number } {
    const [other, mixed] = [this.#other, this.#mixed];
    if (mixed.count <= this.#utf8) return other;
    return { lines: [...other.lines, ...mixed.lines], count: other.count + mixed.count };
  }

  #look(lines: Buffer): void {
    if (isUtf8(lines)) {
      if (!isAscii(lines)) this.#utf8 += 1;
      this.hasEscapes ||= isAscii(lines) && ESCAPES.some((one) => lines.includes(one));
      return;
    }
    for (const line of eachLine(lines)) {
      if (!isUtf8(line)) (hasUtf8(line) ? this.#mixed : this.#other).add(line);
      else if (!isAscii(line)) this.#utf8 += 1;
    }
  }
}

/** The first of some lines, up to a size. */
class Sample {
  readonly lines: Buffer[] = [];
  count = 0;
  #bytes = 0;

  add(line: Buffer): void {
    this.count += 1;
    if (this.#bytes > SAMPLED) return;
    this.#bytes += line.length;
    this.lines.push(Buffer.from(line));
  }
}

const ESCAPES = ['\x1b$B', '\x1b$@', '\x1b$(', '\x1b$)'];
