import { expect, test } from '@jest/globals';
import { fileOf, removeFiles } from '../../testing/rows-files.ts';
import { CountryCodes } from './country-codes.ts';
import { readSuccessions } from './successions.ts';

removeFiles();

const read = (rows: string) =>
  readSuccessions(fileOf(`code,cow,gw,from,until,predecessor,successor\n${rows}`, 'states.csv'));

const COUNTRIES = ['RU', 'SUHH', 'XRUE', 'XYAR', 'YE'].map((code) => ({ id: `country:${code}`, code, name: code }));

test('reads what a code meant before, during and after a state', async () => {
  expect(await read('SUHH,365,,1922-12-30,1991-12-26,RU,RU\n')).toEqual([
    { scheme: 'cow', code: '365', until: '1922-12-30', country: 'country:RU', succeeds: false },
    { scheme: 'cow', code: '365', until: '1991-12-26', country: 'country:SUHH', succeeds: true },
    { scheme: 'cow', code: '365', country: 'country:RU', succeeds: true },
  ]);
});

test('reads a chain of states from any order of rows', async () => {
  const codes = new CountryCodes(
    COUNTRIES,
    await read('SUHH,,365,1922-12-30,1991-12-26,XRUE,RU\nXRUE,,365,1721-11-02,1922-12-30,,\n'),
  );
  for (const [on, id] of [
    ['1700-01-01', 'country:XRUE'],
    ['1900-01-01', 'country:XRUE'],
    ['1950-01-01', 'country:SUHH'],
    ['2000-01-01', 'country:RU'],
    [null, 'country:RU'],
  ] as const) {
    expect(codes.resolve('gw', '365', on)).toEqual({ id });
  }
});

test('gives a state without a predecessor its codes on all earlier days', async () => {
  const codes = new CountryCodes(COUNTRIES, await read('XYAR,678,678,1926-09-02,1990-05-22,,YE\n'));
  for (const scheme of ['cow', 'gw'] as const) {
    expect(codes.resolve(scheme, '678', '1904-06-04')).toEqual({ id: 'country:XYAR' });
    expect(codes.resolve(scheme, '678', '1990-05-22')).toEqual({ id: 'country:YE' });
  }
});

test('leaves states that share no code to their own', async () => {
  expect(await read('CSHH,315,315,1918-10-28,1993-01-01,,\n')).toEqual([]);
});

test.each([
  ['SUHH,365,365,,1991-12-26,RU,', 'from: is empty, but has a predecessor'],
  ['SUHH,365,365,1922-12-30,,,RU', 'until: is empty, but has a successor'],
])('refuses %s: %s', async (row, message) => {
  await expect(read(`${row}\n`)).rejects.toThrow(message);
});
