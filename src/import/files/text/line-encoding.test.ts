import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { allOf, fileOf, removeFiles } from '../../testing/rows-files.ts';
import { lineEncoding } from './line-encoding.ts';

removeFiles();

/** The characters of an encoding with their bytes: those that decode strictly to one character. */
function charactersOf(name: string): ReadonlyMap<string, Buffer> {
  const decoder = new TextDecoder(name === 'windows-1252' ? 'iso-8859-1' : name, { fatal: true });
  const found = new Map<string, Buffer>();
  const add = (...bytes: number[]): void => {
    try {
      const text = decoder.decode(Buffer.from(bytes));
      if ([...text].length === 1 && !found.has(text) && !/[\x80-\x9f\uf8f0-\uf8fe\ufffd]/.test(text)) {
        found.set(text, Buffer.from(bytes));
      }
    } catch {
      // The encoding has no such character.
    }
  };
  for (let lead = 0xa0; lead < 0x100; lead++) add(lead);
  if (MULTIBYTE.has(name)) {
    for (let lead = 0x81; lead < 0xff; lead += 3) for (let trail = 0x40; trail < 0xff; trail += 1) add(lead, trail);
  } else if (name !== 'windows-1252') for (let byte = 0x80; byte < 0xa0; byte++) add(byte);
  for (let byte = 0x20; byte < 0x7f; byte++) found.set(String.fromCharCode(byte), Buffer.from([byte]));
  return found;
}

const MULTIBYTE = new Set(['gbk', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr']);
const NAMES = [
  ...MULTIBYTE,
  ...['windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256'],
  ...[
    'windows-874',
    'iso-8859-2',
    'iso-8859-5',
    'iso-8859-7',
    'iso-8859-15',
    'koi8-r',
    'koi8-u',
    'macintosh',
    'ibm866',
  ],
];

test.each(NAMES)('reads back any text that %s can encode', async (name) => {
  const characters = charactersOf(name);
  const signs = [...characters.keys()];
  expect(signs.length).toBeGreaterThan(120);
  const text = fc.array(fc.constantFrom(...signs, 'é', '"'), { minLength: 1, maxLength: 8 });
  const known = text.map((some) => some.filter((sign) => characters.has(sign)).join(''));
  await fc.assert(
    fc.asyncProperty(fc.array(known, { minLength: 1, maxLength: 6 }), async (texts) => {
      const bytes = (of: string): Buffer =>
        Buffer.concat([...of].map((sign) => characters.get(sign) ?? Buffer.alloc(0)));
      const lines = texts.map((one, at) => bytes(`${at},"${one.replaceAll('"', '""')}"`));
      const file = Buffer.concat(['id,name', ...lines].flatMap((line) => [Buffer.from(line), Buffer.from('\n')]));
      const { rows, error } = await allOf(fileOf(file), { kind: 'csv', columns: ['id', 'name'], encoding: name });
      expect([error, rows.map(({ values, problem }) => problem ?? values.name)]).toEqual([undefined, texts]);
    }),
    { numRuns: 25 },
  );
});

test.each(['gbk', 'shift_jis', 'euc-kr'])('reads a file of many chunks in %s', async (name) => {
  const [sign = '', bytes = Buffer.alloc(0)] = [...charactersOf(name)].find(([, of]) => of.length === 2) ?? [];
  const line = Buffer.concat([Buffer.from('1,'), ...Array.from({ length: 50 }, () => bytes), Buffer.from('\n')]);
  const file = Buffer.concat([Buffer.from('id,name\n'), ...Array.from({ length: 12_000 }, () => line)]);
  const { rows, error } = await allOf(fileOf(file), { kind: 'csv', columns: ['id', 'name'], encoding: name });
  expect(error).toBeUndefined();
  expect(rows).toHaveLength(12_000);
  expect(new Set(rows.map(({ values }) => values.name))).toEqual(new Set([sign.repeat(50)]));
});

describe('invalid bytes', () => {
  test.each([
    ['windows-1251', '98'],
    ['windows-1252', '81'],
    ['windows-1253', 'd2'],
    ['iso-8859-2', '85'],
    ['utf-8', 'e9'],
    ['us-ascii', 'e9'],
    ['gbk', '81ff'],
    ['shift_jis', 'ff'],
    ['euc-kr', 'ff41'],
  ])('reject only their row, with its column, in %s', async (encoding, hex) => {
    const file = Buffer.concat([
      Buffer.from('id,name\n1,Ann\n2,x'),
      Buffer.from(hex, 'hex'),
      Buffer.from('y\n3,Bob\n'),
    ]);
    const { rows, error } = await allOf(fileOf(file), { kind: 'csv', columns: ['id', 'name'], encoding });
    expect(error).toBeUndefined();
    expect(rows.map(({ number, problem }) => [number, problem?.column])).toEqual([
      [1, undefined],
      [2, 'name'],
      [3, undefined],
    ]);
    expect(rows[1]?.problem?.message).toMatch(new RegExp(`^has bytes that are not valid ${encoding}: "x\ufffd`));
  });

  test('end the file if in its header, and reject a row of JSON Lines', async () => {
    const header = Buffer.concat([Buffer.from('id,na\xefme\n1,x\n', 'latin1')]);
    expect((await allOf(fileOf(header), { kind: 'csv', columns: ['id'], encoding: 'utf-8' })).error).toMatch(
      /^table.csv: the header has bytes that are not valid utf-8/,
    );
    const lines = Buffer.from('{"a":"x"}\n{"a":"\xe9t"}\n{"a":"z"}\n', 'latin1');
    const { rows } = await allOf(fileOf(lines), { kind: 'jsonl', columns: ['a'], encoding: 'utf-8' });
    expect(rows.map(({ problem }) => problem?.column)).toEqual([undefined, 'a', undefined]);
  });

  test('do not include a replacement character that the file itself holds', async () => {
    const { rows } = await allOf(fileOf('id,name\n1,x\ufffdy\n'), {
      kind: 'csv',
      columns: ['id', 'name'],
      encoding: 'utf-8',
    });
    expect([rows[0]?.problem, rows[0]?.values.name]).toEqual([undefined, 'x\ufffdy']);
  });
});

test('decodes the control characters of ASCII unchanged', () => {
  const controls = Buffer.from('\x1a\x1c\x7fé', 'latin1');
  for (const name of ['ibm866', 'shift_jis']) {
    expect(lineEncoding(name).line(controls).utf8.subarray(0, 3)).toEqual(controls.subarray(0, 3));
  }
});

test.each([
  ['gbk', 'cfb0bdfc', 3],
  ['shift_jis', '88c0947b', 3],
  ['utf-8', 'e4b8ad', 2],
])('reports a file in %s that ends within a character', async (encoding, hex, length) => {
  const file = Buffer.concat([Buffer.from('id,name\n1,'), Buffer.from(hex, 'hex').subarray(0, length)]);
  const { error } = await allOf(fileOf(file), { kind: 'csv', columns: ['id', 'name'], encoding });
  expect(error).toBe('table.csv: ends in the middle of a character; the file seems to be truncated');
});
