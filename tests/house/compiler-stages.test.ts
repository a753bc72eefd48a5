import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { importsIn, SRC } from '../support/imports.ts';

const COMPILER = join(SRC, 'compiler');

/** The stages in the order in which an operation passes them. */
const STAGES = ['plan', 'cypher', 'bind', 'price', 'response'];

const imports = importsIn(COMPILER).filter(({ part, of }) => part !== '' && of !== '..');

describe('the stages of the compiler', () => {
  test('are its folders', () => {
    expect([...new Set(imports.map(({ part }) => part))].toSorted()).toEqual(STAGES.toSorted());
  });

  test('use only earlier stages', () => {
    const late = imports.filter(({ part, of }) => STAGES.indexOf(of) > STAGES.indexOf(part));
    expect(imports.length).toBeGreaterThan(100);
    expect(late).toEqual([]);
  });

  test('use only the contracts beside them: errors, faults and analyses', () => {
    const beside = new Set(imports.filter(({ of }) => of === '').map(({ path }) => path));
    expect([...beside].toSorted()).toEqual(['analysis-contract.ts', 'errors.ts', 'faults.ts']);
  });
});
