import { describe, expect, test } from '@jest/globals';
import { ImportError } from '../disk/index.ts';
import { parseMapping } from '../import/mapping/read-mapping.ts';
import { loadModel } from '../model/index.ts';
import { parseDecisions } from '../review/index.ts';
import { parseSeed } from '../seed/read-seed.ts';
import { SeedError } from '../seed/seed-error.ts';

const model = loadModel();

/** The readers of YAML files, each with the class of its errors. */
const READERS: readonly [string, (text: string) => unknown, new (...args: never[]) => Error][] = [
  ['the mapping reader', (text) => parseMapping('f.yaml', text, model), ImportError],
  ['the decision file reader', (text) => parseDecisions('f.yaml', text), ImportError],
  ['the seed reader', (text) => parseSeed([{ name: 'f.yaml', text }], model), SeedError],
];

const LEVELS = 50_000;
const aliases = (count: number): string => Array.from({ length: count }, (_, at) => `k${at}: *a`).join('\n');
/** Each line is ten times as large as the one before. */
const bomb = Array.from(
  { length: 12 },
  (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : `*a${at - 1},`.repeat(10)}]`,
).join('\n');

/** A hostile text, and the expected message. */
const HOSTILE: readonly [string, string, string][] = [
  ['nested lists', `a: ${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`, '1:103: is nested deeper than 100 levels'],
  ['nested lists that are never closed', '['.repeat(LEVELS), '1:101: is nested deeper than 100 levels'],
  ['nested objects', '{a: '.repeat(LEVELS), 'is nested deeper than 100 levels'],
  ['nested dashes', `${'- '.repeat(LEVELS)}a`, 'is nested deeper than 100 levels'],
  ['nested question marks', `${'? '.repeat(LEVELS)}a`, 'is nested deeper than 100 levels'],
  [
    'nested blocks',
    Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    '101:101: is nested deeper than 100 levels',
  ],
  ['an alias bomb', bomb, 'the aliases expand to too many values'],
  ['too many aliases', `k: &a 1\n${aliases(20_000)}`, '10002:9: with *a, the aliases expand to too many values'],
  ['an alias of a value that contains it', 'a: &a [1, *a]', '1:11: *a refers to a value that contains it'],
  ['an alias without an anchor', 'a: *b', '1:4: *b has no anchor before it'],
  ['a merge key', 'a: &a { b: 1 }\nc: { <<: *a }', '2:6: a merge key (<<) is not supported'],
  ['an unknown tag', 'a: !who x', '1:4: Unresolved tag: !who'],
  ['a tag of another language', 'a: !!js/function "x"', 'Unresolved tag: tag:yaml.org,2002:js/function'],
  ['a duplicate key', 'a: 1\n"a": 2', '2:1: the key a appears twice'],
  ['the key __proto__', 'a: { __proto__: 1 }', '1:6: the key __proto__ cannot be used'],
  ['a key that is a list', '? [a, b]\n: c', 'a key must be text'],
  ['several documents', 'a: 1\n---\nb: 2\n', 'a second document begins'],
];

describe.each(READERS)('%s', (_, read, kind) => {
  test.each(HOSTILE)('rejects %s', (__, text, message) => {
    const error = errorOf(() => read(text));
    expect(error).toBeInstanceOf(kind);
    expect(String(error)).toContain('f.yaml');
    expect(String(error)).toContain(message);
  });

  test('rejects thousands of keys with a fault each', () => {
    const keys = Array.from({ length: 5_000 }, (__, at) => `k${at}: 1`).join('\n');
    expect(errorOf(() => read(keys))).toBeInstanceOf(kind);
  });
});

test('lists a hundred of thousands of problems and counts the others', () => {
  const keys = Array.from({ length: 3_000 }, (_, at) => `k${at}: 1`).join('\n');
  const lines = String(errorOf(() => parseDecisions('f.yaml', keys))).split('\n');
  expect(lines).toHaveLength(102);
  expect(lines.at(-1)).toBe('and 2900 more');
});

test('expands aliases within the limit', () => {
  const pairs = Array.from(
    { length: 3_000 },
    (_, at) => `- { keep: "person:a${at}", join: "person:b${at}", decision: *d }`,
  );
  const { pairs: read } = parseDecisions(
    'f.yaml',
    `pairs:\n- { keep: x, join: y, decision: &d same }\n${pairs.join('\n')}`,
  );
  expect(read).toHaveLength(3_001);
  expect(read.every(({ decision }) => decision === 'same')).toBe(true);
});

function errorOf(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}
