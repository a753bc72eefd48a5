import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const COMPILER = join(import.meta.dirname, '../../src/compiler');

/** The stages in the order in which an operation passes them. */
const STAGES = ['plan', 'cypher', 'bind', 'price', 'response'];

const IMPORTED = /from '(\.[^']+)'/g;

const stageOf = (path: string): string => (path.includes('/') ? (path.split('/')[0] ?? '') : '');

const imports = readdirSync(COMPILER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && stageOf(file) !== '')
  .flatMap((file) =>
    [...readFileSync(join(COMPILER, file), 'utf8').matchAll(IMPORTED)].map(([, specifier = '']) => ({
      file,
      path: join(dirname(file), specifier),
    })),
  )
  .filter(({ path }) => !path.startsWith('..'));

describe('the stages of the compiler', () => {
  test('are its folders', () => {
    expect([...new Set(imports.map(({ file }) => stageOf(file)))].toSorted()).toEqual(STAGES.toSorted());
  });

  test('use only earlier stages', () => {
    const late = imports.filter(({ file, path }) => STAGES.indexOf(stageOf(path)) > STAGES.indexOf(stageOf(file)));
    expect(imports.length).toBeGreaterThan(100);
    expect(late).toEqual([]);
  });

  test('use only the contracts beside them: errors, faults and analyses', () => {
    const beside = new Set(imports.map(({ path }) => path).filter((path) => stageOf(path) === ''));
    expect([...beside].toSorted()).toEqual(['analysis-contract.ts', 'errors.ts', 'faults.ts']);
  });
});
