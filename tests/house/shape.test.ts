import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const ROOT = join(import.meta.dirname, '../..');
/** The longest that a file of the source may be; its tests may be longer. */
const MAX_LINES = 250;

const filesOf = (folder: string): readonly string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(folder, file));

const textOf = (file: string): string => readFileSync(join(ROOT, file), 'utf8');

describe('the files of src/', () => {
  test(`have at most ${MAX_LINES} lines`, () => {
    const files = filesOf('src').filter((file) => !file.endsWith('.test.ts'));
    expect(files.length).toBeGreaterThan(300);
    expect(files.filter((file) => textOf(file).split('\n').length - 1 > MAX_LINES)).toEqual([]);
  });
});

describe('tests', () => {
  test('on each engine have it in their names, by which a run of both is split', () => {
    const blocks = ['src', 'tests']
      .flatMap(filesOf)
      .flatMap((file) => [...textOf(file).matchAll(/\.each\(ENGINES\)\(\s*(.+)/g)].map(([, name = '']) => name));
    expect(blocks.length).toBeGreaterThan(3);
    expect(blocks.filter((name) => !name.includes('[%s]'))).toEqual([]);
  });
});
