import { expect, test } from '@jest/globals';
import { encodingNamed, labelProblem } from './labels.ts';

test.each([
  ['UTF-8', 'utf-8'],
  [' utf8 ', 'utf-8'],
  ['cp1251', 'windows-1251'],
  ['win1251', 'windows-1251'],
  ['Windows 1250', 'windows-1250'],
  ['latin-1', 'windows-1252'],
  ['ISO-8859-2', 'iso-8859-2'],
  ['SJIS', 'shift_jis'],
  ['CP932', 'shift_jis'],
  ['gb2312', 'gbk'],
  ['CP949', 'euc-kr'],
  ['MacRoman', 'macintosh'],
  ['US-ASCII', 'us-ascii'],
  ['utf-16', 'utf-16le'],
])('takes %s as %s', (label, name) => {
  expect(encodingNamed(label)).toBe(name);
  expect(labelProblem(label)).toBeUndefined();
});

test.each(['', 'utf-32', 'cp437', 'EBCDIC', 'windows', '__proto__'])('refuses %j', (label) => {
  expect(labelProblem(label)).toMatch(/^is not a supported encoding, such as /);
});
