const WORD = '[\\p{L}\\p{N}]';

/** What parts the items of a text: signs, or words such as `and`, which are none within another word. */
export function separatorOf(by: string | readonly string[]): RegExp {
  const signs = (typeof by === 'string' ? [by] : [...by]).map((sign) => sign.trim() || ' ');
  // The longest first: `, and` before `,`.
  const patterns = signs.toSorted((one, other) => other.length - one.length).map(patternOf);
  return new RegExp(patterns.join('|'), 'gu');
}

function patternOf(sign: string): string {
  const text = sign.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&').replace(/\s+/g, '\\s+');
  const before = /^[\p{L}\p{N}]/u.test(sign) ? `(?<!${WORD})` : '';
  const behind = /[\p{L}\p{N}]$/u.test(sign) ? `(?!${WORD})` : '';
  return `${before}${text}${behind}`;
}
