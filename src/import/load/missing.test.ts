import { expect, test } from '@jest/globals';
import type { CheckedEntry } from '../../evidence/index.ts';
import { model } from '../testing/small-mapping.ts';
import { missingOf } from './missing.ts';

const type = model.nodes.get('Loan');

function naming(id: string): readonly string[] {
  if (!type) throw new Error('the model has no loans');
  const entry = { type, id: 'loan:x', values: {}, statements: [], columns: {} };
  const checked: CheckedEntry = { entry, values: {}, targets: [{ field: 'creditor', id }] };
  return missingOf([checked], (one) => one === 'country:CN').map(({ message }) => message);
}

test('the code of a country that is not in capitals is told', () => {
  expect(naming('country:CN')).toEqual([]);
  expect(naming('country:cn').join()).toMatch(
    /names country:cn, which the graph does not have: codes of countries stand in capitals, as "country:CN"$/,
  );
  expect(naming('country:XQ').join()).toMatch(/names country:XQ, which the graph does not have$/);
  expect(naming('person:cn').join()).toMatch(/names person:cn, which the graph does not have$/);
});
