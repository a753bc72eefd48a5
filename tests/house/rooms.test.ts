import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const SRC = join(import.meta.dirname, '../../src');

/** The rooms from the ground up, and those that each may use. ARCHITECTURE.md says what is in them. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  disk: [],
  yaml: ['disk'],
  domain: [],
  model: ['domain'],
  cypher: ['domain', 'model'],
  compiler: ['domain', 'model', 'cypher'],
  graph: ['disk', 'domain', 'cypher'],
  evidence: ['disk', 'yaml', 'domain', 'model', 'cypher', 'graph'],
  seed: ['disk', 'yaml', 'domain', 'model', 'graph', 'evidence'],
  import: ['disk', 'yaml', 'domain', 'model', 'cypher', 'graph', 'evidence'],
  review: ['disk', 'yaml', 'domain', 'model', 'cypher', 'graph', 'evidence'],
  analysis: ['domain', 'model', 'cypher', 'compiler', 'graph'],
  resolvers: ['domain', 'model', 'cypher', 'compiler', 'graph', 'analysis'],
  export: ['domain', 'model', 'compiler', 'graph', 'analysis', 'resolvers'],
  app: ['domain', 'model', 'graph', 'evidence', 'seed'],
  server: ['domain', 'model', 'compiler', 'graph', 'analysis', 'resolvers', 'export', 'app'],
  cli: ['disk', 'domain', 'model', 'graph', 'evidence', 'seed', 'import', 'review', 'app', 'server'],
};

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
});
