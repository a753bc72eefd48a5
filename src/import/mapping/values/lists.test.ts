import { expect, test } from '@jest/globals';
import { separatorOf } from './lists.ts';

test.each<[string | readonly string[], string, readonly string[]]>([
  [';', 'a; b;;c', ['a', ' b', '', 'c']],
  [', ', 'a,b, c', ['a', 'b', ' c']],
  [' ', 'a b', ['a', 'b']],
  ['|', 'a|b', ['a', 'b']],
  ['.', 'a.b', ['a', 'b']],
  ['-', '1-2', ['1', '2']],
  [' and ', 'Finland and Poland', ['Finland ', ' Poland']],
  [[',', 'and', ', and'], 'CDB, Exim, and Rand', ['CDB', ' Exim', ' Rand']],
  ['и', 'ВЭБ и Сбербанк', ['ВЭБ ', ' Сбербанк']],
])('splits by %j: %s', (by, text, pieces) => {
  expect(text.split(separatorOf(by))).toEqual(pieces);
});
