import { expect, test } from '@jest/globals';
import { loadModel } from '../model/load.ts';
import { indexSpecs } from './index-specs.ts';

const specs = indexSpecs(loadModel());
const of = (label: string) =>
  specs.filter((spec) => spec.label === label).map(({ property, unique }) => `${property}${unique ? ' unique' : ''}`);

test('ids and keys are unique, what the model marks has a plain index', () => {
  expect(of('Country')).toEqual(['id unique', 'code unique', 'iso3', 'name', 'cow', 'gw', 'gec']);
  expect(of('Statement')).toEqual(['id unique', 'property', 'basis']);
});

test('parts have their id', () => {
  expect(of('Balance')).toEqual(['id unique']);
  expect(of('ConflictValue')).toEqual(['id unique']);
});

test('no property is named twice', () => {
  const names = specs.map(({ label, property }) => `${label}.${property}`);
  expect(new Set(names).size).toBe(names.length);
});
