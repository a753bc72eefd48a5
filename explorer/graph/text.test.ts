import { expect, test } from '@jest/globals';
import { cutText } from './text.ts';

test('a short text stays, a long one ends in an ellipsis', () => {
  expect(cutText('Venezuela', 9)).toBe('Venezuela');
  expect(cutText('Venezuela and others', 10)).toBe('Venezuela…');
});

test('a text of 5,000 characters is cut, also where all of the first are spaces', () => {
  expect(cutText('x'.repeat(5000), 30)).toHaveLength(30);
  expect(cutText(`${' '.repeat(4000)}x`, 30)).toBe('…');
});

test('a plain name stays as it is; spaces around or within are as on any line', () => {
  expect(cutText('Côte d’Ivoire', 36)).toBe('Côte d’Ivoire');
  expect(cutText(' Nicolás  Maduro ', 36)).toBe('Nicolás Maduro');
});

test('characters of two units are not cut in half', () => {
  expect(cutText('😀😀😀😀', 3)).toBe('😀😀…');
});

test('what turns the direction or ends the line is taken out; letters from right to left stay', () => {
  expect(cutText('a\u202eb\nc\u0000d', 30)).toBe('a b c d');
  expect(cutText('فنزويلا', 30)).toBe('فنزويلا');
});
