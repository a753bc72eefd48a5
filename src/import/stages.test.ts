import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/** The stages in the order in which a row passes them; each may use those before it, through their `index.ts`. */
const STAGES = ['files', 'mapping', 'load', 'admin-csv'];

const IMPORTED = /(?:from|import\() ?'(\.[^']+)'/g;

const imports = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file.includes('/'))
  .filter((file) => !file.startsWith('testing/'))
  .flatMap((file) =>
    [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(IMPORTED)].map(([, specifier = '']) => {
      const path = join(dirname(file), specifier);
      return { file, stage: stageOf(file), path, of: stageOf(path) };
    }),
  )
  .filter(({ stage, of }) => stage !== of && of !== '..');

function stageOf(path: string): string {
  return path.split('/')[0] ?? '';
}

describe('the stages of an import', () => {
  test('use only the stages before them', () => {
    expect(imports.length).toBeGreaterThan(5);
    expect(imports.filter(({ stage, of }) => STAGES.indexOf(of) >= STAGES.indexOf(stage))).toEqual([]);
  });

  test('are imported only through their index.ts', () => {
    expect(imports.filter(({ path, of }) => path !== `${of}/index.ts`)).toEqual([]);
  });
});
