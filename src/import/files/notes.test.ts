import { describe, expect, test } from '@jest/globals';
import { allOf, fileOf, removeFiles } from '../testing/rows-files.ts';
import type { FileFormat } from './format.ts';
import { FileNotes } from './notes.ts';
import { readRows } from './rows.ts';

removeFiles();

const LACKS = 'has no column amuont (did you mean amount?), which the mapping lists as `optional`';

async function notesOf(content: string, format: FileFormat): Promise<readonly string[]> {
  const notes = new FileNotes();
  for await (const _ of readRows(fileOf(content), format, notes));
  return notes.lines;
}

describe('a missing optional column', () => {
  const FTM = '{"id":"a","schema":"Person","properties":{"amount":["1"]}}\n';
  test.each<[FileFormat['kind'], string, string]>([
    ['csv', 'id,amount\n1,2\n', 'id'],
    ['tsv', 'id\tamount\n1\t2\n', 'id'],
    ['jsonl', '{"id":1}\n{"id":2,"amount":3}\n', 'id'],
    ['ftm', FTM, 'id'],
  ])('is noted for %s', async (kind, content, column) => {
    const notes = (optional: readonly string[]) => notesOf(content, { kind, columns: [column], optional });
    expect(await notes(['amuont'])).toEqual([LACKS]);
    expect(await notes(['amount'])).toEqual([]);
    expect(await notes(['amount', 'from', 'until'])).toEqual([
      'has none of the columns from, until, which the mapping lists as `optional`',
    ]);
  });

  test('is not taken for a typo of a column that the mapping also lists', async () => {
    const found = await notesOf('id,amount\n1,2\n', { kind: 'csv', columns: ['id', 'amount'], optional: ['amounts'] });
    expect(found).toEqual(['has no column amounts, which the mapping lists as `optional`']);
  });
});

describe('names that differ only in case and blanks', () => {
  const HINT = /\. It has ref as Ref, the lender as The_Lender: names must match exactly, including case and blanks$/;
  test('are pointed out in a table, without a hint at a missing header', async () => {
    const { error } = await allOf(fileOf('Ref,The_Lender\n1,a\n'), { kind: 'csv', columns: ['ref', 'the lender'] });
    expect(error).toMatch(HINT);
    expect(error).not.toContain('header: no');
  });
  test('are pointed out in JSON Lines', async () => {
    const { error } = await allOf(fileOf('{"Ref":1}\n'), { kind: 'jsonl', columns: ['ref'] });
    expect(error).toMatch(/it has Ref\. It has ref as Ref: names must match exactly/);
  });
});

test.each(['a,b\n', 'a,b', 'a,b\n\n\n'])('warns of a table that has only a header: %j', async (content) => {
  const [note] = await notesOf(content, { kind: 'csv', columns: ['a'] });
  expect(note).toBe('warning: has no rows: everything that it stated before, if anything, is withdrawn');
  expect(await notesOf('a,b\n1,2\n', { kind: 'csv', columns: ['a'] })).toEqual([]);
});
