import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { Pattern, TooMuch } from './pattern.ts';

function patternOf(source: string): Pattern {
  const pattern = Pattern.of(source);
  if (typeof pattern === 'string') throw new Error(`${source}: ${pattern}`);
  return pattern;
}

/** What JavaScript's own engine finds. */
function expected(source: string, text: string) {
  const found = new RegExp(source, 'u').exec(text);
  return found && { whole: found[0], groups: { ...found.groups } };
}

const found = (source: string, text: string) => {
  const made = patternOf(source).find(text);
  return made && { whole: made.whole, groups: { ...made.groups } };
};

/** Signs that the two engines may take for different things: ends of lines, spaces, letters, halves and pairs of UTF-16. */
const SIGNS = ['a', 'b', 'B', '7', '_', '-', '^', ' ', '\n', '\r', '\t', '\v', '\u00a0', '\u2028', '\u0085', '\u180e'];
const MORE = [
  'é',
  'ß',
  'ſ',
  'K',
  'Σ',
  '习',
  '𝐌',
  '😀',
  '\ufeff',
  '\u0301',
  '٣',
  '[',
  ']',
  '\\',
  '.',
  '/',
  '{',
  '\b',
  '\0',
];
const text = fc.array(fc.constantFrom(...SIGNS, ...MORE), { maxLength: 12 }).map((signs) => signs.join(''));

const CLASSES = [
  '\\d',
  '\\D',
  '\\w',
  '\\W',
  '\\s',
  '\\S',
  '\\p{L}',
  '\\P{Letter}',
  '\\p{Script=Han}',
  '\\p{Emoji}',
  '\\p{ASCII}',
];
const CHARACTERS = [
  'a',
  'B',
  '\\n',
  '\\.',
  '\\[',
  '\\x62',
  '\\u00e9',
  '\\u{1d40c}',
  '\\ud835\\udc0c',
  '\\cJ',
  '\\0',
  '\\/',
  '😀',
  '-',
];
const inBracket = fc.oneof(
  fc.constantFrom(...CLASSES, ...CHARACTERS.filter((one) => one !== '-'), '.', '(', '\\b', '\\-', '\\]', '[', '^', '{'),
  fc.constantFrom('a-c', '\\x30-7', '\\u{300}-\\u{36f}', '\\t-\\r', '!-/', '[-^'),
);
const bracket = fc
  .tuple(fc.constantFrom('', '^'), fc.array(inBracket, { maxLength: 4 }), fc.constantFrom('', '-'))
  .map(([not, members, dash]) => `[${not}${members[0]?.startsWith('^') ? 'q' : ''}${members.join('')}${dash}]`);
const atom = fc.oneof(fc.constantFrom('.', ...CLASSES, ...CHARACTERS), bracket);
/** With an end, so that no loop goes round on nothing, which the engines count differently. */
const repeated = fc
  .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{2,}'))
  .map((two) => two.join(''));
const sequence = fc.array(repeated, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const source = fc
  .tuple(fc.constantFrom('', '^', '\\b', '\\B'), sequence, sequence, sequence, fc.constantFrom('', '$', '\\b'))
  .map(([start, one, two, three, end]) => `${start}${one}(?:(?<left>${two})|(?<right>${three}))${end}`);

test('a pattern finds what the engine of JavaScript finds, with its groups', () => {
  fc.assert(
    fc.property(source, text, (pattern, one) => {
      expect(found(pattern, one)).toEqual(expected(pattern, one));
    }),
    { numRuns: 500 },
  );
});

test('and strips what that replaces by nothing', () => {
  fc.assert(
    fc.property(source, text, (pattern, one) => {
      expect(patternOf(pattern).without(one)).toBe(one.replace(new RegExp(pattern, 'gu'), ''));
      expect(patternOf(pattern).isIn(one)).toBe(new RegExp(pattern, 'u').test(one));
    }),
    { numRuns: 300 },
  );
});

test.each([
  '[]',
  '[^]',
  '^the |[ *]+$',
  '()',
  '(?:)',
  'a||b',
  '(?<x>a)?',
  '[\\s\\S]{3}',
  '\\p{Lu}\\P{L}*',
  '[^\\d\\D]',
])('%s', (one) => {
  for (const text of ['', 'the a * b **', 'A1', '\n\n\n', 'b']) {
    expect(found(one, text)).toEqual(expected(one, text));
    expect(patternOf(one).without(text)).toBe(text.replace(new RegExp(one, 'gu'), ''));
  }
});

describe('what no engine does in linear time is refused, in words', () => {
  const can = 'is a regular expression that cannot be matched in linear time';
  test.each([
    ['a(?=b)', `${can}: it looks ahead with (?=`],
    ['a(?!b)', `${can}: it looks ahead with (?!`],
    ['(?<=a)b', `${can}: it looks behind with (?<=`],
    ['(?<!a)b', `${can}: it looks behind with (?<!`],
    ['(a)\\1', `${can}: it refers back to a group`],
    ['(?<a>x)\\k<a>', `${can}: it refers back to a group`],
    ['(?<größe>x)', `${can}: it has a group with the odd name größe`],
    ['\\ud835', `${can}: it has half of a pair of UTF-16`],
    ['(?:a{1000}){1000}', `${can}: error parsing regexp: invalid repeat count: \`{1000}\``],
    ['(?:abcdefghijkl){999}', `${can}: it is too large`],
    ['('.repeat(2_000) + ')'.repeat(2_000), new RegExp(`^${can}: .*nest`)],
  ])('pattern %#', (one, message) => {
    expect(Pattern.of(one)).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  test.each(['(', '[z-a]', '\\q', 'a**', '\\p{Klingon}', ']', '(?P<x>a)', '\\Aa', '[[:alpha:]]'])(
    '%s is none of JavaScript',
    (one) => {
      expect(Pattern.of(one)).toMatch(/^is not a regular expression: /);
    },
  );
});

/** Texts of 100,000 characters that engines which step back in the text take minutes, or longer than the sun shines, for. */
const LONG = 100_000;
const HOSTILE = ['a', ' ', '* ', 'a ', 'President ', '; ', 'VEN; ', '\n', '(', ' of the Norway'].map(
  (one) => `${one.repeat(LONG / one.length)}\u0000!`,
);

const MAPPINGS = new URL('../../../../mappings/', import.meta.url);
const shipped = readdirSync(MAPPINGS)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => patternsIn(parse(readFileSync(new URL(name, MAPPINGS), 'utf8'))));

/** The patterns within the content of a mapping. */
function patternsIn(content: unknown): readonly string[] {
  if (typeof content !== 'object' || content === null) return [];
  return Object.entries(content).flatMap(([key, value]) =>
    ['pattern', 'strip', 'matches'].includes(key) && typeof value === 'string' ? [value] : patternsIn(value),
  );
}

test('the shipped mappings have patterns of each kind', () => {
  expect(shipped.length).toBeGreaterThan(8);
});

test.each([...new Set([...shipped, '(a+)+$', '(?:a|a)*b', '(?:a*)*b', '^(?:[a ]+)*$', '.*.*.*=.*'])])(
  'takes long texts: pattern %#',
  (one) => {
    const pattern = patternOf(one);
    for (const long of HOSTILE) {
      expect(typeof pattern.isIn(long)).toBe('boolean');
      expect(pattern.find(long)?.whole.length ?? 0).toBeLessThanOrEqual(long.length);
      expect(pattern.without(long).length).toBeLessThanOrEqual(long.length);
    }
  },
);

test('what would take long all the same is told apart', () => {
  // Each a is found after a look at all that follows.
  expect(() => patternOf('a.*b|a').without('a'.repeat(LONG))).toThrow(TooMuch);
  expect(patternOf('[^0-9]').without('a'.repeat(LONG))).toBe('');
  expect(() => patternOf('(?:abcdefghij){900}').isIn('a'.repeat(LONG))).toThrow(`has ${LONG} characters, too many`);
});
