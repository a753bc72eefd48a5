import { describe, expect, test } from '@jest/globals';
import { loadModel } from '../model/load.ts';
import { nodeType } from '../model/lookup.ts';
import { precisionProblems, timeProblems } from './date-rules.ts';

const tenure = nodeType(loadModel(), 'Tenure');

describe('a precision', () => {
  test.each([
    ['2020-03-05', 'DAY', true],
    ['2020-03-05', 'WEEK', true],
    ['2020-03-01', 'MONTH', true],
    ['2020-03-02', 'MONTH', false],
    ['2020-01-01', 'YEAR', true],
    ['2020-02-01', 'YEAR', false],
    ['2020-01-01', 'DECADE', true],
    ['2021-01-01', 'DECADE', false],
  ])('%s as %s', (from, fromPrecision, fits) => {
    const problems = precisionProblems(tenure, { from, fromPrecision });
    expect(problems.map((problem) => problem.field)).toEqual(fits ? [] : ['from']);
  });

  test('needs its date', () => {
    expect(precisionProblems(tenure, { untilPrecision: 'DAY' })).toEqual([
      { field: 'untilPrecision', message: 'is given without `until`' },
    ]);
  });
});

describe('the time of a fact', () => {
  const from = { from: '2020-01-02', fromPrecision: 'DAY' };

  test.each([
    ['from alone', from, []],
    ['firstObserved alone', { firstObserved: '2020-01-02' }, []],
    ['a day', { ...from, until: '2020-01-03', firstObserved: '2020-01-02', lastObserved: '2020-01-02' }, []],
    ['an until without a precision', { ...from, until: '2020-01-03' }, []],
    ['nothing', { until: '2020-01-03' }, ['from']],
    ['from without its precision', { from: '2020-01-02' }, ['fromPrecision']],
    ['until before from', { ...from, until: '2020-01-01' }, ['until']],
    ['until on the day of from', { ...from, until: '2020-01-02' }, ['until']],
    ['seen before it began', { ...from, firstObserved: '2020-01-01' }, ['firstObserved']],
    ['seen last before it began', { ...from, lastObserved: '2020-01-01' }, ['lastObserved']],
    ['seen last before seen first', { firstObserved: '2020-01-02', lastObserved: '2020-01-01' }, ['lastObserved']],
    ['seen first when it had ended', { firstObserved: '2020-01-02', until: '2020-01-02' }, ['until']],
    ['seen last when it had ended', { ...from, lastObserved: '2020-01-04', until: '2020-01-04' }, ['until']],
  ])('%s', (_, values, fields) => {
    expect(timeProblems(values).map((problem) => problem.field)).toEqual(fields);
  });

  test('is told in words', () => {
    expect(timeProblems({ ...from, until: '2020-01-02', lastObserved: '2020-01-01' })).toEqual([
      { field: 'until', message: 'must be after `from`' },
      { field: 'lastObserved', message: 'must not be before `from`' },
    ]);
  });
});
