import { expect, test } from '@jest/globals';
import { loadModel } from '../model/index.ts';
import { indexSpecs, propertyIndexSpecs } from './index-specs.ts';

const model = loadModel();
const specs = propertyIndexSpecs(model);
const of = (label: string) =>
  specs.filter((spec) => spec.label === label).map(({ property, unique }) => `${property}${unique ? ' unique' : ''}`);

test('indexes ids and keys as unique, and properties marked in the model, with their text keys, as plain', () => {
  expect(of('Country')).toEqual([
    'id unique',
    'code unique',
    'code_key',
    'iso3',
    'iso3_key',
    'name',
    'name_key',
    'cow',
    'gw',
    'gec',
    'gec_key',
    'statementCount',
    'sourceCount',
  ]);
  expect(of('Statement')).toEqual(['id unique', 'statedOf', 'basis']);
});

test('indexes the ids of parts', () => {
  expect(of('Balance')).toEqual(['id unique']);
  expect(of('ConflictValue')).toEqual(['id unique']);
});

test('names no property twice', () => {
  const names = specs.map(({ label, property }) => `${label}.${property}`);
  expect(new Set(names).size).toBe(names.length);
});

test('adds full-text indexes of the searched properties', () => {
  const texts = indexSpecs(model).filter((spec) => 'properties' in spec);
  expect(
    texts.map(({ label, properties }) => `${label}: ${properties.map(({ name, list }) => name + (list ? '[]' : ''))}`),
  ).toEqual([
    'Alliance: name,aliases[]',
    'Country: code,iso3,name,officialName,aliases[]',
    'Event: title',
    'Loan: title,purpose',
    'Organization: name,aliases[]',
    'Person: name,aliases[]',
    'Source: title',
    'Statement: summary',
  ]);
  const others = indexSpecs(model).slice(specs.length + texts.length);
  expect(others.map((spec) => spec.label)).toEqual(['EntenteFormerId', 'EntenteFormerIdStamp']);
});
