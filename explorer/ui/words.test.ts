import { expect, test } from '@jest/globals';
import { propertyInWords, valueInWords } from './words.ts';

test.each([
  ['from', '2010-01-01', 'DECADE', '2010s'],
  ['rank', 'HEAD_OF_STATE', null, 'head of state'],
  ['code', 'VE', null, 'VE'],
  ['title', 'A TITLE', null, 'A TITLE'],
  ['principal', '50000000000', null, '50,000,000,000'],
  ['principal', 'about 5', null, 'about 5'],
  ['quantities.share.value', '12.5', null, '12.5'],
  ['birthYear', '1962', null, '1962'],
])('the %s %s (%s) is read as %s', (property, value, precision, expected) => {
  expect(valueInWords(property, value, precision)).toBe(expected);
});

test.each([
  ['aliases', 'other names'],
  ['balances.2018.amount', 'balances · 2018 · amount'],
  ['participants.HEAD_OF_DELEGATION', 'participants · head of delegation'],
  ['constructor', 'constructor'],
])('the property %s is read as %s', (property, expected) => {
  expect(propertyInWords(property)).toBe(expected);
});
