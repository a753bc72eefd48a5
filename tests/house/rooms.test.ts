import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { importsIn, partOf, SRC, sourceFiles } from '../support/imports.ts';

const PAGE = readFileSync(join(import.meta.dirname, '../../ARCHITECTURE.md'), 'utf8');

/** The rooms from the ground up, and those that each may use: the table of ARCHITECTURE.md. */
const ROOMS: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [...PAGE.matchAll(/^\| `src\/(\w+)\/` +\|[^|]+\| ([^|]+?) +\|$/gm)].map(([, room = '', used = '']) => [
    room,
    used === '–' ? [] : used.split(', '),
  ]),
);

/** Rooms without input or output, and all that they may take from Node.js. */
const PURE: Readonly<Record<string, readonly string[]>> = { domain: [], cypher: [], compiler: ['node:crypto'] };

const files = sourceFiles(SRC);
const imports = importsIn(SRC).filter(({ part, of }) => part !== of);

describe('the rooms of src/', () => {
  test('are those that the table names', () => {
    const folders = [...new Set(files.map(partOf))];
    expect(folders.toSorted()).toEqual(Object.keys(ROOMS).toSorted());
  });

  test('use only rooms below them, so that there is no circle', () => {
    const order = Object.keys(ROOMS);
    for (const [room, used] of Object.entries(ROOMS)) {
      expect(used.filter((other) => order.indexOf(other) >= order.indexOf(room))).toEqual([]);
    }
    expect(imports.filter(({ part, of }) => !ROOMS[part]?.includes(of))).toEqual([]);
  });

  test('are entered through their doors', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.filter(({ path, of }) => path !== `${of}/index.ts`)).toEqual([]);
  });

  test.each(Object.entries(PURE))('keep %s free of input and output', (room, allowed) => {
    const texts = files.filter((file) => partOf(file) === room).map((file) => readFileSync(join(SRC, file), 'utf8'));
    const taken = texts.flatMap((text) => [...text.matchAll(/'(node:\w+)'/g)].map(([, name = '']) => name));
    expect(taken.filter((name) => !allowed.includes(name))).toEqual([]);
    expect(texts.filter((text) => /process\.|Date\.now|new Date\(\)|Math\.random|performance\./.test(text))).toEqual(
      [],
    );
  });
});
