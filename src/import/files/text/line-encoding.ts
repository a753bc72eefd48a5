import { isAscii, isUtf8 } from 'node:buffer';
import { ASCII } from './labels.ts';

/** A decoded line. `isLost`: some bytes are invalid in the encoding, each a U+FFFD in the result. */
interface DecodedLine {
  readonly utf8: Buffer;
  readonly isLost: boolean;
}

/** An encoding with the line ends of ASCII, so that a file can be read line by line. */
export interface LineEncoding {
  readonly name: string;
  /** Decodes several lines; undefined if they must be decoded one by one. */
  whole(lines: Buffer): Buffer | undefined;
  line(line: Buffer): DecodedLine;
  /** Whether the last line of a file ends within a character. */
  isCut(line: Buffer): boolean;
}

const kept = (utf8: Buffer): DecodedLine => ({ utf8, isLost: false });
const wholeUtf8 = (lines: Buffer): Buffer | undefined => (isUtf8(lines) ? lines : undefined);
/** Replaces invalid UTF-8 with U+FFFD. */
const lossy = (line: Buffer): DecodedLine => ({ utf8: Buffer.from(line.toString()), isLost: true });

/** The length of a UTF-8 sequence, by its first byte. */
function bytesFrom(lead = 0): number {
  if (lead >= 0xf0) return 4;
  if (lead >= 0xe0) return 3;
  return lead >= 0xc2 ? 2 : 1;
}

function halfOfUtf8(line: Buffer): Buffer | undefined {
  if (isUtf8(line)) return undefined;
  for (let length = 1; length <= 3 && length <= line.length; length++) {
    const whole = line.subarray(0, line.length - length);
    if (isUtf8(whole) && length < bytesFrom(line.at(-length))) return whole;
  }
  return undefined;
}

const UTF_8: LineEncoding = {
  name: 'utf-8',
  whole: wholeUtf8,
  line: (line) => (isUtf8(line) ? kept(line) : lossy(line)),
  isCut: (line) => halfOfUtf8(line) !== undefined,
};

const US_ASCII: LineEncoding = {
  name: ASCII,
  whole: (lines) => (isAscii(lines) ? lines : undefined),
  line: (line) => {
    if (isAscii(line)) return kept(line);
    return { utf8: Buffer.from(line.toString('latin1').replaceAll(/[\x80-\xff]/g, '\ufffd')), isLost: true };
  },
  isCut: () => false,
};

/**
 * The default: UTF-8, with Windows-1252 for lines that are not UTF-8, since files written by several tools mix both. A line
 * with both valid UTF-8 sequences and invalid bytes is damaged UTF-8.
 */
export const GUESSED: LineEncoding = {
  name: 'utf-8 or windows-1252',
  whole: wholeUtf8,
  line: (line) => {
    if (isUtf8(line)) return kept(line);
    return hasUtf8(line) ? lossy(line) : western(line);
  },
  // A line that is ASCII up to its last byte is no evidence.
  isCut: (line) => {
    const half = halfOfUtf8(line);
    return half !== undefined && !isAscii(half);
  },
};

/** Whether a line that is not valid UTF-8 has valid multi-byte characters. */
export const hasUtf8 = (line: Buffer): boolean => /[^\0-\x7f\ufffd]/.test(line.toString());

const unlessLost = ({ utf8, isLost }: DecodedLine): Buffer | undefined => (isLost ? undefined : utf8);

const western = (line: Buffer): DecodedLine => checked(windows1252(line));

/** Unassigned bytes decode to C1 controls or private-use characters. */
const NOTHING = /[\x80-\x9f\uf8f0-\uf8fe]/g;

function checked(text: string): DecodedLine {
  const shown = text.replaceAll(NOTHING, '\ufffd');
  return { utf8: Buffer.from(shown), isLost: shown !== text };
}

const WINDOWS_1252: LineEncoding = {
  name: 'windows-1252',
  whole: (lines) => (isAscii(lines) ? lines : unlessLost(western(lines))),
  line: western,
  isCut: () => false,
};

/** Looks up an encoding by its WHATWG name. */
export function lineEncoding(name: string | undefined): LineEncoding {
  if (name === undefined) return GUESSED;
  if (name === 'utf-8') return UTF_8;
  if (name === ASCII) return US_ASCII;
  if (name === 'windows-1252') return WINDOWS_1252;
  return new OtherEncoding(name);
}

type Bytes = InstanceType<typeof TextDecoder>;

/** An encoding decoded by the runtime. */
class OtherEncoding implements LineEncoding {
  readonly name: string;
  readonly #exact: Bytes;
  readonly #lossy: Bytes;
  readonly #controls: ReadonlyMap<string, string>;

  constructor(name: string) {
    this.name = name;
    this.#exact = new TextDecoder(name, { fatal: true });
    this.#lossy = new TextDecoder(name);
    this.#controls = new Map(
      CONTROLS.flatMap((sign) => {
        const read = this.#lossy.decode(Buffer.from(sign));
        return read === sign ? [] : [[read, sign]];
      }),
    );
  }

  whole(lines: Buffer): Buffer | undefined {
    return unlessLost(this.line(lines));
  }

  line(line: Buffer): DecodedLine {
    if (isAscii(line) && this.name !== 'iso-2022-jp') return kept(line);
    try {
      return checked(this.#withControls(this.#exact.decode(line)));
    } catch {
      return {
        utf8: Buffer.from(this.#withControls(this.#lossy.decode(line)).replaceAll(NOTHING, '\ufffd')),
        isLost: true,
      };
    }
  }

  isCut(line: Buffer): boolean {
    const decoder = new TextDecoder(this.name, { fatal: true });
    try {
      decoder.decode(line, { stream: true });
    } catch {
      return false;
    }
    try {
      decoder.decode();
      return false;
    } catch {
      return true;
    }
  }

  /** Undoes the swapped ASCII controls of some tables of the runtime, which follow mainframe usage. */
  #withControls(text: string): string {
    if (this.#controls.size === 0) return text;
    return text.replaceAll(CONTROL, (sign) => this.#controls.get(sign) ?? sign);
  }
}

const CONTROLS = ['\x1a', '\x1c', '\x7f'];
const CONTROL = new RegExp(`[${CONTROLS.join('')}]`, 'g');

/** The characters of 0x80 to 0x9F. The five unassigned bytes stay as they are, as in browsers. */
const UPPER =
  '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
  '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178';

/** Decodes Windows-1252. Not left to `TextDecoder`, whose result for 0x80 to 0x9F depends on the version of Node.js. */
export const windows1252 = (bytes: Buffer): string =>
  bytes.toString('latin1').replace(/[\x80-\x9f]/g, (sign) => UPPER.charAt(sign.charCodeAt(0) - 0x80));
