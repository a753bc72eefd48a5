import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { importsIn, SRC } from '../support/imports.ts';

/** The stages in the order in which a row passes them; each may use those before it, through their `index.ts`. */
const STAGES = ['files', 'mapping', 'load', 'admin-csv'];

const imports = importsIn(join(SRC, 'import')).filter(({ part, of }) => part !== '' && part !== of && of !== '..');

describe('the stages of an import', () => {
  test('use only the stages before them', () => {
    expect(imports.length).toBeGreaterThan(5);
    expect(imports.filter(({ part, of }) => STAGES.indexOf(of) >= STAGES.indexOf(part))).toEqual([]);
  });

  test('are imported only through their index.ts', () => {
    expect(imports.filter(({ path, of }) => path !== `${of}/index.ts`)).toEqual([]);
  });
});
