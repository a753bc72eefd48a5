import { expect, test } from '@jest/globals';
import { slugOf } from './slug.ts';

test.each([
  ['Delcy Eloína RODRÍGUEZ Gómez', 'delcy-eloina-rodriguez-gomez'],
  ["Côte d'Ivoire", 'cote-d-ivoire'],
  [' Łódź / Øre ', 'lodz-ore'],
  ['İnönü, ısı', 'inonu-isi'],
  ['Straße (1990)', 'strasse-1990'],
  ['习近平', ''],
])('%s', (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});
