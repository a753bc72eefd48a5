import { expect, test } from '@jest/globals';
import { loadModel, nodeType } from '../../model/index.ts';
import { entrySchema, statementSchema } from './entry-schema.ts';

const model = loadModel();

test('normalizes strings to NFC, also in lists', () => {
  const person = entrySchema(model, nodeType(model, 'Person'));
  expect(person.parse({ id: 'person:a', name: 'Jose\u0301', aliases: ['A\u030a'] })).toMatchObject({
    name: 'José',
    aliases: ['Å'],
  });
  const statement = statementSchema(model, nodeType(model, 'Statement'));
  const said = { id: 'statement:a', property: 'name', value: 'Jose\u0301', summary: 'Jose\u0301', basis: 'REPORTED' };
  expect(statement.parse({ ...said, paragraph: 1 })).toMatchObject({ value: 'José', summary: 'José' });
});
