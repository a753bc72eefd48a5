import { expect, test } from '@jest/globals';
import type { CheckedEntry } from '../../evidence/index.ts';
import { model } from '../testing/small-mapping.ts';
import { unresolvedReferences } from './taken-row.ts';

const type = model.nodes.get('Loan');

function naming(id: string): readonly string[] {
  if (!type) throw new Error('the model has no loans');
  const entry = { type, id: 'loan:x', values: {}, statements: [], columns: {} };
  const checked: CheckedEntry = { entry, values: {}, targets: [{ field: 'creditor', id }] };
  return unresolvedReferences([checked], (one) => one === 'country:CN').map(({ message }) => message);
}

test('the code of a country that is not in capitals is told', () => {
  expect(naming('country:CN')).toEqual([]);
  expect(naming('country:cn').join()).toMatch(
    /names country:cn, which is not in the graph: country codes are upper case, as in "country:CN"$/,
  );
  expect(naming('country:XQ').join()).toMatch(/names country:XQ, which is not in the graph$/);
  expect(naming('person:cn').join()).toMatch(/names person:cn, which is not in the graph$/);
});
