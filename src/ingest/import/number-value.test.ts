import { expect, test } from '@jest/globals';
import { type NumberForm, readNumber } from './number-value.ts';

test.each<[string, NumberForm, number]>([
  ['1822.0', { as: 'int' }, 1822],
  ['-7', { as: 'int' }, -7],
  ['0.5', { as: 'float' }, 0.5],
  ['.5', { as: 'float' }, 0.5],
  ['1.2E+10', { as: 'float' }, 12_000_000_000],
  ['1,234.5', { as: 'float', thousands: ',' }, 1234.5],
  ['-12,345,678', { as: 'int', thousands: ',' }, -12_345_678],
  ['1234.5', { as: 'float', thousands: ',' }, 1234.5],
  ['1.234,5', { as: 'float', thousands: '.', decimal: ',' }, 1234.5],
  ['12 345', { as: 'int', thousands: ' ' }, 12_345],
])('%s is a number', (text, form, number) => {
  expect(readNumber(text, form)).toBe(number);
});

test.each<[string, NumberForm, string]>([
  ['$1000M', { as: 'float' }, '"$1000M" is no number'],
  ['1,234.5', { as: 'float' }, '"1,234.5" is no number: where , parts thousands, say thousands: ","'],
  ['1,23', { as: 'float', thousands: ',' }, '"1,23" is no number'],
  ['1234,567', { as: 'float', thousands: ',' }, '"1234,567" is no number'],
  ['1.5', { as: 'float', decimal: ',' }, '"1.5" is no number'],
  ['', { as: 'int' }, '"" is no number'],
  ['Infinity', { as: 'float' }, '"Infinity" is no number'],
  ['1e999', { as: 'float' }, '"1e999" is too large a number'],
  ['0x10', { as: 'int' }, '"0x10" is no number'],
  ['1.5', { as: 'int' }, '"1.5" is no whole number'],
  ['9007199254740993', { as: 'int' }, '"9007199254740993" is too large a number'],
])('%s is none', (text, form, problem) => {
  expect(readNumber(text, form)).toBe(problem);
});
