import { codePoint, DOT, insideOf } from './classes.ts';

/** A pattern in RE2 syntax. */
export interface Translated {
  readonly text: string;
  /** Whether a match may have any length, as with `*`. */
  readonly isOpen: boolean;
}

/** Thrown for a feature that cannot be matched in linear time. */
export class Unlinear extends Error {
  override readonly name = 'Unlinear';
}

/**
 * Translates a JavaScript regular expression (flag `u`) to RE2 syntax. What both write alike but interpret differently (the
 * dot, `\s` and Unicode classes) is spelled out as JavaScript means it. The source must be valid JavaScript.
 * @throws {Unlinear} naming the unsupported feature.
 */
export const translated = (source: string): Translated => new Translation(source).whole();

const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, '0': 0 };
const AHEAD = /\(\?(?:<[=!]|[=!])/y;
const NAME = /\(\?<([^>]*)>/y;
const CODE = /\\(?:u\{([\dA-Fa-f]+)\}|u([\dA-Fa-f]{4})(?:\\u([\dA-Fa-f]{4}))?|x([\dA-Fa-f]{2})|c([A-Za-z]))/y;
const PROPERTY = /\\[pP]\{[^}]*\}/y;
const COUNT = /\{\d+(,\d*)?\}/y;

class Translation {
  readonly #source: string;
  #at = 0;
  #isOpen = false;

  constructor(source: string) {
    this.#source = source;
  }

  whole(): Translated {
    let text = '';
    while (this.#at < this.#source.length) text += this.#next();
    return { text, isOpen: this.#isOpen };
  }

  #next(): string {
    const sign = this.#source.charAt(this.#at);
    if (sign === '\\') return this.#escape();
    if (sign === '[') return this.#bracket();
    if (sign === '(') return this.#group();
    if (sign === '{') return this.#count();
    if (sign === '*' || sign === '+') this.#isOpen = true;
    if ('*+?)|^$'.includes(sign)) return this.#take(1);
    if (sign === '.') {
      this.#at += 1;
      return DOT;
    }
    return this.#literal();
  }

  #group(): string {
    const ahead = this.#match(AHEAD);
    if (ahead) throw new Unlinear(`looks ${ahead[0].includes('<') ? 'behind' : 'ahead'} with ${ahead[0]}`);
    const named = this.#match(NAME);
    if (named) {
      if (!/^[A-Za-z_]\w*$/.test(named[1] ?? '')) throw new Unlinear(`has a group with the odd name ${named[1]}`);
      return `(?P<${named[1]}>`;
    }
    if (this.#source.startsWith('(?:', this.#at)) return this.#take(3);
    if (this.#source.startsWith('(?', this.#at)) throw new Unlinear('changes flags within');
    return this.#take(1);
  }

  #count(): string {
    const found = this.#match(COUNT);
    if (!found) return this.#literal();
    if (found[1] === ',') this.#isOpen = true;
    return found[0];
  }

  #escape(): string {
    const sign = this.#source.charAt(this.#at + 1);
    if ('dDwWbB'.includes(sign)) return this.#take(2);
    if (/[1-9k]/.test(sign)) throw new Unlinear('refers back to a group');
    const inside = this.#class();
    return inside === undefined ? this.#literal() : `[${inside}]`;
  }

  /** A class whose meaning is derived from JavaScript, as the inside of a bracket. */
  #class(): string | undefined {
    const property = this.#match(PROPERTY);
    if (property) return insideOf(property[0]);
    const sign = this.#source.slice(this.#at, this.#at + 2);
    if (sign !== '\\s' && sign !== '\\S') return undefined;
    this.#at += 2;
    return insideOf(sign);
  }

  #bracket(): string {
    this.#at += 1;
    const isNot = this.#source.charAt(this.#at) === '^';
    if (isNot) this.#at += 1;
    let inside = '';
    // A dash forms a range only after a single character that does not itself end a range.
    let mayRange = false;
    while (this.#source.charAt(this.#at) !== ']') {
      const isRange = mayRange && /^-[^\]]/u.test(this.#source.slice(this.#at, this.#at + 2));
      if (isRange) {
        this.#at += 1;
        inside += `-${this.#literal(true)}`;
        mayRange = false;
        continue;
      }
      const found = this.#member();
      inside += found.text;
      mayRange = found.isSingle;
    }
    this.#at += 1;
    if (inside === '') return isNot ? `[\\x{0}-\\x{10FFFF}]` : `[^\\x{0}-\\x{10FFFF}]`;
    return isNot ? `[^${inside}]` : `[${inside}]`;
  }

  #member(): { readonly text: string; readonly isSingle: boolean } {
    const text =
      this.#class() ?? (/^\\[dDwW]/.test(this.#source.slice(this.#at, this.#at + 2)) ? this.#take(2) : undefined);
    return text === undefined ? { text: this.#literal(true), isSingle: true } : { text, isSingle: false };
  }

  /** A single character, however it is written. */
  #literal(inBracket = false): string {
    if (this.#source.charAt(this.#at) !== '\\') return codePoint(this.#character());
    const coded = this.#match(CODE);
    if (coded) return codePoint(this.#coded(coded));
    const sign = this.#source.charAt(this.#at + 1);
    const control = sign === 'b' && inBracket ? 8 : CONTROLS[sign];
    this.#at += control === undefined ? 1 : 2;
    return codePoint(control ?? this.#character());
  }

  #coded([, point, unit, second, byte, letter]: readonly (string | undefined)[]): number {
    if (letter !== undefined) return letter.charCodeAt(0) % 32;
    const first = Number.parseInt(point ?? unit ?? byte ?? '', 16);
    const low = Number.parseInt(second ?? '', 16);
    const isPair = first >= 0xd800 && first <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
    if (second !== undefined && !isPair) this.#at -= 6;
    if (isPair) return (first - 0xd800) * 0x400 + (low - 0xdc00) + 0x10000;
    if (first >= 0xd800 && first <= 0xdfff) throw new Unlinear('has half of a pair of UTF-16');
    return first;
  }

  #character(): number {
    const code = this.#source.codePointAt(this.#at) ?? 0;
    this.#at += code > 0xffff ? 2 : 1;
    return code;
  }

  #take(length: number): string {
    const text = this.#source.slice(this.#at, this.#at + length);
    this.#at += length;
    return text;
  }

  #match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#source);
    if (found) this.#at = pattern.lastIndex;
    return found;
  }
}
