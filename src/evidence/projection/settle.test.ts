import { expect, test } from '@jest/globals';
import { loadModel, nodeType } from '../../model/index.ts';
import { NO_RULINGS } from './clusters.ts';
import { type Settling, settle } from './settle.ts';
import type { SourceStatement } from './source-statement.ts';
import { statedValues } from './stated-values.ts';

const model = loadModel();
const settling: Settling = { model, precedenceOf: () => 0, rulings: NO_RULINGS };

const states = (name: string, fields: Partial<SourceStatement> = {}): SourceStatement => ({
  id: `statement:${name}`,
  statedOf: `membership:${name}`,
  source: `source:${name}`,
  basis: 'REPORTED',
  locator: 1,
  values: statedValues(model, nodeType(model, 'Membership'), {
    member: 'country:VE',
    alliance: 'alliance:opec',
    status: 'MEMBER',
    from: '1960-01-01',
    fromPrecision: 'YEAR',
  }),
  ...fields,
});

test('settle makes one fact of what two sources state, under one of their ids, and counts both', () => {
  const { entities } = settle(settling, [states('b'), states('a')]);
  expect([...entities.values()]).toMatchObject([
    { id: 'membership:a', formerIds: ['membership:b'], sources: 2, statements: [{ id: 'statement:a' }, {}] },
  ]);
});

test('settle takes a data set for one source, whatever sources its rows name', () => {
  const file = 'source:list';
  const rows = [states('a', { source: `${file}-report`, file }), states('b', { source: `${file}-page`, file })];
  expect([...settle(settling, rows).entities.keys()]).toEqual(['membership:a', 'membership:b']);
});
