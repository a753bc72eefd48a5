import { expect, test } from '@jest/globals';
import { loadModel, nodeType } from '../../model/index.ts';
import type { MappedEntry } from '../entries/entry.ts';
import { rowStatement } from './row-statement.ts';

const said = { property: 'currency', value: 'USD', original: 'US dollars', precision: undefined } as const;
const entry: MappedEntry = {
  type: nodeType(loadModel(), 'Loan'),
  id: 'loan:kept',
  named: 'loan:own',
  values: {},
  statements: [],
};
const make = (more: Partial<MappedEntry> = {}) =>
  rowStatement(
    { ...entry, ...more },
    { ...said, summary: 'In US dollars.', basis: 'REPORTED' },
    { row: 7, before: 0 },
    { source: 'source:s', run: 0, recordedAt: '2026-01-01T00:00:00.000Z' },
  );

test('a statement of a row has its value in lists, with the wording of the file, and the id that the row gave', () => {
  const { node, stated } = make();
  expect(node.properties).toMatchObject({
    statedOf: 'loan:own',
    properties: ['currency'],
    values: ['USD'],
    originals: ['US dollars'],
    locator: 7n,
  });
  expect(node.properties).not.toHaveProperty('precisions');
  expect(stated).toMatchObject({ subject: 'loan:kept', property: 'currency', value: 'USD', precision: null });
});

test('the id of a statement does not depend on what its subject was joined to', () => {
  expect(make().node.id).toBe(make({ id: 'loan:other' }).node.id);
});
