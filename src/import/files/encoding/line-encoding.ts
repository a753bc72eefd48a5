import { isAscii, isUtf8 } from 'node:buffer';
import { ASCII } from './labels.ts';
import { windows1252 } from './windows-1252.ts';

/** What a line reads as; `isLost` where it has bytes that the encoding does not have, each a U+FFFD then. */
export interface DecodedLine {
  readonly utf8: Buffer;
  readonly isLost: boolean;
}

/** An encoding whose line ends are those of ASCII, so that a file can be read line by line. */
export interface LineEncoding {
  readonly name: string;
  /** Several lines as UTF-8; undefined where one of them must be looked at by itself. */
  whole(lines: Buffer): Buffer | undefined;
  line(line: Buffer): DecodedLine;
  /** Whether a last line ends within a character. */
  isCut(line: Buffer): boolean;
}

const kept = (utf8: Buffer): DecodedLine => ({ utf8, isLost: false });
const wholeUtf8 = (lines: Buffer): Buffer | undefined => (isUtf8(lines) ? lines : undefined);
/** What is no UTF-8 becomes U+FFFD. */
const lossy = (line: Buffer): DecodedLine => ({ utf8: Buffer.from(line.toString()), isLost: true });

/** How many bytes a character of UTF-8 has that begins with this one. */
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
 * Where nothing is said: UTF-8, and Windows-1252 in the lines that are not UTF-8, since files that several tools wrote hold
 * both. A line that has characters of UTF-8 and other bytes besides is damaged UTF-8.
 */
export const GUESSED: LineEncoding = {
  name: 'utf-8 or windows-1252',
  whole: wholeUtf8,
  line: (line) => {
    if (isUtf8(line)) return kept(line);
    return hasUtf8(line) ? lossy(line) : western(line);
  },
  // A line of ASCII before the last byte tells nothing.
  isCut: (line) => {
    const half = halfOfUtf8(line);
    return half !== undefined && !isAscii(half);
  },
};

/** Whether a line that is no UTF-8 has characters of more than one byte that are. */
export const hasUtf8 = (line: Buffer): boolean => /[^\0-\x7f\ufffd]/.test(line.toString());

const unlessLost = ({ utf8, isLost }: DecodedLine): Buffer | undefined => (isLost ? undefined : utf8);

const western = (line: Buffer): DecodedLine => checked(windows1252(line));

/** Bytes that stand for nothing come out as controls that no text has, or as characters that are nobody's. */
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

/** An encoding by its name in the standard. */
export function lineEncoding(name: string | undefined): LineEncoding {
  if (name === undefined) return GUESSED;
  if (name === 'utf-8') return UTF_8;
  if (name === ASCII) return US_ASCII;
  if (name === 'windows-1252') return WINDOWS_1252;
  return new OtherEncoding(name);
}

type Bytes = InstanceType<typeof TextDecoder>;

/** An encoding that the runtime decodes. */
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

  /** Some tables of the runtime swap controls of ASCII, as mainframes had them. */
  #withControls(text: string): string {
    if (this.#controls.size === 0) return text;
    return text.replaceAll(CONTROL, (sign) => this.#controls.get(sign) ?? sign);
  }
}

const CONTROLS = ['\x1a', '\x1c', '\x7f'];
const CONTROL = new RegExp(`[${CONTROLS.join('')}]`, 'g');
