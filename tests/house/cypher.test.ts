import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';

const SRC = join(import.meta.dirname, '../../src');

/** The room that quotes. */
const QUOTING = /^cypher\//;

/** A label, relationship type, property, parameter or map key in backticks, in a template or in a plain string. */
const QUOTED = /[:.$]\\`[\w$]|\{\\`[\w$]|[:.$]`\w+`|\{`\w+`:/;

const isComment = (line: string): boolean => /^\s*(?:\*|\/\*|\/\/)/.test(line);

describe('Cypher', () => {
  test('is quoted in src/cypher alone', () => {
    const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !QUOTING.test(file),
    );
    const found = files.flatMap((file) =>
      readFileSync(join(SRC, file), 'utf8')
        .split('\n')
        .filter((line) => !isComment(line) && QUOTED.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  test('that is quoted by hand would be found', () => {
    const byHand = [
      '(n:\\`Loan\\`)',
      '[:\\`HOLDER\\`]',
      'n.\\`id\\`',
      '{\\`id\\`: r}',
      '$\\`from\\`',
      'n.`id`',
      '{`id`: r}',
    ];
    expect(byHand.filter((text) => !QUOTED.test(text))).toEqual([]);
  });
});
