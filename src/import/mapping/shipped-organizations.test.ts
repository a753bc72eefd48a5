import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { MappedEntry } from '../../evidence/index.ts';
import { mapped, model } from '../testing/small-mapping.ts';
import { type Mapping, readMapping } from './read-mapping.ts';

const MAPPINGS = new URL('../../../mappings/', import.meta.url);

/** An organization that two lists have. */
interface Shared {
  readonly cow: string;
  readonly factbook: string;
  readonly id: string;
  readonly name: string;
}

const shared = parse(readFileSync(new URL('organizations.csv', MAPPINGS)), { columns: true }) as readonly Shared[];

describe('the organizations that Correlates of War and the Factbook share', () => {
  let cow: Mapping;
  let factbook: Mapping;
  const alliances = (mapping: Mapping, row: Record<string, string>): readonly MappedEntry[] => {
    const made = mapped(mapping, row);
    return made.kind === 'entries' ? made.entries.filter(({ type }) => type.name === 'Alliance') : [];
  };
  const alliance = (...given: Parameters<typeof alliances>): MappedEntry | undefined => alliances(...given)[0];
  const inFull = (...given: Parameters<typeof alliances>): MappedEntry | undefined =>
    alliances(...given).find(({ key }) => key === 'full-name');
  const cowRow = (igo: string) => ({
    ...{ ccode: '101', state: 'venezuela', igo, status: 'full' },
    ...{ first_year_observed: '1960', last_year_observed: '2014', right_censored: 'True' },
  });
  const factbookRow = (igo: string) => ({ gec: 've', iso3: 'VEN', country: 'Venezuela', igo, status: 'member' });
  const byCow = (igo: string) => alliance(cow, cowRow(igo));
  const byFactbook = (igo: string) => alliance(factbook, factbookRow(igo));

  beforeAll(async () => {
    cow = await readMapping(new URL('cow-igo.yaml', MAPPINGS).pathname, model);
    factbook = await readMapping(new URL('factbook-igo.yaml', MAPPINGS).pathname, model);
  });

  test('have one id each, which both mappings give', () => {
    expect(new Set(shared.map(({ id }) => id)).size).toBe(shared.length);
    for (const one of shared) {
      expect([byCow(one.cow)?.id, byFactbook(one.factbook)?.id]).toEqual([one.id, one.id]);
    }
  });

  test('keep the name that each source has', () => {
    expect(byCow('wtouro')).toMatchObject({ id: 'alliance:unwto', values: { name: 'WTOURO' } });
    expect(byFactbook('UNWTO')).toMatchObject({ id: 'alliance:unwto', values: { name: 'UNWTO' } });
  });

  test('have their names in full from the list, which is inferred and not what the files say', () => {
    for (const { factbook: called, cow: igo, name } of shared) {
      for (const full of [inFull(cow, cowRow(igo)), inFull(factbook, factbookRow(called))]) {
        expect(full).toMatchObject({ values: { aliases: [name] }, statements: [{ basis: 'INFERRED' }] });
        expect(full?.statements[0]?.summary).toContain('the list of organizations beside the mapping');
      }
    }
  });

  test('are the only ones with a name in full', () => {
    expect(inFull(cow, cowRow('zangger'))).toBeUndefined();
    expect(inFull(factbook, factbookRow('BRICS'))).toBeUndefined();
  });

  test.each([
    ['the court and the chamber of commerce', 'icc', 'ICC'],
    ['the Tin Council and the Trade Centre', 'itc', 'ITC'],
    ['the European Productivity Agency and an agreement', 'epa', 'EPA'],
    ['the bureau for a map of the world and the Caribbean initiative', 'cbi', 'CBI'],
  ])('are not those of equal abbreviations: %s', (_, one, other) => {
    expect(byCow(one)?.id).not.toBe(byFactbook(other)?.id);
  });

  test('are told by their abbreviation in any case, and behind the sentence before one of them', () => {
    expect(byFactbook('ICCT')?.id).toBe('alliance:international-criminal-court');
    const sentence =
      'Afghanistan is a member of the following organizations but Taliban representatives do not participate: ADB';
    expect(byFactbook(sentence)).toMatchObject({ id: 'alliance:adb', values: { name: 'ADB' } });
  });
});
