import { expect, test } from '@jest/globals';
import { EMPTY_STATE } from '../state/index.ts';
import { startOf } from './start.ts';

const state = {
  ...EMPTY_STATE,
  roots: ['person:a', 'country:VE', 'alliance:b', 'country:CN', 'country:US'],
  selected: 'country:CN',
};

test('a panel begins with what is selected, then with what was asked for', () => {
  expect(startOf('paths', state)).toEqual({ kind: 'paths', from: 'country:CN', to: 'person:a' });
  expect(startOf('shared', state)).toEqual({
    kind: 'shared',
    between: ['country:CN', 'person:a', 'country:VE', 'alliance:b'],
  });
  expect(startOf('exposure', state)).toMatchObject({ of: 'country:CN' });
  expect(startOf('exposure', { ...state, selected: 'person:a' })).toMatchObject({ of: 'country:VE' });
});

test('a fact is nothing to begin with', () => {
  expect(startOf('paths', { ...EMPTY_STATE, selected: 'loan:a' })).toEqual({ kind: 'paths', from: null, to: null });
  expect(startOf('exposure', EMPTY_STATE)).toMatchObject({ of: null });
});
