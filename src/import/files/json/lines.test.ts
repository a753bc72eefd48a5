import { describe, expect, test } from '@jest/globals';
import { allOf, fileOf, removeFiles } from '../../testing/rows-files.ts';

removeFiles();

const read = (content: string | Buffer, columns: readonly string[] = [], optional: readonly string[] = []) =>
  allOf(fileOf(content, 'rows.jsonl'), { kind: 'jsonl', columns, optional });
const valuesOf = async (line: unknown) => (await read(JSON.stringify(line))).rows[0]?.values;

describe('a row of JSON Lines', () => {
  test('has the texts of its values by their paths', async () => {
    const line = { a: 'x', n: 1.5, t: true, o: { p: { q: 'deep' } }, l: ['a', null, 2], objects: [{ k: 1 }, { k: 2 }] };
    expect(await valuesOf(line)).toEqual({
      a: 'x',
      n: '1.5',
      t: 'true',
      'o.p.q': 'deep',
      l: 'a; 2',
      'objects.k': '1; 2',
    });
  });

  test.each([
    '62000000000000000',
    '12345678901234567890',
    '9007199254740993',
    '1e400',
    '0.1234567890123456789',
    '-0.5',
  ])('has all digits of %s', async (number) => {
    const { rows } = await read(`{"a":${number},"o":{"l":[${number}]}}\n`);
    expect([rows[0]?.problem, rows[0]?.values]).toEqual([undefined, { a: number, 'o.l': number }]);
  });

  test('keeps the items of its lists, whatever they hold, and odd keys', async () => {
    const { rows } = await read('{"l":["a; b","c"],"one":["x;y"],"o":[{"k":"1; 2"},{"k":"3"}],"__proto__":"p"}\n');
    expect(rows[0]?.lists).toEqual({ l: ['a; b', 'c'], one: ['x;y'], 'o.k': ['1; 2', '3'] });
    expect(Object.entries(rows[0]?.values ?? {})).toContainEqual(['__proto__', 'p']);
  });

  test('keeps the place of what a list lacks', async () => {
    const { rows } = await read('{"l":[null,"a",null],"o":[{"k":"x"},{"n":2},null,{"k":"y","n":4}],"none":[null]}\n');
    expect(rows[0]?.lists).toEqual({ l: ['', 'a', ''], 'o.k': ['x', '', '', 'y'], 'o.n': ['', '2', '', '4'] });
    expect(rows[0]?.values).toEqual({ l: 'a', 'o.k': 'x; y', 'o.n': '2; 4' });
  });

  test('has no value where there is nothing', async () => {
    expect(await valuesOf({ a: null, l: [], o: {}, e: '' })).toEqual({ e: '' });
  });

  test('ends with any line end, within a piece and behind it; line separators of Unicode are text', async () => {
    const found = await read('{"a":"x\u2028y"}\r\n\n{"a":"2"}\r{"a":"3"}');
    expect(found.rows.map(({ number, values, bytes }) => [number, values.a, bytes])).toEqual([
      [1, 'x\u2028y', 14],
      [2, '2', 26],
      [3, '3', 35],
    ]);
  });

  test('is read from UTF-16 over many pieces', async () => {
    const count = 40_000;
    const lines = Array.from({ length: count }, (_, at) => `{"a":"é${at}"}\n`).join('');
    const { rows } = await read(Buffer.from(`\ufeff${lines}`, 'utf16le'));
    expect(rows.map(({ values }) => values.a)).toEqual(Array.from({ length: count }, (_, at) => `é${at}`));
  });
});

describe('a row with a fault comes with its problem, and the next follows', () => {
  test.each([
    ['no JSON', '{"a":', undefined, /^is not valid JSON: /],
    ['an array', '["a"]', undefined, /^is an array, not an object$/],
    ['a text', '"a"', undefined, /^is a single value, not an object$/],
    ['a column is missing', '{"b":1}', 'a', /^is missing$/],
    ['lists in lists', `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`, 'a', /^is nested deeper than 100 levels$/],
    [
      'objects in objects',
      `{"a":1,"o":${'{"k":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
      `o${'.k'.repeat(99)}`,
      /^is nested deeper than 100 levels$/,
    ],
    ['a key that occurs twice', '{"a":1,"b":2,"b":3}', undefined, /^is not valid JSON: Duplicate key 'b'/],
    ['one path by two ways', '{"a":1,"o.p":1,"o":{"p":2}}', 'o.p', /^occurs twice$/],
    ['one name in two spellings', '{"a":1,"\u00e9":1,"e\u0301":2}', 'é', /^occurs twice$/],
    ['what is not a number of JSON', '{"a":NaN}', undefined, /NaN and Infinity are not JSON: write null$/],
    ['a comma too many', '{"a":1,}', undefined, /^is not valid JSON: /],
    ['a NUL', '{"a":"x\\u0000"}', 'a', /^has a NUL character/],
    ['half a pair', '{"a":"x\\ud83d"}', 'a', /^has half a character \(U\+D83D\)$/],
  ])('%s', async (_, line, column, message) => {
    const { rows, error } = await read(`{"a":1}\n${line}\n{"a":null}\n`, ['a']);
    expect(error).toBeUndefined();
    expect(rows.map(({ number }) => number)).toEqual([1, 2, 3]);
    expect(rows[1]?.problem).toEqual({ column, message: expect.stringMatching(message) });
    expect(rows[2]?.problem).toBeUndefined();
  });

  test.each([
    ['{"x":1}', 'is an object: name a value in it, as amount.x'],
    ['{"x":{"y":1}}', 'is an object: name a value in it, as amount.x'],
    ['{"x":null}', 'is an object: name a value in it, as amount.x'],
    ['{}', 'is an object'],
    ['[{"x":1}]', 'has an object in its list: name a value in it, as amount.x'],
    ['[[{"x":1}]]', 'has an object in its list: name a value in it, as amount.x'],
    ['[1,{"x":1}]', 'has an object in its list: name a value in it, as amount.x'],
  ])('a listed column that holds %s', async (amount, message) => {
    const content = `{"amount":1}\n{"amount":${amount}}\n{"amount":null}\n`;
    for (const lists of [[['amount'], []] as const, [[], ['amount']] as const]) {
      const { rows } = await read(content, ...lists);
      expect(rows.map(({ problem }) => problem)).toEqual([undefined, { column: 'amount', message }, undefined]);
    }
    // What is not listed, or of which a value is listed, is no fault.
    expect((await read(content)).rows.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
    const both = (await read(content, [], ['amount', 'amount.x', 'amount.x.y'])).rows;
    expect(both.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
  });

  test('a listed column within others that holds an object', async () => {
    const { rows } = await read('{"o":[{"p":1},{"p":{"q":2}}]}\n', ['o.p']);
    expect(rows[0]?.problem).toEqual({ column: 'o.p', message: 'is an object: name a value in it, as o.p.q' });
  });

  test('a column within another is there where that one is null, or has it', async () => {
    const { rows } = await read('{"o":{"p":1}}\n{"o":null}\n{"o":{"p":null}}\n{"o":{"q":1}}\n', ['o.p']);
    expect(rows.map(({ problem }) => problem?.column)).toEqual([undefined, undefined, undefined, 'o.p']);
  });
});

describe('a file with a fault is told apart', () => {
  test.each([
    ['empty', '\n', /^rows.jsonl: is empty: it has no rows$/],
    ['a table', 'id,name\n1,a\n', /^rows.jsonl, row 1: is not valid JSON: .* Each line must hold one JSON object$/],
    ['one array', '[{"a":1}]\n', /^rows.jsonl, row 1: is an array, not an object\. Each line .* jq -c '\.\[\]' FILE/],
    ['one array without a line end', '[{"a":1}]', /^rows.jsonl, row 1: is an array, .* jq -c '\.\[\]' FILE/],
    ['an array over lines', '[\n{"a":1}\n]\n', /^rows.jsonl, row 1: is not valid JSON.* jq -c '\.\[\]' FILE/],
    ['an object over lines', '{\n"a":1\n}\n', /^rows.jsonl, row 1: is not valid JSON.* jq -c \. FILE/],
    ['a column is missing', '{"b":1,"c":{"d":2}}\n', /^rows.jsonl, row 1: lacks the column a; it has b, c\.d$/],
    [
      'the end within a row',
      '{"a":1}\n{"a":',
      /^rows.jsonl, row 2: the file ends within it, and seems to be truncated: /,
    ],
  ])('%s', async (_, content, message) => {
    expect((await read(content, ['a'])).error).toMatch(message);
  });
});
