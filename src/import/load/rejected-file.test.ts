import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { SourceRow } from '../../evidence/index.ts';
import { allOf, fileOf, removeFiles } from '../testing/rows-files.ts';
import { RejectedFile } from './rejected-file.ts';

removeFiles();

const CSV = { kind: 'csv', columns: ['a', 'b'] } as const;
const read = (content: string, optional: readonly string[] = []) => allOf(fileOf(content), { ...CSV, optional });

/** Writes a file of rejected rows and returns its content; by default of the rows that have a problem. */
async function written(rows: readonly SourceRow[], isOf = (row: SourceRow) => row.problem !== undefined) {
  const path = fileOf('', 'table.csv.rejected.csv');
  const file = await RejectedFile.at(path, undefined, 0);
  const whole = rows.find(({ problem }) => problem === undefined);
  if (whole) file.nameColumns(Object.keys(whole.values));
  const problems = (row: SourceRow) => [row.problem ?? { column: 'a', message: 'is odd' }];
  await file.append(rows.filter(isOf).map((row) => ({ row, problems: problems(row) })));
  await file.close();
  return readFileSync(path, 'utf8');
}

const textsOf = async (content: string) => {
  const { rows } = await read(content);
  return rows.flatMap(({ problem, text }) => (problem ? [text] : []));
};

describe('the text of a rejected row', () => {
  test.each([
    ['a stray quote', 'a,b\n1,2\nx"y,z\n3,4\n', ['x"y,z']],
    ['stray quotes, one row after another', 'a,b\nx"y,z\n\np"q,"r\ns"\nt"u,v\n3,4\n', ['x"y,z', 'p"q,"r\ns"', 't"u,v']],
    ['a stray quote in the last row', 'a,b\n1,2\nx"y,z', ['x"y,z']],
    ['text after a closing quote', 'a,b\n1,2\n"x"y,z\n3,4\n', ['"x"y,z']],
    ['a stray quote and text after a closing quote', 'a,b\nx"y,z\n"p"q,r\n3,4\n', ['x"y,z', '"p"q,r']],
    ['too many fields', 'a,b\n1,2\n"x",y,"z, or"\n3,4\n', ['"x",y,"z, or"']],
    ['too few fields', 'a,b\r\n1,2\r\nx\r\n3,4\r\n', ['x']],
    ['too many fields after a stray quote', 'a,b\nx"y,z\n1,2,3\n', ['x"y,z', '1,2,3']],
    ['a NUL', 'a,b\n1,x\0y\n', ['1,x\0y']],
  ])('is kept for %s', async (_, content, texts) => {
    expect(await textsOf(content)).toEqual(texts);
  });

  test.each([
    ['invalid JSON', '{"a":1}\n {"a":\n{"a":2}\n', '{"a":'],
    ['half a character', '{"a":1}\n{"a":"\\ud83d"}\n', '{"a":"\\ud83d"}'],
    ['an object as a value', '{"a":1}\n{"a":{"x":1}}\n', '{"a":{"x":1}}'],
  ])('is kept for JSON Lines with %s', async (_, content, text) => {
    const { rows } = await allOf(fileOf(content, 'rows.jsonl'), { kind: 'jsonl', columns: ['a'] });
    expect(rows[1]).toMatchObject({ problem: {}, text });
  });
});

describe('the file of rejected rows', () => {
  test('holds the text beside the fields', async () => {
    const { rows } = await read('a,b\n1,2\nx"y,z\n4,5,6\n');
    expect(await written(rows)).toBe(
      [
        'row,reason,column,a,b,text',
        '2,"has a quote inside an unquoted field: quote the field, and double each quote inside it",a,,,"x""y,z"',
        '3,has 3 fields where the header has 2,,4,5,"4,5,6"',
        '',
      ].join('\n'),
    );
  });

  test('is rejected again only in rows that could not be read', async () => {
    const { rows } = await read('a,b\n1,2\nx"y,z\n4,5,6\n');
    const file = await written(rows, () => true);
    for (const optional of [[], ['text']]) {
      const again = (await read(file, optional)).rows;
      expect(again.map(({ problem }) => problem?.column)).toEqual([undefined, 'text', 'text']);
    }
    const again = (await read(file)).rows;
    expect(again[1]?.problem?.message).toMatch(/^holds a row that could not be read: move its fields/);
    const third = await read(await written(again, () => true));
    expect(third.rows.map(({ text }) => text)).toEqual([undefined, 'x"y,z', '4,5,6']);
  });

  test('is read once its fields are corrected', async () => {
    const { rows } = await read('row,reason,column,a,b,text\n3,has 3 fields,,4,5,\n');
    expect(rows).toMatchObject([{ values: { row: '3', a: '4', b: '5' } }]);
    expect(rows[0]?.problem).toBeUndefined();
  });

  test('keeps a column of the file that is already called text', async () => {
    const { rows } = await read('a,b,text\n1,2,mine\n3\n');
    const file = await written(rows, () => true);
    expect(file.split('\n')[0]).toBe('row,reason,column,a,b,text,_text');
    expect((await read(file)).rows.map(({ problem }) => problem?.column)).toEqual([undefined, '_text']);
    expect((await read('a,b,text\n1,2,mine\n')).rows[0]?.problem).toBeUndefined();
  });

  test('never loads a row that the original file does not', async () => {
    const sign = fc.constantFrom('"', ',', '\n', 'x', '1', '""', '\r\n');
    await fc.assert(
      fc.asyncProperty(fc.array(sign, { maxLength: 14 }), async (signs) => {
        const { rows } = await read(`a,b\n1,2\n${signs.join('')}\n`);
        if (rows.every(({ problem }) => problem === undefined)) return;
        const again = await read(await written(rows));
        expect(again.rows.filter(({ problem }) => problem === undefined)).toEqual([]);
        expect(again.rows.map(({ text }) => text)).toEqual(
          rows.flatMap(({ problem, text }) => (problem ? [text] : [])),
        );
        expect(again.rows.every(({ text }) => text !== undefined && text !== '')).toBe(true);
      }),
      // A row with a quote too many and one that is not closed is one row.
      { numRuns: 60, examples: [[['x', '"', ',', '"', '\n']]] },
    );
  });
});
