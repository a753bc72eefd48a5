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
  ['a mapping', (text) => parseMapping('f.yaml', text, model), ImportError],
  ['a decision file', (text) => parseDecisions('f.yaml', text), ImportError],
  ['a seed', (text) => parseSeed([{ name: 'f.yaml', text }], model), SeedError],
];

const LEVELS = 50_000;
const aliases = (count: number): string => Array.from({ length: count }, (_, at) => `k${at}: *a`).join('\n');
/** Each line ten times the one before. */
const bomb = Array.from(
  { length: 12 },
  (_, at) => `a${at}: &a${at} [${at === 0 ? 'x' : `*a${at - 1},`.repeat(10)}]`,
).join('\n');

/** A hostile text, and the expected message. */
const HOSTILE: readonly [string, string, string][] = [
  ['lists in lists', `a: ${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`, '1:103: is nested deeper than 100 levels'],
  ['lists that are never closed', '['.repeat(LEVELS), '1:101: is nested deeper than 100 levels'],
  ['objects in objects', '{a: '.repeat(LEVELS), 'is nested deeper than 100 levels'],
  ['dashes', `${'- '.repeat(LEVELS)}a`, 'is nested deeper than 100 levels'],
  ['question marks', `${'? '.repeat(LEVELS)}a`, 'is nested deeper than 100 levels'],
  [
    'blocks',
    Array.from({ length: 300 }, (_, at) => `${' '.repeat(at)}a:`).join('\n'),
    '101:101: is nested deeper than 100 levels',
  ],
  ['an alias bomb', bomb, 'the aliases expand to too many values'],
  ['aliases without number', `k: &a 1\n${aliases(20_000)}`, '10002:9: with *a, the aliases expand to too many values'],
  ['an alias of what it stands in', 'a: &a [1, *a]', '1:11: *a refers to a value that contains it'],
  ['an alias of nothing', 'a: *b', '1:4: *b has no anchor before it'],
  ['a merge key', 'a: &a { b: 1 }\nc: { <<: *a }', '2:6: a merge key (<<) is not supported'],
  ['a tag of somebody', 'a: !who x', '1:4: Unresolved tag: !who'],
  ['a tag of another language', 'a: !!js/function "x"', 'Unresolved tag: tag:yaml.org,2002:js/function'],
  ['a key that is there twice', 'a: 1\n"a": 2', '2:1: the key a appears twice'],
  ['a key that no object can have', 'a: { __proto__: 1 }', '1:6: the key __proto__ cannot be used'],
  ['a key that is a list', '? [a, b]\n: c', 'a key must be text'],
  ['several documents', 'a: 1\n---\nb: 2\n', 'a second document begins'],
];

describe.each(READERS)('%s', (_, read, kind) => {
  test.each(HOSTILE)('%s', (__, text, message) => {
    const error = errorOf(() => read(text));
    expect(error).toBeInstanceOf(kind);
    expect(String(error)).toContain('f.yaml');
    expect(String(error)).toContain(message);
  });

  test('a great many keys, and a great many faults', () => {
    const keys = Array.from({ length: 5_000 }, (__, at) => `k${at}: 1`).join('\n');
    expect(errorOf(() => read(keys))).toBeInstanceOf(kind);
  });
});

test('of thousands of problems a hundred are told, with how many more there are', () => {
  const keys = Array.from({ length: 3_000 }, (_, at) => `k${at}: 1`).join('\n');
  const lines = String(errorOf(() => parseDecisions('f.yaml', keys))).split('\n');
  expect(lines).toHaveLength(102);
  expect(lines.at(-1)).toBe('and 2900 more');
});

test('aliases that stand for no more than a file may have are what they stand for', () => {
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
