import { beforeAll, describe, expect, test } from '@jest/globals';
import { mapped, model } from '../testing/small-mapping.ts';
import { type Mapping, readMapping } from './read-mapping.ts';

const MAPPINGS = new URL('../../../mappings/', import.meta.url);

describe("the lenders in AidData's file", () => {
  let mapping: Mapping;
  const entriesOf = (agencies: string) => {
    const row = { project_id: '1', flow: 'Loan (excluding debt rescheduling)', umbrella: '0', year: '2010' };
    const made = mapped(mapping, {
      ...row,
      ...{ funding_agency: agencies, status: 'Completion', amount: '5', currency: 'USD', usd_current: '5' },
      ...{ recipient_iso3: 'VEN', recipient_condensed: 'Venezuela', recommended_for_research: 'True' },
    });
    return made.kind === 'entries' ? made.entries.map(({ id, values }) => ({ id, ...values })) : made;
  };

  beforeAll(async () => {
    mapping = await readMapping(new URL('aiddata-gco.yaml', MAPPINGS).pathname, model);
  });

  test('are organizations of China, which stays the creditor', () => {
    expect(entriesOf('China Development Bank (CDB), Government Agency')).toEqual([
      {
        id: 'organization:china-development-bank',
        name: 'China Development Bank',
        kind: 'BANK',
        country: 'country:CN',
      },
      expect.objectContaining({ id: 'loan:aiddata-gco-1', creditor: 'country:CN', debtor: 'country:VE' }),
    ]);
  });

  test('may be several, and are left out where the file does not name one of China', () => {
    const both =
      'China Venezuela Joint Fund, Multilateral; China Development Bank (CDB), Government Agency; Export-Import Bank of China, Government Agency';
    expect(entriesOf(both)).toMatchObject([
      { id: 'organization:china-development-bank' },
      { id: 'organization:export-import-bank-of-china' },
      { id: 'loan:aiddata-gco-1' },
    ]);
    const unnamed = 'Unspecified Chinese Government Institution, Government Agency';
    expect(entriesOf(unnamed)).toMatchObject([{ id: 'loan:aiddata-gco-1' }]);
    expect(entriesOf('')).toMatchObject([{ id: 'loan:aiddata-gco-1' }]);
  });
});
