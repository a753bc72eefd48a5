/** The highest code point. */
const LAST = 0x10ffff;
/** How many code points are tried as one text. */
const PIECE = 0x1000;

/** A range of code points, both ends in it. */
type Range = readonly [from: number, to: number];

/** A code point as both engines write it. */
export const codePoint = (code: number): string => `\\x{${code.toString(16).toUpperCase()}}`;

/** What JavaScript means by a dot: the linear engine leaves out the line feed alone. */
export const DOT = '[^\\n\\r\\x{2028}\\x{2029}]';

/** What JavaScript takes for a space. */
const SPACES = '\\t-\\r \\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}';

const known = new Map<string, string>([['\\s', SPACES]]);

/**
 * What a class as `\s` or `\p{Letter}` holds, as the inside of a bracket: JavaScript's own answer, since the engines differ in
 * the names that they know, in what is a space, and in the version of Unicode.
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
    // Of halves of a pair there is no text that keeps them apart; they are in no class that a name asks for.
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
