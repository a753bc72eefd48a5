import { expect, test } from '@jest/globals';
import type { CheckedEntry } from '../../evidence/index.ts';
import { model } from '../testing/small-mapping.ts';
import { unresolvedReferences } from './taken-row.ts';

const type = model.nodes.get('Loan');

function messagesFor(id: string): readonly string[] {
  if (!type) throw new Error('the model has no loans');
  const entry = { type, id: 'loan:x', values: {}, statements: [], columns: {} };
  const checked: CheckedEntry = { entry, values: {}, targets: [{ field: 'creditor', id }] };
  return unresolvedReferences([checked], (one) => one === 'country:CN').map(({ message }) => message);
}

test('suggests upper case for a country code in lower case', () => {
  expect(messagesFor('country:CN')).toEqual([]);
  expect(messagesFor('country:cn').join()).toMatch(
    /names country:cn, which is not in the graph: country codes are upper case, as in "country:CN"$/,
  );
  expect(messagesFor('country:XQ').join()).toMatch(/names country:XQ, which is not in the graph$/);
  expect(messagesFor('person:cn').join()).toMatch(/names person:cn, which is not in the graph$/);
});
