import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { foldWords, isSmall, wordsOf } from '../../src/domain/index.ts';

const PAGE = new URL('../../docs/search.md', import.meta.url);

/** The rows of the page's table: what is found, and by what, each in the order of its cell. */
const rows = readFileSync(PAGE, 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, what, , by]) => by !== '' && what !== 'What is ignored' && !/^-+$/.test(what ?? ''));

test.each(rows)('docs/search.md: %s%s', (_, __, found = '', by = '') => {
  const [names, typed] = [found, by].map((cell) => cell.split(', '));
  expect(typed).toHaveLength(names?.length ?? 0);
  for (const [index, name] of (names ?? []).entries()) {
    const telling = wordsOf(name).filter((word) => !isSmall(word));
    expect(telling.join(' ')).toBe(foldWords(typed?.[index] ?? ''));
  }
});

test('docs/search.md has the table', () => expect(rows.length).toBeGreaterThan(6));
