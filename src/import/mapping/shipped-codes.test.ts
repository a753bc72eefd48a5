import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { parse } from 'yaml';
import { readCodeMeanings } from './countries/code-meanings.ts';
import { type CodeMeaning, CountryCodes } from './countries/country-codes.ts';
import { type CountryRecord, countryRecord } from './countries/country-record.ts';

const MAPPINGS = new URL('../../../mappings/', import.meta.url);
const textOf = (file: string): string => readFileSync(new URL(file, MAPPINGS), 'utf8');

type Table = Readonly<Record<string, number>>;

/** The countries with their codes, as the shipped mappings make them. */
function shipped(): readonly CountryRecord[] {
  const { entries } = parse(textOf('countries.yaml')) as {
    entries: { fields: { cow: { table: Table }; gw: { table: Table } } }[];
  };
  const { cow = { table: {} }, gw = { table: {} } } = entries[0]?.fields ?? {};
  const present = [...new Set([...Object.keys(cow.table), ...Object.keys(gw.table)])];
  const states = parseCsv(textOf('historical-states.csv'), { columns: true }) as Record<string, string>[];
  const number = (text: string | undefined): number | null => (text ? Number(text) : null);
  return [
    ...present.map((code) => ({ code, cow: cow.table[code], gw: gw.table[code] })),
    ...states.map(({ code, iso3, cow: ofCow, gw: ofGw }) => ({ code, iso3, cow: number(ofCow), gw: number(ofGw) })),
  ].map((values) => countryRecord({ ...values, id: `country:${values.code}`, name: String(values.code) }));
}

/** Codes that Correlates of War and Gleditsch and Ward give to different states, all of them in the Pacific. */
const APART = ['970'];
/** The states whose code differs: by Correlates of War, then by Gleditsch and Ward, from a day on. */
const SAME: readonly (readonly [string, string, string])[] = [
  ['255', '260', '1990-10-03'],
  ['679', '678', '1990-05-22'],
  ['345', '340', '2006-06-04'],
  ['946', '970', '1816-01-01'],
  ['970', '971', '1816-01-01'],
  ['955', '972', '1816-01-01'],
  ['947', '973', '1816-01-01'],
];

describe('the shipped codes', () => {
  const countries = shipped();
  let meanings: readonly CodeMeaning[];
  let codes: CountryCodes;
  beforeAll(async () => {
    meanings = await readCodeMeanings(MAPPINGS);
    codes = new CountryCodes(countries, meanings);
  });

  const day = fc
    .tuple(fc.integer({ min: 1816, max: 2025 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
    .map(([year, month, date]) => `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);
  const all = (scheme: 'cow' | 'gw' | 'iso2' | 'iso3'): readonly string[] => [
    ...countries.flatMap((country) => {
      const code = scheme === 'iso2' ? country.code : country[scheme];
      return code === null || code === undefined || code === '' ? [] : [String(code)];
    }),
    ...meanings.filter((one) => one.scheme === scheme).map(({ code }) => code),
  ];

  test.each(['cow', 'gw', 'iso2', 'iso3'] as const)('of %s mean one state each, on every day', (scheme) => {
    const known = new Set(countries.map(({ id }) => id));
    const wrong = (code: string, on: string | null): boolean => {
      const found = codes.resolve(scheme, code, on);
      return !('id' in found) || !known.has(found.id);
    };
    const years = Array.from({ length: 2025 - 1816 + 1 }, (_, index) => `${1816 + index}-07-01`);
    const found = all(scheme).flatMap((code) =>
      [null, ...years].filter((on) => wrong(code, on)).map((on) => `${code} on ${on}`),
    );
    expect(found).toEqual([]);
    fc.assert(fc.property(fc.constantFrom(...all(scheme)), day, (code, on) => expect(wrong(code, on)).toBe(false)));
  });

  test('mean the same state by Correlates of War and by Gleditsch and Ward', () => {
    const both = all('cow').filter((code) => all('gw').includes(code) && !APART.includes(code));
    fc.assert(
      fc.property(fc.constantFrom(...both), day, (code, on) => {
        // Gleditsch and Ward have a code of its own for Serbia without Yugoslavia.
        const gw = code === '345' && (on < '1918-12-01' || on >= '2006-06-04') ? '340' : code;
        expect(codes.resolve('gw', gw, on)).toEqual(codes.resolve('cow', code, on));
      }),
      { numRuns: 2_000 },
    );
    for (const [cow, gw, on] of SAME) {
      for (const later of [on, '2025-12-31', null]) {
        expect([cow, codes.resolve('cow', cow, later)]).toEqual([cow, codes.resolve('gw', gw, later)]);
      }
    }
  });

  test.each([
    ['365', '1922-12-29', 'RU'],
    ['365', '1922-12-30', 'SUHH'],
    ['365', '1991-12-25', 'SUHH'],
    ['365', '1991-12-26', 'RU'],
    ['345', '1918-11-30', 'RS'],
    ['345', '1918-12-01', 'YUCS'],
    ['345', '2006-06-03', 'YUCS'],
    ['345', '2006-06-04', 'RS'],
    ['678', '1904-06-04', 'XYAR'],
    ['678', '1990-05-21', 'XYAR'],
    ['678', '1990-05-22', 'YE'],
    ['680', '1990-05-21', 'YDYE'],
    ['255', '1870-01-01', 'DE'],
    ['260', '1970-01-01', 'DE'],
    ['265', '1970-01-01', 'DDDE'],
    ['300', '1914-01-01', 'XAUH'],
    ['305', '1920-01-01', 'AT'],
    ['315', '1938-01-01', 'CSHH'],
    ['325', '1850-01-01', 'IT'],
    ['347', '2010-01-01', 'XK'],
    ['510', '1962-01-01', 'TZ'],
    ['530', '1970-01-01', 'ET'],
    ['625', '1960-01-01', 'SD'],
    ['640', '1880-01-01', 'TR'],
    ['651', '1960-01-01', 'EG'],
    ['652', '1962-01-01', 'SY'],
    ['730', '1900-01-01', 'XKOR'],
    ['732', '1960-01-01', 'KR'],
    ['770', '1960-01-01', 'PK'],
    ['816', '1960-01-01', 'VN'],
    ['817', '1960-01-01', 'XRVN'],
  ])('have %s on %s for %s in both lists', (code, on, state) => {
    expect(codes.resolve('cow', code, on)).toEqual({ id: `country:${state}` });
    const gw = state === 'RS' ? '340' : code;
    expect(codes.resolve('gw', gw, on)).toEqual({ id: `country:${state}` });
  });
});
