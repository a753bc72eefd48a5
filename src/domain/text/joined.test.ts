import { expect, test } from '@jest/globals';
import { joinedTexts, textsOfJoined } from './joined.ts';

test('textsOfJoined reads what joinedTexts makes, empty texts included', () => {
  for (const texts of [['a'], ['a', '', 'b', ''], ['', 'x'], ['']])
    expect(textsOfJoined(joinedTexts(texts))).toEqual(texts);
  expect(textsOfJoined(null)).toEqual([]);
});
