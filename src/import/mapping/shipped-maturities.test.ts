import { beforeAll, describe, expect, test } from '@jest/globals';
import type { MappedEntry } from '../../evidence/index.ts';
import { mapped, model } from '../testing/small-mapping.ts';
import { type Mapping, readMapping } from './read-mapping.ts';

const MAPPINGS = new URL('../../../mappings/', import.meta.url);

describe("maturities in AidData's file", () => {
  let mapping: Mapping;
  const loan = (year: string, maturity: string): readonly MappedEntry[] => {
    const made = mapped(mapping, {
      ...{ project_id: '1', flow: 'Loan (excluding debt rescheduling)', umbrella: '0', status: 'Completion' },
      ...{ year, maturity, recipient_iso3: 'VEN', recipient_condensed: 'Venezuela' },
    });
    expect(made).toMatchObject({ kind: 'entries' });
    return made.kind === 'entries' ? made.entries : [];
  };
  beforeAll(async () => {
    mapping = await readMapping(new URL('aiddata-gco.yaml', MAPPINGS).pathname, model);
  });

  test.each(['20', '20 ', '20.0'])('in whole years name a year: %p', (maturity) => {
    const [reported, ...others] = loan('2008', maturity);
    expect(others).toEqual([]);
    expect(reported?.values).toMatchObject({ maturesOn: '2028-01-01', maturesOnPrecision: 'YEAR' });
  });

  test.each([
    ['2010', '1.5', 2012],
    ['2008', '1.5', 2010],
    ['2011', '2.8333', 2014],
    ['2007', '7.5', 2015],
  ])('in parts of a year leave two years, of which the later is inferred: %s and %s years', (year, maturity, later) => {
    const [reported, inferred, ...others] = loan(year, maturity);
    expect(others).toEqual([]);
    expect(reported?.values.maturesOn ?? null).toBeNull();
    expect(inferred).toMatchObject({ id: reported?.id, values: { maturesOn: `${later}-01-01` } });
    expect(inferred?.statements).toMatchObject([
      { basis: 'INFERRED', summary: expect.stringContaining(`in ${later - 1} or in ${later}`) },
    ]);
  });
});
