import { describe, expect, test } from '@jest/globals';
import { ANALYSES } from '../analysis/index.ts';
import { loadModel, ModelError } from '../model/index.ts';
import { createApi } from './api.ts';

const model = loadModel();

describe('createApi', () => {
  test('refuses an analysis that has SDL but no code', () => {
    const { paths, ...others } = ANALYSES;
    expect(paths).toBeDefined();
    const message = 'No analysis is registered for paths: see src/analysis/analyses.ts.';
    expect(() => createApi(model, others)).toThrow(ModelError);
    expect(() => createApi(model, others)).toThrow(message);
    expect(() => createApi(model, others)).toThrow(/^schema\/analysis\/paths\.graphql:\d+:3: /);
  });

  test('refuses an analysis that has code but no SDL', () => {
    const more = { ...ANALYSES, detours: ANALYSES.paths ?? never() };
    expect(() => createApi(model, more)).toThrow('No SDL in schema/analysis declares detours');
  });

  test('refuses SDL of an analysis that does not fit the API, with its position', () => {
    const body = 'extend type Query {\n  "Detours."\n  detours: [Pathz!]\n}\n';
    const broken = { ...model, analyses: [...model.analyses, { name: 'schema/analysis/detours.graphql', body }] };
    expect(() => createApi(broken, ANALYSES)).toThrow('schema/analysis/detours.graphql:3:13: Unknown type "Pathz".');
  });
});

function never(): never {
  throw new Error('ANALYSES has no paths');
}
