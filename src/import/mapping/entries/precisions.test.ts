import { describe, expect, test } from '@jest/globals';
import type { Precision } from '../../../domain/index.ts';
import { closerThanRead, withPrecision } from './precisions.ts';

describe('closerThanRead', () => {
  const read = (given: string | undefined, precision: Precision | undefined) => ({
    values: { from: '2020-01-01', ...(given === undefined ? {} : { fromPrecision: given }) },
    fields: new Map([
      ['from', { value: '2020-01-01', stated: '2020-01-01', worded: '2020', ...(precision ? { precision } : {}) }],
    ]),
  });

  test.each([
    ['as it is read', 'YEAR', 'YEAR', []],
    ['further than it is read', 'YEAR', 'DAY', []],
    ['closer than it is read', 'DAY', 'YEAR', ['fromPrecision']],
    ['of a value that was read as none', 'DAY', undefined, []],
    ['that the row lacks', undefined, 'YEAR', []],
  ] as const)('checks a precision %s', (_, given, precision, problems) => {
    expect(closerThanRead(['from'], read(given, precision)).map(({ field }) => field)).toEqual(problems);
  });

  test('leaves alone what the mapping gives no precision', () => {
    expect(closerThanRead(withPrecision({ from: '', until: '' }), read('DAY', 'YEAR'))).toEqual([]);
    expect(withPrecision({ from: '', fromPrecision: '', until: '' })).toEqual(['from']);
  });
});
