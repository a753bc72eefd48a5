import { expect, test } from '@jest/globals';
import { CLEARANCES, LOWEST } from '../domain/index.ts';
import { loadModel, nodeType } from '../model/index.ts';

test('The clearances that the rules know are those of the model, in its order, and the default is the lowest', () => {
  const model = loadModel();
  expect(model.enums.get('Clearance')?.values.map(({ name }) => name)).toEqual([...CLEARANCES]);
  expect(nodeType(model, 'Source').fields.get('clearance')).toMatchObject({ required: true, default: LOWEST });
});
