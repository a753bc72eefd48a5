import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const SRC = join(import.meta.dirname, '../../src');

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

const IMPORTED = /(?:from|import\() ?'(\.[^']+)'/g;

interface Import {
  readonly file: string;
  readonly room: string;
  readonly path: string;
  readonly of: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('testing/'),
);

const imports: readonly Import[] = files

  .flatMap((file) =>
    [...readFileSync(join(SRC, file), 'utf8').matchAll(IMPORTED)].map(([, specifier = '']) => {
      const path = join(dirname(file), specifier);
      return { file, room: roomOf(file), path, of: roomOf(path) };
    }),
  )
  .filter(({ room, of }) => room !== of);

function roomOf(path: string): string {
  return path.split('/')[0] ?? '';
}

describe('the rooms of src/', () => {
  test('are those that the table names', () => {
    const folders = [...new Set(files.map(roomOf))];
    expect(folders.toSorted()).toEqual(Object.keys(ROOMS).toSorted());
  });

  test('use only rooms below them, so that there is no circle', () => {
    const order = Object.keys(ROOMS);
    for (const [room, used] of Object.entries(ROOMS)) {
      expect(used.filter((other) => order.indexOf(other) >= order.indexOf(room))).toEqual([]);
    }
    expect(imports.filter(({ room, of }) => !ROOMS[room]?.includes(of))).toEqual([]);
  });

  test('are entered through their doors', () => {
    expect(imports.length).toBeGreaterThan(100);
    expect(imports.filter(({ path, of }) => path !== `${of}/index.ts`)).toEqual([]);
  });

  test.each(Object.entries(PURE))('keep %s free of input and output', (room, allowed) => {
    const texts = files.filter((file) => roomOf(file) === room).map((file) => readFileSync(join(SRC, file), 'utf8'));
    const taken = texts.flatMap((text) => [...text.matchAll(/'(node:\w+)'/g)].map(([, name = '']) => name));
    expect(taken.filter((name) => !allowed.includes(name))).toEqual([]);
    expect(texts.filter((text) => /process\.|Date\.now|new Date\(\)|Math\.random|performance\./.test(text))).toEqual(
      [],
    );
  });
});
