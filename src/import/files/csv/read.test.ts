import { existsSync, readdirSync, readlinkSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from '@jest/globals';
import { testWith } from '../../../../tests/support/needs.ts';
import { allOf, fileOf, removeFiles } from '../../testing/rows-files.ts';
import type { FileFormat } from '../format.ts';
import { readRows } from '../rows.ts';

removeFiles();

const FORMAT: FileFormat = { kind: 'csv', columns: ['id', 'name'] };
const read = (content: string | Buffer, format = FORMAT) => allOf(fileOf(content), format);

test.each([
  ['LF with a quoted newline', 'id,name\n1,"a\nb"\n2,c\n', ['1', 'a\nb'], ['2', 'c']],
  ['CR only', 'id,name\r1,"a\rb"\r2,c\r', ['1', 'a\rb'], ['2', 'c']],
  ['LF and CRLF mixed', 'id,name\n1,a\r\n2,c\n', ['1', 'a'], ['2', 'c']],
  ['a CR in a file with LF', 'id,name\n1,a\rb\n', ['1', 'a\rb']],
  ['empty lines', '\nid,name\n\n1,a\n\n\n2,c\n\n', ['1', 'a'], ['2', 'c']],
  ['spaces around the names', ' id , name\n1, a', ['1', ' a']],
  ['a newline within a name', '"x\ry",id,name\r\n0,1,a\r\n', ['1', 'a']],
  ['a header alone', 'id,name\n'],
])('reads %s', async (_, content, ...expected) => {
  const { rows, error } = await read(content);
  expect(error).toBeUndefined();
  expect(rows.map(({ number, values, problem }) => [number, values.id, values.name, problem])).toEqual(
    expected.map((row, at) => [at + 1, ...row, undefined]),
  );
});

test('reads __proto__ like any other column and finds no column constructor', async () => {
  const { rows } = await read('id,name,__proto__\n1,a,b\n');
  expect(Object.entries(rows[0]?.values ?? {})).toContainEqual(['__proto__', 'b']);
  expect(rows[0]?.values.constructor).toBeUndefined();
});

test('takes the first of two columns with one name if the name is not listed', async () => {
  const { rows } = await read('id,name,x,x\n1,a,b,c\n');
  expect(rows[0]?.values.x).toBe('b');
});

describe('a faulty row of CSV', () => {
  test('is rejected for too few or too many fields, and the next row is read', async () => {
    const { rows, error } = await read('id,name\n1\n2,b\n3,c,d\n4,e\n5\n');
    expect(error).toBeUndefined();
    expect(rows.map(({ number, values, problem }) => [number, values.id, values.name, problem?.message])).toEqual([
      [1, '1', undefined, 'has 1 field where the header has 2'],
      [2, '2', 'b', undefined],
      [3, '3', 'c', 'has 3 fields where the header has 2'],
      [4, '4', 'e', undefined],
      [5, '5', undefined, 'has 1 field where the header has 2'],
    ]);
  });

  test('is rejected for misplaced quotes, even if the next row has some too', async () => {
    const { rows, error } = await read('id,name\n1,5" and 6"\n2,a"b\n3,c\n4"x,d\n');
    expect(error).toBeUndefined();
    expect(rows.map(({ number, problem }) => [number, problem?.column])).toEqual([
      [1, 'name'],
      [2, 'name'],
      [3, undefined],
      [4, 'id'],
    ]);
    expect(rows[0]?.problem?.message).toMatch(/^has a quote inside an unquoted field: /);
  });
});

describe('a row without a clear end', () => {
  const closed = /^has text after a closing quote/;
  const open = /^has a quote that is never closed/;
  const misplaced = /^has a quote inside an unquoted field/;

  test.each<[string, string, ...[number, string, string | RegExp][]]>([
    [
      'a quote closed too early',
      'id,name\n1,a\n2,"b"x\n3,c\n4,"d"\n',
      [1, 'a', ''],
      [2, 'name', closed],
      [3, 'c', ''],
      [4, 'd', ''],
    ],
    [
      'a quote closed too early in the first field, after empty lines',
      'id,name\n\n\n"1"x,a\n\n2,b\n',
      [1, 'id', closed],
      [2, 'b', ''],
    ],
    ['a quote closed too early in the last line', 'id,name\n1,a\n2,"b"x', [1, 'a', ''], [2, 'name', closed]],
    [
      'several quotes closed too early',
      'id,name\n1,"a"x\n2,"b"x\n3,c\n"4"x,"d"\n5,e\n',
      [1, 'name', closed],
      [2, 'name', closed],
      [3, 'c', ''],
      [4, 'id', closed],
      [5, 'e', ''],
    ],
    ['a quote that is never closed', 'id,name\n1,"a\n2,b\n3,c\n', [1, 'name', open], [2, 'b', ''], [3, 'c', '']],
    [
      'a quote that another row closes',
      'id,name\n1,"a\n2,b\n3,"c"\n4,d\n',
      [1, 'name', closed],
      [2, 'b', ''],
      [3, 'c', ''],
      [4, 'd', ''],
    ],
    [
      'a text across lines with a quote in it',
      'id,name\n1,"a\nb"c\n2,d\n',
      [1, 'name', closed],
      [2, 'id', misplaced],
      [3, 'd', ''],
    ],
    ['two faults', 'id,name\n1"x,"a"x\n2,b\n', [1, 'name', closed], [2, 'b', '']],
    ['line ends CR', 'id,name\r1,"a"x\r2,b\r', [1, 'name', closed], [2, 'b', '']],
    ['line ends CRLF', 'id,name\r\n1,"a"x\r\n2,b\r\n', [1, 'name', closed], [2, 'b', '']],
  ])('ends with its line: %s', async (_, content, ...expected) => {
    const { rows, error } = await read(content);
    expect(error).toBeUndefined();
    expect(
      rows.map(({ number, values, problem }) => [
        number,
        problem ? problem.column : values.name,
        problem?.message ?? '',
      ]),
    ).toEqual(
      expected.map(([number, text, message]) => [number, text, message === '' ? '' : expect.stringMatching(message)]),
    );
  });

  test('ends with its line if no end follows within 16 MiB', async () => {
    const lines = 257;
    const { rows, error } = await read(`id,name\n1,a\n2,"b\n${`3,${'c'.repeat(64 * 1024)}\n`.repeat(lines)}`);
    expect(error).toBeUndefined();
    expect(rows).toHaveLength(2 + lines);
    expect(rows[1]?.problem).toEqual({
      column: 'name',
      message: 'the row does not end within 16 MiB; a quote may not be closed',
    });
    expect(rows.filter(({ problem }) => problem !== undefined)).toHaveLength(1);
  });

  test('ends with its line in UTF-16, whose chunks end within lines', async () => {
    const count = 40_000;
    const text = Array.from({ length: count }, (_, row) => `${row},"a${row % 10_000 === 9_999 ? '"x' : '"'}\n`).join(
      '',
    );
    const { rows, error } = await read(Buffer.from(`\ufeffid,name\n${text}`, 'utf16le'));
    expect(error).toBeUndefined();
    expect(rows.map(({ number }) => number)).toEqual(Array.from({ length: count }, (_, row) => row + 1));
    expect(rows.flatMap(({ number, problem }) => (problem ? [number] : []))).toEqual([10_000, 20_000, 30_000, 40_000]);
  });
});

describe('a faulty file of CSV', () => {
  test.each([
    ['no content', '', 'table.csv: is empty: it has no header'],
    ['only newlines', '\n\n', 'table.csv: is empty: it has no header'],
    [
      'a missing column',
      'id,label\n1,a\n',
      'table.csv: lacks the column name; it has id, label. If it has no header, set `header: no` under `file`, and list its columns by position',
    ],
    [
      'another delimiter',
      'id;name\n1;a\n',
      'table.csv: lacks the columns id, name; it has id;name. Its columns seem to be separated by semicolons. Line 1 has them: set `delimiter: ";"` under `file`',
    ],
    ['a duplicate column', 'id,name,id\n', 'table.csv, column id: occurs twice, but must be unique'],
    [
      'a quote in the header',
      'id,na"me\n1,a\n',
      'table.csv: the header: has a quote inside an unquoted field: quote the field, and double each quote inside it',
    ],
    [
      'an unclosed quote in the header',
      'id,"name\n1,a\n',
      'table.csv: the header: has a quote that is never closed; the file seems to be truncated',
    ],
  ])('is refused for %s', async (_, content, error) => {
    expect(await read(content)).toEqual({ rows: [], error });
  });

  test.each(['c', 'c\n4,d\n5,'])('is reported as truncated if a quote is still open at its end: %j', async (rest) => {
    const found = await read(`id,name\n1,a\nx"x,b\n3,"${rest}`);
    expect(found.rows.map(({ number }) => number)).toEqual([1, 2]);
    expect(found.error).toBe(
      'table.csv, row 3, column name: has a quote that is never closed; the file seems to be truncated',
    );
  });

  test('is reported as truncated if it ends within a row', async () => {
    const found = await read('id,name\n1,a\n2');
    expect(found.rows.map(({ number }) => number)).toEqual([1]);
    expect(found.error).toBe(
      'table.csv, row 2: the file ends within it, and seems to be truncated: it has 1 field where the header has 2',
    );
  });
});

const onLinux = testWith('linux', existsSync('/proc/self/fd'));

onLinux('closes the file if the reader stops early', async () => {
  const path = fileOf(`id,name\n${'1,a\n'.repeat(300_000)}`);
  for await (const row of readRows(path, FORMAT)) {
    expect(isOpen(path)).toBe(true);
    if (row.number === 3) break;
  }
  while (isOpen(path)) await setImmediate();
});

const isOpen = (path: string): boolean =>
  readdirSync('/proc/self/fd').some((fd) => {
    try {
      return readlinkSync(`/proc/self/fd/${fd}`) === path;
    } catch {
      return false;
    }
  });
