import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse as parseCsv } from 'csv-parse/sync';
import fc from 'fast-check';
import { parse } from 'yaml';
import { countryKey } from '../../domain/index.ts';
import { loadModel } from '../../model/index.ts';
import { readSeed } from '../../seed/index.ts';
import { readCodeMeanings } from './countries/code-meanings.ts';
import { CountryCodes } from './countries/country-codes.ts';
import type { CountryRecord } from './countries/country-record.ts';

const MAPPINGS = new URL('../../../mappings/', import.meta.url);
const REGIONS = new Intl.DisplayNames(['en'], { type: 'region' });
const textOf = (file: string): string => readFileSync(new URL(file, MAPPINGS), 'utf8');
const split = (text: string): readonly string[] => text.split(';').map((one) => one.trim());

/** Names that the data file of `countries` gives, so that the aliases need not. */
const OFFICIAL: Readonly<Record<string, string>> = { VE: 'Bolivarian Republic of Venezuela', CZ: 'Czech Republic' };

/** The countries as the shipped mappings make them, named as ICU names them. */
function shipped(): readonly CountryRecord[] {
  const { values } = parse(textOf('countries.yaml')) as { values: { aliases: { table: Record<string, string> } } };
  const present = Object.keys(
    (parse(textOf('countries.yaml')) as { entries: { fields: { cow: { table: object } } }[] }).entries[0]?.fields.cow
      .table ?? {},
  );
  const codes = [...new Set([...Object.keys(values.aliases.table), ...present])];
  const states = parseCsv(textOf('historical-states.csv'), { columns: true }) as Record<string, string>[];
  return [
    ...codes.map((code) => ({
      id: `country:${code}`,
      code,
      name: REGIONS.of(code) ?? code,
      officialName: OFFICIAL[code] ?? null,
      aliases: split(values.aliases.table[code] ?? '').filter((alias) => alias !== ''),
    })),
    ...states.map(({ code = '', name = '', aliases = '', iso3 = '' }) => ({
      id: `country:${code}`,
      code,
      name,
      iso3,
      aliases: split(aliases).filter((alias) => alias !== ''),
    })),
  ];
}

describe('the shipped names', () => {
  const countries = shipped();
  let codes: CountryCodes;
  beforeAll(async () => {
    codes = new CountryCodes(countries, await readCodeMeanings(MAPPINGS));
  });
  const resolve = (name: string, on: string | null = null) => codes.resolve('name', name, on);

  test('resolve to their country or are reported as ambiguous', () => {
    for (const { id, name, aliases = [] } of countries) {
      for (const one of [name, ...aliases]) {
        const found = resolve(one);
        expect('id' in found ? found.id : found.problem).toEqual(expect.stringContaining(id));
      }
    }
  });

  test('resolve in any case and with any dashes, apostrophes and blanks', () => {
    const form = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.normalize('NFD'),
      (text) => text.replaceAll('-', '\u2011'),
      (text) => text.replaceAll(/['’]/g, 'ʼ'),
      (text) => text.replaceAll(' ', '\u00a0'),
      (text) => ` ${text}\u200b`,
      (text) => text.replaceAll(' and ', ' & '),
    );
    const name = fc.constantFrom(...countries.flatMap(({ name, aliases = [] }) => [name, ...aliases]));
    fc.assert(fc.property(name, form, (text, inForm) => expect(resolve(inForm(text))).toEqual(resolve(text))));
  });

  test('belong to one country each', () => {
    const owners = new Map<string, Set<string>>();
    for (const { id, name, aliases = [] } of countries) {
      for (const one of [name, ...aliases]) {
        owners.set(countryKey(one), (owners.get(countryKey(one)) ?? new Set()).add(id));
      }
    }
    expect([...owners].filter(([, ids]) => ids.size > 1)).toEqual([]);
  });

  test.each([
    ['Ivory Coast', 'country:CI'],
    ['East Timor', 'country:TL'],
    ['Turkey', 'country:TR'],
    ['Bosnia & Herzegovina', 'country:BA'],
    ['Korea, South', 'country:KR'],
    ['Venezuela (Bolivarian Republic of)', 'country:VE'],
    ['Burma', 'country:MM'],
    ['Myanmar (Burma)', 'country:MM'],
    ['Swaziland', 'country:SZ'],
    ['Macedonia', 'country:MK'],
    ['Cape Verde', 'country:CV'],
    ['Czech Republic', 'country:CZ'],
    ['U.S.A.', 'country:US'],
    ['UK', 'country:GB'],
    ['Great Britain', 'country:GB'],
    ['USSR', 'country:SUHH'],
    ['UAE', 'country:AE'],
    ['DRC', 'country:CD'],
    ['Congo (Kinshasa)', 'country:CD'],
    ['Holland', 'country:NL'],
    ['Hong Kong SAR, China', 'country:HK'],
    ['中国', 'country:CN'],
    ['Deutschland', 'country:DE'],
  ])('resolve %s to %s', (name, id) => {
    expect(resolve(name)).toEqual({ id });
  });

  test.each([
    ['Congo', '1965-01-01', 'country:CG, country:CD'],
    ['Korea', null, 'country:KR, country:KP'],
    ['Germany', '1960-01-01', 'country:DE, country:DDDE'],
    ['Yemen', '1975-01-01', 'country:XYAR, country:YDYE'],
    ['Vietnam', '1960-01-01', 'country:VN, country:XRVN'],
    ['Virgin Islands', null, 'country:VI, country:VG'],
  ])('leave %s on %s ambiguous: %s', (name, on, ids) => {
    expect(resolve(name, on)).toEqual({ problem: `stands for several countries: ${ids}` });
  });

  test.each([
    ['Germany', null, 'country:DE'],
    ['Germany', '1914-01-01', 'country:DE'],
    ['Yemen', '1950-01-01', 'country:XYAR'],
    ['Yemen', null, 'country:YE'],
    ['Korea', '1900-01-01', 'country:XKOR'],
    ['Republic of China', '1930-01-01', 'country:CN'],
    ['Republic of China', '1960-01-01', 'country:TW'],
  ])('resolve %s on %s to %s', (name, on, id) => {
    expect(resolve(name, on)).toEqual({ id });
  });

  test.each([
    ['Venezula', ' (did you mean Venezuela?)'],
    ['Equador', ' (did you mean Ecuador?)'],
    ['Atlantis', ''],
    ['Georgia (US state)', ''],
    ['', ''],
  ])('do not resolve %s%s', (name, near) => {
    expect(resolve(name)).toEqual({ problem: `stands for no country in the graph${near}` });
  });

  test.each([
    ['iso2', 'uk', 'country:GB'],
    ['iso3', 'ROM', 'country:RO'],
    ['iso3', 'SUN', 'country:SUHH'],
  ] as const)('resolve the %s code %s to %s', (scheme, code, id) => {
    expect(codes.resolve(scheme, code, null)).toEqual({ id });
  });

  test('match those in the seed', async () => {
    const { nodes } = await readSeed(new URL('../../../seed/', import.meta.url), loadModel());
    const seeded = nodes.filter(({ type }) => type === 'Country');
    expect(seeded.length).toBeGreaterThan(0);
    for (const { id, properties } of seeded) {
      expect(properties.aliases).toEqual(countries.find((country) => country.id === id)?.aliases);
    }
  });
});
