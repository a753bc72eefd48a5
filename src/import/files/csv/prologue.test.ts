import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ImportError } from '../../../disk/index.ts';
import { fileOf, removeFiles } from '../../testing/rows-files.ts';
import type { FileFormat } from '../format.ts';
import { FileNotes } from '../notes.ts';
import { readRows } from '../rows.ts';

removeFiles();

const CSV: FileFormat = { kind: 'csv', columns: ['id', 'name'] };

/** The fields or the problem of each row, with the notes, or the error that ended the file. */
async function read(content: string | Buffer, format: Partial<FileFormat> = {}) {
  const notes = new FileNotes();
  const rows: unknown[] = [];
  try {
    for await (const { values, problem } of readRows(fileOf(content), { ...CSV, ...format }, notes)) {
      rows.push(problem?.message ?? Object.values(values));
    }
  } catch (error) {
    if (!(error instanceof ImportError)) throw error;
    return { rows, error: error.message.replace(/^.*table\.csv/, '') };
  }
  return { rows, notes: notes.lines };
}

const ROWS = [
  ['1', 'a'],
  ['2', 'b'],
];

describe('lines above a table', () => {
  const preface = 'A report; made "today\n\nfor all\n';

  test.each(['\n', '\r\n', '\r'])('are skipped as the mapping counts them, with a note: %j', async (end) => {
    const content = `${preface}id,name\n1,a\n2,b\n`.replaceAll('\n', end);
    expect(await read(content, { skip: 3 })).toEqual({
      rows: ROWS,
      notes: ['3 lines above its rows skipped (`skip`), the first being "A report; made "today"'],
    });
  });

  test('are detected if the header is below them, and so is another delimiter', async () => {
    expect(await read(`Title\n${'\n'}id,name\n1,a\n`)).toMatchObject({
      error: expect.stringMatching(/Line 3 has them: set `skip: 2` under `file`$/),
    });
    expect(await read('Title\nname;x;id\n1;a\n')).toMatchObject({
      error: expect.stringMatching(/Line 2 has them: set `skip: 1` and `delimiter: ";"` under `file`$/),
    });
    expect(await read('1,a\n2,b\n')).toMatchObject({ error: expect.stringMatching(/set `header: no` under `file`/) });
  });

  test('end the file if they are fewer than the mapping says', async () => {
    expect(await read('id,name\n1,a\n', { skip: 5 })).toEqual({
      rows: [],
      error: ': has only 2 lines, but 5 should be above its rows (`skip`)',
    });
  });
});

describe('the delimiter line of a spreadsheet', () => {
  test.each([
    ['sep=;\r\nid;name\r\n1;a\r\n2;b\r\n', {}, ' instead of ","'],
    ['"sep=,"\nid,name\n1,a\n2,b\n', {}, ''],
    ['SEP=\t\nid\tname\n1\ta\n2\tb\n', {}, ' instead of ","'],
    ['sep=|\n1|a\n2|b\n', { header: false }, ' instead of ","'],
    ['\ufeffsep=;\nid;name\n1;a\n2;b\n', { delimiter: ';' }, ''],
    ['sep=;\n\nid;name\n1;a\n2;b\n', { skip: 2 }, ' instead of ","'],
  ])('is followed, with a note: %j', async (content, format, instead) => {
    const { rows, notes } = await read(content, format);
    expect(rows).toEqual(ROWS);
    expect(notes?.[0]).toMatch(new RegExp(`^its first line is ".?sep=.*is the delimiter${instead}$`, 'i'));
  });
});

describe('a table without a header', () => {
  test('names its columns by position', async () => {
    expect(await read('1,a\n2,b\n', { header: false })).toEqual({ rows: ROWS, notes: [] });
    expect(await read('1,a,x\n2,b\n3\n4,d,y,z\n', { header: false, optional: ['more'] })).toMatchObject({
      rows: [
        ['1', 'a', 'x'],
        ['2', 'b'],
        'has 1 field where the mapping has 3',
        'has 4 fields where the mapping has 3',
      ],
    });
  });

  test('is refused if it has one', async () => {
    expect(await read('id,name\n1,a\n', { header: false })).toEqual({
      rows: [],
      error: ', row 1: has a header, but the mapping says `header: no`',
    });
  });
});

describe('rows with too few or too many fields', () => {
  const uneven = 'id,name,note\n1,a\n2\n3,c,x\n4,d,x,,\n5,e,x,y\n';

  test('are rejected, each with its count', async () => {
    expect((await read(uneven)).rows).toEqual([
      'has 2 fields where the header has 3',
      'has 1 field where the header has 3',
      ['3', 'c', 'x'],
      'has 5 fields where the header has 3',
      'has 4 fields where the header has 3',
    ]);
  });

  test('are filled if the mapping says so, with a note, unless a value would be lost', async () => {
    expect(await read(uneven, { ragged: 'fill' })).toEqual({
      rows: [['1', 'a', ''], ['2', '', ''], ['3', 'c', 'x'], ['4', 'd', 'x'], 'has 4 fields where the header has 3'],
      notes: ['2 rows, the first is row 1: fields are missing at the end, and were taken as empty (`ragged: fill`)'],
    });
  });

  test('may lack unnamed columns at the end', async () => {
    expect((await read('id,name,,\n1,a\n2,b,,\n')).rows).toEqual([
      ['1', 'a'],
      ['2', 'b', ''],
    ]);
  });
});

describe('the CSV reader', () => {
  test('rejects only the row with a NUL', async () => {
    expect((await read('id,name\n1,a\n2,b\0c\n3,d\n')).rows).toEqual([['1', 'a'], 'has a NUL character', ['3', 'd']]);
  });

  test('ignores the end-of-file character of DOS', async () => {
    expect((await read('id,name\r\n1,a\r\n2,b\r\n\x1a')).rows).toEqual(ROWS);
    expect((await read('id,name\r\n1,a\r\n2,b\x1a')).rows).toEqual(ROWS);
  });

  test('trims column names, and allows duplicates of those that are not listed', async () => {
    expect((await read('\ufeff \ufeffid ,\u00a0name\t,x,x\n1,a,,\n')).rows).toEqual([['1', 'a', '']]);
    expect(await read('id,name,o,o\n1,a,,\n', { optional: ['o'] })).toMatchObject({
      error: ', column o: occurs twice, but must be unique',
    });
  });
});

test.each([
  ['', ': is empty: it has no header'],
  ['\ufeff', ': is empty: it has no header'],
  ['\n\n', ': is empty: it has no header'],
  ['<?xml version="1.0"?>', ': is XML, not a table: save it as CSV'],
  ['\n <table>', ': is a web page, not a table'],
  ['{\\rtf1', ': is a document in RTF, not a table'],
  ['PAR1', ': is a Parquet file: convert it to CSV'],
  ['SQLite format 3\0', ': is an SQLite database: export a table of it as CSV'],
  ['%PDF-1.7', ': is a PDF, not a table'],
])('refuses a file that is not a table: %j', async (content, error) => {
  expect(await read(content)).toEqual({ rows: [], error });
});

test('reads a table the same way whatever lines are above it', async () => {
  const line = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/[\r\n\0\ufeff]|^\s*"?sep=/.test(text));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 6 }), async (lines) => {
      const above = lines.map((text) => `x${text}\n`).join('');
      expect((await read(`${above}id,name\n1,"a\nb"\n2,b\n`, { skip: lines.length })).rows).toEqual([
        ['1', 'a\nb'],
        ['2', 'b'],
      ]);
    }),
    { numRuns: 60 },
  );
});
