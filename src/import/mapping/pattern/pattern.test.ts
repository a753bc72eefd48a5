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

/** The match that JavaScript's own engine finds. */
function expected(source: string, text: string) {
  const found = new RegExp(source, 'u').exec(text);
  return found && { whole: found[0], groups: { ...found.groups } };
}

const found = (source: string, text: string) => {
  const made = patternOf(source).find(text);
  return made && { whole: made.whole, groups: { ...made.groups } };
};

/** Characters that the two engines may treat differently: line ends, spaces, letters, surrogates. */
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
/** Repeats atoms only, so that no loop repeats an empty match, which the engines count differently. */
const repeated = fc
  .tuple(atom, fc.constantFrom('', '', '*', '+', '?', '*?', '+?', '??', '{2}', '{1,3}', '{2,}'))
  .map((two) => two.join(''));
const sequence = fc.array(repeated, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
const source = fc
  .tuple(fc.constantFrom('', '^', '\\b', '\\B'), sequence, sequence, sequence, fc.constantFrom('', '$', '\\b'))
  .map(([start, one, two, three, end]) => `${start}${one}(?:(?<left>${two})|(?<right>${three}))${end}`);

test('finds the same match and groups as the JavaScript engine', () => {
  fc.assert(
    fc.property(source, text, (pattern, one) => {
      expect(found(pattern, one)).toEqual(expected(pattern, one));
    }),
    { numRuns: 500 },
  );
});

test('strips the same text as the JavaScript engine', () => {
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
])('agrees with the JavaScript engine on %s', (one) => {
  for (const text of ['', 'the a * b **', 'A1', '\n\n\n', 'b']) {
    expect(found(one, text)).toEqual(expected(one, text));
    expect(patternOf(one).without(text)).toBe(text.replace(new RegExp(one, 'gu'), ''));
  }
});

describe('an unsupported pattern', () => {
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
  ])('is refused with the reason: pattern %#', (one, message) => {
    expect(Pattern.of(one)).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  test.each(['(', '[z-a]', '\\q', 'a**', '\\p{Klingon}', ']', '(?P<x>a)', '\\Aa', '[[:alpha:]]'])(
    'is refused if JavaScript does not accept it: %s',
    (one) => {
      expect(Pattern.of(one)).toMatch(/^is not a regular expression: /);
    },
  );
});

/** Texts of 100,000 characters on which a backtracking engine takes minutes, or practically forever. */
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

test('finds the patterns of the shipped mappings', () => {
  expect(shipped.length).toBeGreaterThan(8);
});

test.each([...new Set([...shipped, '(a+)+$', '(?:a|a)*b', '(?:a*)*b', '^(?:[a ]+)*$', '.*.*.*=.*'])])(
  'handles long texts: pattern %#',
  (one) => {
    const pattern = patternOf(one);
    for (const long of HOSTILE) {
      expect(typeof pattern.isIn(long)).toBe('boolean');
      expect(pattern.find(long)?.whole.length ?? 0).toBeLessThanOrEqual(long.length);
      expect(pattern.without(long).length).toBeLessThanOrEqual(long.length);
    }
  },
);

test('refuses a text that would take too long', () => {
  // Each a is found only after a scan of all that follows.
  expect(() => patternOf('a.*b|a').without('a'.repeat(LONG))).toThrow(TooMuch);
  expect(patternOf('[^0-9]').without('a'.repeat(LONG))).toBe('');
  expect(() => patternOf('(?:abcdefghij){900}').isIn('a'.repeat(LONG))).toThrow(`has ${LONG} characters, too many`);
});
