import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { inForceBounds, inForceOn } from '../../domain/index.ts';
import type { MappedEntry } from '../../evidence/index.ts';
import { model } from '../testing/small-mapping.ts';
import { CountryCodes, countryRecord, readCodeMeanings } from './index.ts';
import { readMapping } from './read-mapping.ts';
import { RowMapper } from './row-mapper.ts';

const MAPPINGS = new URL('../../../mappings/', import.meta.url);
const COUNTRIES = Object.entries({
  ...{ VE: 101, DE: 255, DDDE: 265, CSHH: 315, RU: null, SUHH: 365, XYAR: 678, YE: 679, XRVN: 817, ID: 850 },
}).map(([code, cow]) => countryRecord({ id: `country:${code}`, code, name: code, cow }));

describe('spells of membership, which Correlates of War observe by the year', () => {
  let mapper: RowMapper;
  const spell = (ccode: string, first: string, last: string, censored: boolean): readonly MappedEntry[] => {
    const values = {
      ...{ ccode, state: 'state', igo: 'opec', status: 'full', first_year_observed: first, last_year_observed: last },
      right_censored: censored ? 'True' : 'False',
    };
    const made = mapper.map({ number: 1, bytes: 1, values });
    expect(made).toHaveProperty('entries');
    return made.kind === 'entries' ? made.entries.filter(({ type }) => type.name === 'Membership') : [];
  };

  beforeAll(async () => {
    const mapping = await readMapping(new URL('cow-igo.yaml', MAPPINGS).pathname, model);
    mapper = new RowMapper(model, mapping, new CountryCodes(COUNTRIES, await readCodeMeanings(MAPPINGS)));
  });

  test('last through the last day of the last year in which they are observed', () => {
    const [only, ...others] = spell('850', '1962', '2008', false);
    expect(others).toEqual([]);
    expect(only?.values).toMatchObject({ from: '1962-01-01', fromPrecision: 'YEAR', until: '2009-01-01' });
    const bounds = inForceBounds(only?.values ?? {});
    expect(['2008-12-31', '2009-01-01'].map((day) => inForceOn(bounds, day))).toEqual(['SHOWN', 'NOT']);
  });

  test('are observed to the last day of the file, where it ends before them', () => {
    const [only, ...others] = spell('101', '1960', '2014', true);
    expect(others).toEqual([]);
    expect(only?.values).toMatchObject({ lastObserved: '2014-12-31' });
    expect(only?.values.until ?? null).toBeNull();
  });

  test.each([
    ['West Germany', '260', '1989', '1989-12-31', '1990-01-01', 'YEAR'],
    ['East Germany', '265', '1989', '1989-12-31', '1990-10-03', 'DAY'],
    ['Czechoslovakia', '315', '1992', '1992-12-31', '1993-01-01', 'DAY'],
    ['North Yemen', '678', '1989', '1989-12-31', '1990-05-22', 'DAY'],
    ['South Vietnam', '817', '1975', null, '1975-05-01', 'DAY'],
  ])('have no end in the file where it ends the state: %s', (...[, ccode, last, seen, until, untilPrecision]) => {
    const [reported, inferred, ...others] = spell(ccode, '1970', last, true);
    expect(others).toEqual([]);
    expect(reported?.values.until ?? null).toBeNull();
    expect(reported?.values.lastObserved ?? null).toBe(seen);
    expect(inferred).toMatchObject({ id: reported?.id, values: { until, untilPrecision } });
    expect(inferred?.values.member).toBe(reported?.values.member);
    expect(inferred?.statements.map(({ basis }) => basis)).toEqual(['INFERRED']);
  });

  test('end with a state on the day on which the states that are no more have its end', () => {
    const states = parse(readFileSync(new URL('historical-states.csv', MAPPINGS)), {
      columns: true,
    }) as readonly State[];
    const table = readFileSync(new URL('cow-igo.yaml', MAPPINGS), 'utf8').matchAll(/^ {6}"(\d+)": "(\d{4}-.*)"$/gm);
    const ends = [...table].map(([, cow, until]) => ({ cow, until }));
    expect(ends).toHaveLength(11);
    expect(ends.filter((end) => !states.some(({ cow, until }) => cow === end.cow && until === end.until))).toEqual([]);
  });

  test('of a code that passes to a successor in their last year end with the state, not behind it', () => {
    const parts = spell('365', '1945', '1991', false);
    expect(parts.map(({ values }) => [values.member, values.until])).toEqual([['country:SUHH', '1991-12-26']]);
  });
});

interface State {
  readonly cow: string;
  readonly until: string;
}
