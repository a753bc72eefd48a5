import { describe, expect, test } from '@jest/globals';
import type { MappedRow } from '../../evidence/index.ts';
import { inFolder, jobIn, rowsBy } from '../testing/job-files.ts';

const head = (tables: string): string => `
name: m
source: { title: M }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [id, a], optional: [b] }
tables: ${tables}
`;
const entry = (value: string): string =>
  `entries: [{ type: Person, id: "person:{id}", fields: { name: { const: X } }, also: { it: ${value} } }]\n`;

const LENDERS = 'name,id,country,rate\nCDB,organization:cdb,CN,0.5\n"Ex-Im Bank",organization:exim,,2\n';

/** The results of a value for rows with the columns id, a and b. */
async function found(tables: string, value: string, rows: string, lenders = LENDERS): Promise<readonly unknown[]> {
  const files = { 'm.yaml': head(tables) + entry(value), 'data.csv': `id,a,b\n${rows}`, 'lenders.csv': lenders };
  return (await rowsBy(files)).map(resultOf);
}

function resultOf(made: MappedRow): unknown {
  if (made.kind === 'rejected') return made.problems[0]?.message;
  return made.kind === 'entries' ? (made.entries[0]?.statements[0]?.also?.[0]?.value ?? null) : made.kind;
}

const TABLE = '{ lenders: { file: lenders.csv, key: name, value: id } }';

describe('a table in a file', () => {
  test('gives its default value or any of its columns', async () => {
    expect(await found(TABLE, '{ value: "{a}", table: lenders }', '1,CDB,\n2,Ex-Im Bank,\n')).toEqual([
      'organization:cdb',
      'organization:exim',
    ]);
    expect(await found(TABLE, '{ value: "{a}", table: lenders.country }', '1,CDB,\n2,Ex-Im Bank,\n')).toEqual([
      'CN',
      null,
    ]);
  });

  test('passes its result on to the kind of value', async () => {
    const country = '{ country: "{a}", scheme: iso2, table: lenders.country }';
    expect(await found(TABLE, country, '1,CDB,\n')).toEqual(['country:CN']);
    const number = '{ number: "{b}", scale: { value: "{a}", table: lenders.rate } }';
    expect(await found(TABLE, number, '1,CDB,7\n')).toEqual(['3.5']);
  });

  test('rejects an unknown text by default', async () => {
    const rows = '1,EIB,\n';
    expect(await found(TABLE, '{ value: "{a}", table: lenders }', rows)).toEqual(['"EIB" is not in the table lenders']);
    expect(await found(TABLE, '{ value: "{a}", table: lenders, otherwise: null }', rows)).toEqual([null]);
    expect(await found(TABLE, '{ value: "{a}", table: lenders, otherwise: keep }', rows)).toEqual(['EIB']);
    expect(await found(TABLE, '{ value: "{a}", table: lenders, otherwise: { const: x } }', rows)).toEqual(['x']);
  });

  test('compares keys exactly unless it folds them', async () => {
    const value = '{ value: "{a}", table: lenders, otherwise: null }';
    expect(await found(TABLE, value, '1,cdb,\n2,EX‑IM  BANK,\n')).toEqual([null, null]);
    const folding = TABLE.replace('value: id', 'value: id, fold: yes');
    expect(await found(folding, value, '1,cdb,\n2,EX‑IM  BANK,\n')).toEqual(['organization:cdb', 'organization:exim']);
  });

  test('combines several columns into a key', async () => {
    const rates = '{ rates: { file: lenders.csv, key: "{ccy}-{year}", value: rate } }';
    const csv = 'ccy,year,rate\nCNY,2010,0.148\nCNY,2011,0.155\n';
    expect(await found(rates, '{ value: "{a}-{b}", table: rates }', '1,CNY,2011\n', csv)).toEqual(['0.155']);
  });

  test('looks up each item of a list', async () => {
    const value = '{ split: "{a}", by: "+", table: lenders }';
    expect(await found(TABLE, value, '1,CDB + Ex-Im Bank,\n')).toEqual(['organization:cdb; organization:exim']);
  });

  test('may have duplicate and empty rows', async () => {
    const csv = 'name,id\nCDB,x\n,\nCDB,x\n';
    expect(await found(TABLE, '{ value: "{a}", table: lenders }', '1,CDB,\n', csv)).toEqual(['x']);
  });
});

describe('an unusable table', () => {
  const using = (csv: string, tables = TABLE, value = '{ value: "{a}", table: lenders }') =>
    found(tables, value, '1,CDB,\n', csv);
  test.each<[string, string, RegExp]>([
    [
      'a duplicate key',
      'name,id\nCDB,x\nEIB,z\nCDB,y\n',
      /^.*m.yaml:6:11: tables.lenders cannot be used: .*lenders.csv, row 3: has the key "CDB" of row 1 with different values/m,
    ],
    ['a missing key', 'name,id\n,x\n', /row 1, column name: has no key: the column is empty/],
    ['a missing column', 'nam,id\nCDB,x\n', /lenders.csv: lacks the column name; it has nam, id/],
    ['an uneven row', 'name,id\nCDB\nEIB,x\n', /lenders.csv, row 1: /],
  ])('is reported where the mapping names it: %s', async (_, csv, message) => {
    await expect(using(csv)).rejects.toThrow(message);
  });

  test('is reported for keys that fold to the same text', async () => {
    const folding = TABLE.replace('value: id', 'value: id, fold: yes');
    await expect(using('name,id\nCDB,x\ncdb,y\n', folding)).rejects.toThrow(/row 2: has the key "cdb" of row 1/);
    await expect(using('name,id\nCDB,x\ncdb,x\n', folding)).resolves.toEqual(['x']);
  });

  test('is reported for a missing file, table or column', async () => {
    await expect(using('', '{ lenders: { file: no.csv, key: name } }')).rejects.toThrow(
      'no.csv: there is no such file',
    );
    await expect(using(LENDERS, TABLE, '{ value: "{a}", table: lender }')).rejects.toThrow(
      'names the table lender, which is not among `tables`: lenders (did you mean lenders?)',
    );
    await expect(using(LENDERS, TABLE, '{ value: "{a}", table: lenders.contry }')).rejects.toThrow(
      'names the column contry, which the table does not have: name, id, country, rate (did you mean country?)',
    );
    await expect(using(LENDERS, '{ lenders: { file: lenders.csv, key: name } }')).rejects.toThrow(
      'must also name a column, as lenders.id: the table has no default `value`',
    );
  });

  test('is reported for a typo in its settings', async () => {
    await expect(using(LENDERS, '{ lenders: { fil: lenders.csv, key: name, fold: maybe } }')).rejects.toThrow(
      /lenders.fil is unknown here \(did you mean file\?\)[\s\S]*fold must be yes or no/,
    );
  });
});

test('gives the mapping another digest if a table changes', async () => {
  const files = { 'm.yaml': head(TABLE) + entry('{ value: "{a}", table: lenders }'), 'data.csv': 'id,a\n1,CDB\n' };
  const digest = (lenders: string) =>
    inFolder({ ...files, 'lenders.csv': lenders }, async (folder) => (await jobIn(folder)).digest);
  expect(await digest(LENDERS)).toBe(await digest(LENDERS));
  expect(await digest(LENDERS)).not.toBe(await digest(LENDERS.replace('0.5', '0.6')));
});
