/** The highest code point. */
const LAST = 0x10ffff;
/** How many code points to test as one text. */
const PIECE = 0x1000;

/** A range of code points, both ends in it. */
type Range = readonly [from: number, to: number];

/** A code point in a notation that both engines understand. */
export const codePoint = (code: number): string => `\\x{${code.toString(16).toUpperCase()}}`;

/** The meaning of a dot in JavaScript: RE2 excludes only the line feed. */
export const DOT = '[^\\n\\r\\x{2028}\\x{2029}]';

/** The meaning of `\s` in JavaScript. */
const SPACES = '\\t-\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}';

const known = new Map<string, string>([['\\s', SPACES]]);

/**
 * The content of a class such as `\s` or `\p{Letter}`, for use inside brackets. It is derived from JavaScript's own behavior,
 * since the engines differ in class names, in white space, and in the version of Unicode.
 */
export function insideOf(name: string): string {
  const there = known.get(name);
  if (there !== undefined) return there;
  const made = rangesOf(name)
    .map(([from, to]) => (from === to ? codePoint(from) : `${codePoint(from)}-${codePoint(to)}`))
    .join('');
  known.set(name, made);
  return made;
}

function rangesOf(name: string): readonly Range[] {
  const runs = new RegExp(`[${name}]+`, 'gu');
  const ranges: Range[] = [];
  for (let start = 0; start <= LAST; start += PIECE) {
    // Lone surrogates cannot be told apart in a joined text; no named class includes them.
    const codes = Array.from({ length: PIECE }, (_, at) => start + at).filter((code) => code < 0xd800 || code > 0xdfff);
    for (const [run] of String.fromCodePoint(...codes).matchAll(runs)) {
      const points = [...run];
      const [from, to] = [points[0]?.codePointAt(0) ?? 0, points.at(-1)?.codePointAt(0) ?? 0];
      const last = ranges.at(-1);
      if (last && last[1] === from - 1) ranges[ranges.length - 1] = [last[0], to];
      else ranges.push([from, to]);
    }
  }
  return ranges;
}
