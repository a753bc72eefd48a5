import { describe, expect, test } from '@jest/globals';
import { allOf, fileOf, removeFiles } from '../../testing/rows-files.ts';

removeFiles();

const read = (content: string | Buffer, columns: readonly string[] = [], optional: readonly string[] = []) =>
  allOf(fileOf(content, 'rows.jsonl'), { kind: 'jsonl', columns, optional });
const valuesOf = async (line: unknown) => (await read(JSON.stringify(line))).rows[0]?.values;

describe('a row of JSON Lines', () => {
  test('maps the paths of its values to their texts', async () => {
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
  ])('keeps all digits of %s', async (number) => {
    const { rows } = await read(`{"a":${number},"o":{"l":[${number}]}}\n`);
    expect([rows[0]?.problem, rows[0]?.values]).toEqual([undefined, { a: number, 'o.l': number }]);
  });

  test('keeps list items that hold a separator, and odd keys', async () => {
    const { rows } = await read('{"l":["a; b","c"],"one":["x;y"],"o":[{"k":"1; 2"},{"k":"3"}],"__proto__":"p"}\n');
    expect(rows[0]?.lists).toEqual({ l: ['a; b', 'c'], one: ['x;y'], 'o.k': ['1; 2', '3'] });
    expect(Object.entries(rows[0]?.values ?? {})).toContainEqual(['__proto__', 'p']);
  });

  test('keeps the positions of missing list items', async () => {
    const { rows } = await read('{"l":[null,"a",null],"o":[{"k":"x"},{"n":2},null,{"k":"y","n":4}],"none":[null]}\n');
    expect(rows[0]?.lists).toEqual({ l: ['', 'a', ''], 'o.k': ['x', '', '', 'y'], 'o.n': ['', '2', '', '4'] });
    expect(rows[0]?.values).toEqual({ l: 'a', 'o.k': 'x; y', 'o.n': '2; 4' });
  });

  test('has no value for null, an empty list or an empty object', async () => {
    expect(await valuesOf({ a: null, l: [], o: {}, e: '' })).toEqual({ e: '' });
  });

  test('ends at any line end, but not at a line separator of Unicode', async () => {
    const found = await read('{"a":"x\u2028y"}\r\n\n{"a":"2"}\r{"a":"3"}');
    expect(found.rows.map(({ number, values, bytes }) => [number, values.a, bytes])).toEqual([
      [1, 'x\u2028y', 14],
      [2, '2', 26],
      [3, '3', 35],
    ]);
  });

  test('is read from UTF-16 across many chunks', async () => {
    const count = 40_000;
    const lines = Array.from({ length: count }, (_, at) => `{"a":"é${at}"}\n`).join('');
    const { rows } = await read(Buffer.from(`\ufeff${lines}`, 'utf16le'));
    expect(rows.map(({ values }) => values.a)).toEqual(Array.from({ length: count }, (_, at) => `é${at}`));
  });
});

describe('a faulty row of JSON Lines', () => {
  test.each([
    ['invalid JSON', '{"a":', undefined, /^is not valid JSON: /],
    ['an array', '["a"]', undefined, /^is an array, not an object$/],
    ['a single value', '"a"', undefined, /^is a single value, not an object$/],
    ['a missing column', '{"b":1}', 'a', /^is missing$/],
    [
      'deeply nested lists',
      `{"a":${'['.repeat(50_000)}${']'.repeat(50_000)}}`,
      'a',
      /^is nested deeper than 100 levels$/,
    ],
    [
      'deeply nested objects',
      `{"a":1,"o":${'{"k":'.repeat(50_000)}1${'}'.repeat(50_000)}}`,
      `o${'.k'.repeat(99)}`,
      /^is nested deeper than 100 levels$/,
    ],
    ['a duplicate key', '{"a":1,"b":2,"b":3}', undefined, /^is not valid JSON: Duplicate key 'b'/],
    ['one path given in two ways', '{"a":1,"o.p":1,"o":{"p":2}}', 'o.p', /^occurs twice$/],
    ['one name in two forms of Unicode', '{"a":1,"\u00e9":1,"e\u0301":2}', 'é', /^occurs twice$/],
    ['NaN', '{"a":NaN}', undefined, /NaN and Infinity are not JSON: write null$/],
    ['a trailing comma', '{"a":1,}', undefined, /^is not valid JSON: /],
    ['a NUL', '{"a":"x\\u0000"}', 'a', /^has a NUL character/],
    ['half a surrogate pair', '{"a":"x\\ud83d"}', 'a', /^has half a character \(U\+D83D\)$/],
  ])('is rejected for %s, and the next row is read', async (_, line, column, message) => {
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
  ])('is rejected if a listed column holds %s', async (amount, message) => {
    const content = `{"amount":1}\n{"amount":${amount}}\n{"amount":null}\n`;
    for (const lists of [[['amount'], []] as const, [[], ['amount']] as const]) {
      const { rows } = await read(content, ...lists);
      expect(rows.map(({ problem }) => problem)).toEqual([undefined, { column: 'amount', message }, undefined]);
    }
    // An object is no fault in a column that is not listed, or of which a value is listed.
    expect((await read(content)).rows.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
    const both = (await read(content, [], ['amount', 'amount.x', 'amount.x.y'])).rows;
    expect(both.map(({ problem }) => problem)).toEqual([undefined, undefined, undefined]);
  });

  test('is rejected if a nested listed column holds an object', async () => {
    const { rows } = await read('{"o":[{"p":1},{"p":{"q":2}}]}\n', ['o.p']);
    expect(rows[0]?.problem).toEqual({ column: 'o.p', message: 'is an object: name a value in it, as o.p.q' });
  });

  test('is rejected for a missing nested column unless its parent is null', async () => {
    const { rows } = await read('{"o":{"p":1}}\n{"o":null}\n{"o":{"p":null}}\n{"o":{"q":1}}\n', ['o.p']);
    expect(rows.map(({ problem }) => problem?.column)).toEqual([undefined, undefined, undefined, 'o.p']);
  });
});

describe('a faulty file of JSON Lines', () => {
  test.each([
    ['no rows', '\n', /^rows.jsonl: is empty: it has no rows$/],
    ['a table', 'id,name\n1,a\n', /^rows.jsonl, row 1: is not valid JSON: .* Each line must hold one JSON object$/],
    ['one array', '[{"a":1}]\n', /^rows.jsonl, row 1: is an array, not an object\. Each line .* jq -c '\.\[\]' FILE/],
    ['one array without a line end', '[{"a":1}]', /^rows.jsonl, row 1: is an array, .* jq -c '\.\[\]' FILE/],
    ['an array across lines', '[\n{"a":1}\n]\n', /^rows.jsonl, row 1: is not valid JSON.* jq -c '\.\[\]' FILE/],
    ['an object across lines', '{\n"a":1\n}\n', /^rows.jsonl, row 1: is not valid JSON.* jq -c \. FILE/],
    ['a missing column', '{"b":1,"c":{"d":2}}\n', /^rows.jsonl, row 1: lacks the column a; it has b, c\.d$/],
    [
      'an end within a row',
      '{"a":1}\n{"a":',
      /^rows.jsonl, row 2: the file ends within it, and seems to be truncated: /,
    ],
  ])('is refused for %s', async (_, content, message) => {
    expect((await read(content, ['a'])).error).toMatch(message);
  });
});
