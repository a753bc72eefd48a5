import { describe, expect, test } from '@jest/globals';
import { resultOf } from '../../testing/small-mapping.ts';

const rejection = (column: string | undefined, message: string) => ({ column, message });

/** A value as YAML, a row and the expected result. */
type Case = [string, Record<string, string>, ReturnType<typeof resultOf>];

describe('a template', () => {
  test.each<Case>([
    ['"{a}-{b}"', { a: 'x', b: 'y' }, 'x-y'],
    ['"{a}-{b}"', { a: 'x', b: ' ' }, null],
    ['"{a}"', { a: '\u00a0 x\u00a0' }, 'x'],
    ['"{{{a}}}"', { a: 'x' }, '{x}'],
    ['"{d}"', {}, null],
    ['{ value: "{a}", default: "{b}" }', { b: 'y' }, 'y'],
    ['{ value: "{a}", default: { const: none } }', {}, 'none'],
    ['{ value: "{a}", required: true }', { a: '' }, rejection('a', 'is empty, but the mapping requires it')],
    ['{ value: "{a}{b}", required: true, column: b }', {}, rejection('b', 'is empty, but the mapping requires it')],
  ])('is evaluated: %s for %j', (yaml, row, result) => {
    expect(resultOf(yaml, row)).toEqual(result);
  });
});

describe('a text with steps', () => {
  test.each<Case>([
    ['{ value: "{a}", case: upper }', { a: 'opéc' }, 'OPÉC'],
    ['{ value: "{a}", case: lower }', { a: 'OPEC' }, 'opec'],
    ['{ value: "{a}", strip: "^the |[ *]+$" }', { a: 'the Holy See *' }, 'Holy See'],
    ['{ value: "{a}", strip: ".*" }', { a: 'x' }, null],
    ['{ value: "{a}", pattern: "^(?<value>[A-Z]{3})(?:; ?)*$" }', { a: 'VEN; ' }, 'VEN'],
    ['{ value: "{a}", pattern: "^(?<value>[A-Z]{3})(?:; ?)*$" }', { a: 'VEN; CHN' }, null],
    ['{ value: "{a}", pattern: "(?<one>.)(?<two>.)", group: two }', { a: 'xy' }, 'y'],
    ['{ value: "{a}", pattern: "[0-9]+" }', { a: 'no. 12' }, '12'],
    [
      '{ value: "{a}", pattern: "[0-9]+", otherwise: reject }',
      { a: 'x' },
      rejection('a', '"x" does not match the pattern'),
    ],
    ['{ value: "{a}", pattern: "[0-9]+", otherwise: keep }', { a: 'x' }, 'x'],
    ['{ value: "{a}", pattern: "[0-9]+", otherwise: { const: 0 } }', { a: 'x' }, '0'],
    ['{ value: "{a}", strip: "x", case: upper, table: { Y: z } }', { a: 'xy' }, 'z'],
  ])('is evaluated: %s for %j', (yaml, row, result) => {
    expect(resultOf(yaml, row)).toEqual(result);
  });
});

describe('a table', () => {
  test.each<Case>([
    ['{ value: "{a}", table: { x: y } }', { a: 'x' }, 'y'],
    ['{ value: "{a}", table: { x: y } }', { a: '' }, null],
    ['{ value: "{a}", table: { x: y } }', { a: 'z' }, rejection('a', `"z" is not in the mapping's table`)],
    ['{ value: "{a}", table: { x: y }, otherwise: keep }', { a: 'z' }, 'z'],
    ['{ value: "{a}", table: { x: y }, otherwise: null }', { a: 'z' }, null],
    ['{ value: "{a}", table: { x: y }, otherwise: { const: w } }', { a: 'z' }, 'w'],
    ['{ value: "{a}", table: { x: "" } }', { a: 'x' }, null],
    ['{ value: "{a}", table: { 8152: true } }', { a: '8152' }, 'true'],
    ['{ value: "{a}", table: { constructor: y }, otherwise: keep }', { a: 'toString' }, 'toString'],
    // A result of the table is final; a text that it keeps is processed further.
    [
      '{ country: "{a}", scheme: cow, table: { "8152": country:SUHH }, otherwise: keep }',
      { a: '8152' },
      'country:SUHH',
    ],
    ['{ country: "{a}", scheme: cow, table: { "8152": country:SUHH }, otherwise: keep }', { a: '101' }, 'country:VE'],
  ])('is evaluated: %s for %j', (yaml, row, result) => {
    expect(resultOf(yaml, row)).toEqual(result);
  });
});

describe('a date', () => {
  test.each<Case>([
    ['{ date: "{a}" }', { a: '1990-05' }, '1990-05-01 MONTH'],
    ['{ date: "{a}" }', { a: '' }, null],
    ['{ date: "{a}", formats: [d MMMM yyyy] }', { a: '5 May 1990' }, '1990-05-05 DAY'],
    ['{ date: "{a}", strip: "^since " }', { a: 'since 1990' }, '1990-01-01 YEAR'],
    ['{ date: "{a}", after: year }', { a: '2013' }, '2013-01-01 YEAR'],
    ['{ date: { date: "{a}" }, after: day }', { a: '2013-12-31' }, '2014-01-01 DAY'],
    [
      '{ date: "{a}", after: day }',
      { a: '9999-12-31' },
      rejection('a', '"9999-12-31" has no following day: if it means an open end, list it under `missing`'),
    ],
    ['{ date: "{a}" }', { a: 'May' }, rejection('a', '"May" is not a date in a format of the mapping')],
    ['{ date: "{a}", otherwise: null }', { a: 'May' }, null],
    ['{ date: { year: "{a}", month: "{b}", day: "{c}" } }', { a: '1815', b: '1', c: '3.0' }, '1815-01-03 DAY'],
    ['{ date: { year: "{a}", month: "{b}", day: "{c}" } }', { a: '1815', b: '1', c: '0' }, '1815-01-01 MONTH'],
    ['{ date: { year: "{a}", month: "{b}", day: "{c}" } }', { a: '1815', b: '', c: '3' }, '1815-01-01 YEAR'],
    ['{ date: { year: "{a}", month: "{b}", day: "{c}" } }', { a: '0', b: '0', c: '0' }, null],
    ['{ date: { year: "{a}", month: "{b}" }, after: month }', { a: '1815', b: '12' }, '1815-12-01 MONTH'],
    [
      '{ date: { year: "{a}", month: "{b}" } }',
      { a: '1815', b: '13' },
      rejection('a', 'is not an existing date: there is no month 13'),
    ],
    ['{ date: { year: "{a}", month: "{b}" } }', { a: '1815', b: 'x' }, rejection('b', '"x" is not a part of a date')],
  ])('is evaluated: %s for %j', (yaml, row, result) => {
    expect(resultOf(yaml, row)).toEqual(result);
  });
});

describe('a number', () => {
  test.each<Case>([
    ['{ number: "{a}", as: int }', { a: '1822.0' }, '1822'],
    ['{ number: "{a}", thousands: "," }', { a: '1,234.5' }, '1234.5'],
    [
      '{ number: "{a}" }',
      { a: '$1000M' },
      rejection('a', '"$1000M" is not a number: if "$" is a currency, set currencies: ["$"]'),
    ],
    ['{ number: "{a}", currencies: ["$"], units: { M: 1e6 } }', { a: '$1000M' }, '1000000000'],
    ['{ number: "{a}", units: common, as: int }', { a: '3.5bn' }, '3500000000'],
    ['{ number: "{a}", units: { "%": 0.01 } }', { a: '7 %' }, '0.07'],
    ['{ number: "{a}", scale: 1000000 }', { a: '4.35' }, '4350000'],
    ['{ number: "{a}", scale: "{b}" }', { a: '4.35', b: '1000' }, '4350'],
    [
      '{ number: "{a}", scale: { value: "{b}", table: { millions: 1000000 } } }',
      { a: '1.1', b: 'millions' },
      '1100000',
    ],
    ['{ number: "{a}", scale: "{b}" }', { a: '4.35' }, rejection('a', 'has no scale: b is empty')],
    ['{ number: "{a}", scale: "{b}", otherwise: null }', { a: '4.35' }, null],
    ['{ number: "{a}", scale: "{b}" }', { a: '1', b: 'x' }, rejection('a', 'has the scale "x", which is not a number')],
    ['{ number: "{a}", thousands: ",", parentheses: negative, as: int }', { a: '(1,234)' }, '-1234'],
    ['{ number: "{a}", scale: 1000, as: int }', { a: '1.5' }, '1500'],
    ['{ number: "{a}", scale: 100, as: int }', { a: '1.505' }, rejection('a', '"1.505" is not an integer')],
    ['{ number: { split: "{a}" } }', { a: '1;2' }, rejection('a', 'is a list: add it up with { sum: [ … ] }')],
    ['{ number: "{a}", strip: "^[$]" }', { a: '$7' }, '7'],
    ['{ number: "{a}", otherwise: null }', { a: 'n/a' }, null],
    ['{ value: "{a}", as: int }', { a: '7.0' }, '7'],
    ['{ value: "{a}", as: int, table: { x: 8 } }', { a: 'x' }, '8'],
  ])('is evaluated: %s for %j', (yaml, row, result) => {
    expect(resultOf(yaml, row)).toEqual(result);
  });
});

describe('a sum', () => {
  const OF_TWO = 'sum: ["{a}", "{b}"]';
  test.each<Case>([
    [`{ ${OF_TWO} }`, { a: '0.1', b: '0.2' }, '0.3'],
    [`{ ${OF_TWO}, thousands: ",", units: common, currencies: [USD] }`, { a: 'USD 1,000', b: '1.5k' }, '2500'],
    [`{ ${OF_TWO}, scale: 1000000, as: int }`, { a: '1.1', b: '2.2' }, '3300000'],
    [`{ ${OF_TWO} }`, { a: '1', b: '' }, null],
    [`{ ${OF_TWO}, unknown: null }`, { a: '1', b: '' }, null],
    [`{ ${OF_TWO}, unknown: skip }`, { a: '1', b: '' }, '1'],
    [`{ ${OF_TWO}, unknown: skip }`, { a: '', b: '' }, null],
    [`{ ${OF_TWO}, unknown: reject }`, { a: '1', b: '' }, rejection('b', 'is empty, but the sum needs it')],
    ['{ sum: ["{a}", { value: "{b}", default: { const: 0 } }] }', { a: '1', b: '' }, '1'],
    ['{ sum: ["{a}", { number: "{b}", scale: -1 }] }', { a: '10', b: '2.5' }, '7.5'],
    ['{ sum: [{ split: "{a}", by: "+" }, "{b}"] }', { a: '1 + 2', b: '3' }, '6'],
    ['{ sum: [{ number: "{a}", decimal: "," }, "{b}"], scale: 10 }', { a: '1,5', b: '1.5' }, '30'],
    [`{ ${OF_TWO} }`, { a: '1', b: 'x' }, rejection('b', '"x" is not a number')],
    [`{ ${OF_TWO}, as: int }`, { a: '1', b: '0.5' }, rejection('a', '"the sum" is not an integer')],
    [`{ ${OF_TWO}, when: [{ value: "{c}", in: [yes] }], default: { const: 7 } }`, { a: '1', b: '2' }, '7'],
  ])('is evaluated: %s for %j', (yaml, row, result) => {
    expect(resultOf(yaml, row)).toEqual(result);
  });
});

describe('a country', () => {
  test.each<Case>([
    ['{ country: "{a}", scheme: iso3 }', { a: 'VEN' }, 'country:VE'],
    ['{ country: "{a}", scheme: iso3 }', { a: '' }, null],
    ['{ country: "{a}", scheme: cow, on: "{b}" }', { a: '365', b: '1985-01-01' }, 'country:SUHH'],
    ['{ country: "{a}", scheme: cow, on: { date: "{b}" } }', { a: '365', b: '1985' }, 'country:SUHH'],
    ['{ country: "{a}", scheme: cow, on: "{b}" }', { a: '365', b: '' }, 'country:RU'],
    ['{ country: { value: "{a}", case: upper }, scheme: gec, otherwise: null }', { a: 'zz' }, null],
    [
      '{ country: "{a}", scheme: iso3 }',
      { a: 'VNZ' },
      rejection('a', 'the iso3 code "VNZ" stands for no country in the graph'),
    ],
  ])('is evaluated: %s for %j', (yaml, row, result) => {
    expect(resultOf(yaml, row)).toEqual(result);
  });
});

describe('a list or choice', () => {
  test.each<Case>([
    ['{ list: ["{a}", "{b}", { const: z }] }', { a: 'x' }, 'x; z'],
    ['{ list: ["{a}", "{b}"] }', {}, null],
    ['{ split: "{a}" }', { a: 'x; y;; ' }, 'x; y'],
    ['{ split: "{a}", by: ", ", case: upper }', { a: 'x, y' }, 'X; Y'],
    ['{ split: "{a}", by: "|", table: { x: OIL } }', { a: 'x|q' }, rejection('a', `"q" is not in the mapping's table`)],
    ['{ flags: { a: OIL, b: CASH, c: GOODS } }', { a: '1', b: 'yes', c: '0' }, 'OIL; CASH'],
    ['{ flags: { a: OIL } }', { a: '2' }, rejection('a', '"2" is neither yes nor no')],
    ['{ slug: "{a}" }', { a: "Côte d'Ivoire" }, 'cote-d-ivoire'],
    ['{ slug: "{a}" }', { a: '习' }, 'xn--vjq'],
    [
      '{ slug: "{a}" }',
      { a: '!?' },
      rejection('a', '"!?" cannot be made into an id: it has no letters or digits, or is too long'),
    ],
    ['{ first: ["{a}", "{b}"] }', { b: 'y' }, 'y'],
    ['{ first: ["{a}", { const: z, when: [{ value: "{b}", is: known }] }] }', {}, null],
    ['{ first: ["{a}", "{b}"], case: upper }', { b: 'y' }, 'Y'],
  ])('is evaluated: %s for %j', (yaml, row, result) => {
    expect(resultOf(yaml, row)).toEqual(result);
  });
});

describe('a condition', () => {
  test.each<[string, Record<string, string>, boolean]>([
    ['{ value: "{a}", in: [x, y] }', { a: 'y' }, true],
    ['{ value: "{a}", in: [x, y] }', { a: 'z' }, false],
    ['{ value: "{a}", in: [x] }', {}, false],
    ['{ value: "{a}", in: [1] }', { a: '1' }, true],
    ['{ value: "{a}", in: ["{b}"] }', { a: 'x', b: 'x' }, true],
    ['{ value: "{a}", in: ["{b}"] }', { a: 'x', b: '' }, false],
    ['{ value: "{a}", notIn: [x] }', { a: 'y' }, true],
    ['{ value: "{a}", notIn: [x] }', {}, true],
    ['{ value: "{a}", notIn: [x] }', { a: 'x' }, false],
    ['{ value: "{a}", is: known }', { a: ' ' }, false],
    ['{ value: "{a}", is: unknown }', { a: ' ' }, true],
    ['{ value: "{a}", matches: "^x" }', { a: 'xy' }, true],
    ['{ value: "{a}", matches: "^x" }', {}, false],
    ['{ value: { date: "{a}" }, before: 1991-12-26 }', { a: '1991-12-25' }, true],
    ['{ value: { date: "{a}" }, before: 1991-12-26 }', { a: '1991-12-26' }, false],
    ['{ value: { date: "{a}" }, after: 1990 }', { a: '1990-01-02' }, true],
    ['{ value: { number: "{a}" }, before: 10 }', { a: '9' }, true],
    ['{ value: "{a}", after: "{b}" }', { a: '10', b: '9' }, true],
    ['{ value: "{a}", after: "{b}" }', { a: 'x', b: '9' }, false],
    ['{ value: "{a}", in: [x], matches: y }', { a: 'x' }, false],
  ])('is evaluated: %s for %j', (yaml, row, holds) => {
    expect(resultOf(`{ const: it, when: [${yaml}] }`, row)).toBe(holds ? 'it' : null);
    expect(resultOf(`{ const: it, unless: [${yaml}] }`, row)).toBe(holds ? null : 'it');
  });

  test('skips the value, and any fault in it, if it does not hold', () => {
    expect(resultOf('{ number: "{a}", when: [{ value: "{b}", is: known }] }', { a: '$1' })).toBeNull();
  });
});
