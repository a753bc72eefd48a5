import { expect, test } from '@jest/globals';
import { EMPTY_STATE } from '../state/index.ts';
import { fileName } from './file-name.ts';

test('a file is named by what is drawn, in characters that are safe anywhere', () => {
  expect(fileName(EMPTY_STATE, 'facts', 'csv')).toBe('entente-facts.csv');
  const state = { ...EMPTY_STATE, roots: ['country:VE', 'country:CN'], day: '2023-09-14' };
  expect(fileName(state, 'map', 'svg')).toBe('entente-country-VE-and-1-more-map-2023-09-14.svg');
  expect(fileName({ ...EMPTY_STATE, roots: ['../../é:x'] }, 'map', 'png')).toBe('entente--x-map.png');
});
