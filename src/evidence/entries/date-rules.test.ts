import { describe, expect, test } from '@jest/globals';
import { loadModel, nodeType } from '../../model/index.ts';
import { precisionProblems, statedDateProblems, timeProblems } from './date-rules.ts';

const model = loadModel();
const tenure = nodeType(model, 'Tenure');

describe('precisionProblems', () => {
  test.each([
    ['2020-03-05', 'DAY', true],
    ['2020-03-05', 'WEEK', true],
    ['2020-03-01', 'MONTH', true],
    ['2020-03-02', 'MONTH', false],
    ['2020-01-01', 'YEAR', true],
    ['2020-02-01', 'YEAR', false],
    ['2020-01-01', 'DECADE', true],
    ['2021-01-01', 'DECADE', false],
  ])('checks %s with precision %s', (from, fromPrecision, fits) => {
    const problems = precisionProblems(tenure, { from, fromPrecision });
    expect(problems.map((problem) => problem.field)).toEqual(fits ? [] : ['from']);
  });

  /** Every date of the model that has a precision. */
  const dates = [...model.nodes.values(), ...model.parts.values()].flatMap((type) =>
    [...type.fields.keys()]
      .filter((name) => type.fields.has(`${name}Precision`))
      .map((name) => [type.name, name, type] as const),
  );

  test('are of all dates that have a precision', () => {
    expect(new Set(dates.map(([, name]) => name))).toEqual(new Set(['from', 'until', 'maturesOn', 'asOf']));
  });

  test.each(dates)('requires of %s the precision of %s, and the date of a precision', (_, name, type) => {
    const precision = `${name}Precision`;
    expect(precisionProblems(type, { [precision]: 'DAY' })).toEqual([
      { field: precision, message: `is given without \`${name}\`` },
    ]);
    expect(precisionProblems(type, { [name]: '2020-01-01' })).toEqual([
      { field: precision, message: `is missing: \`${name}\` needs it` },
    ]);
    expect(precisionProblems(type, { [name]: '2020-01-01', [precision]: 'YEAR' })).toEqual([]);
  });
});

describe('timeProblems', () => {
  const from = { from: '2020-01-02', fromPrecision: 'DAY' };

  test.each([
    ['from alone', from, []],
    ['firstObserved alone', { firstObserved: '2020-01-02' }, []],
    ['lastObserved alone', { lastObserved: '2020-01-02' }, []],
    ['a day', { ...from, until: '2020-01-03', firstObserved: '2020-01-02', lastObserved: '2020-01-02' }, []],
    ['no beginning', { until: '2020-01-03' }, ['from']],
    ['until before from', { ...from, until: '2020-01-01' }, ['until']],
    ['until on the day of from', { ...from, until: '2020-01-02' }, ['until']],
    ['observed before it began', { ...from, firstObserved: '2020-01-01' }, ['firstObserved']],
    ['last observed before it began', { ...from, lastObserved: '2020-01-01' }, ['lastObserved']],
    [
      'last observed before first observed',
      { firstObserved: '2020-01-02', lastObserved: '2020-01-01' },
      ['lastObserved'],
    ],
    ['first observed after it ended', { firstObserved: '2020-01-02', until: '2020-01-02' }, ['until']],
    ['last observed after it ended', { ...from, lastObserved: '2020-01-04', until: '2020-01-04' }, ['until']],
    ['until in the month of from', { ...from, until: '2020-01-01', untilPrecision: 'MONTH' }, []],
    ['until in the year of from', { ...from, until: '2020-01-01', untilPrecision: 'YEAR' }, []],
    ['until in the decade of from', { ...from, until: '2020-01-01', untilPrecision: 'DECADE' }, []],
    ['until in the week of from', { ...from, until: '2019-12-30', untilPrecision: 'WEEK' }, []],
    ['until in a month before from', { ...from, until: '2019-12-01', untilPrecision: 'MONTH' }, ['until']],
    ['until in a week before from', { ...from, until: '2019-12-23', untilPrecision: 'WEEK' }, ['until']],
    ['both in a year', { from: '2020-01-01', fromPrecision: 'YEAR', until: '2020-01-01', untilPrecision: 'YEAR' }, []],
    ['until on the first day of a year', { from: '2020-01-01', fromPrecision: 'YEAR', until: '2020-01-01' }, ['until']],
    [
      'observed in the month of its end',
      { ...from, lastObserved: '2020-02-09', until: '2020-02-01', untilPrecision: 'MONTH' },
      [],
    ],
    [
      'observed after the month of its end',
      { ...from, lastObserved: '2020-03-01', until: '2020-02-01', untilPrecision: 'MONTH' },
      ['until'],
    ],
  ])('checks %s', (_, values, fields) => {
    expect(timeProblems(values).map((problem) => problem.field)).toEqual(fields);
  });

  test('reports reversed dates', () => {
    expect(timeProblems({ ...from, until: '2019-01-02' })).toEqual([
      { field: 'until', message: 'must be after `from`' },
    ]);
  });

  test('reports equal dates with a hint at `after: day`', () => {
    expect(timeProblems({ ...from, until: '2020-01-02', lastObserved: '2020-01-01' })).toEqual([
      {
        field: 'until',
        message:
          'must be after `from`, as it is the first day behind the fact: a mapping makes it of a last day by `after: day`',
      },
      { field: 'lastObserved', message: 'must not be before `from`' },
    ]);
  });
});

describe('statedDateProblems', () => {
  test.each([
    ['a day', 'from', '2020-03-05', 'DAY', []],
    ['a year', 'from', '2020-01-01', 'YEAR', []],
    ['a date without a precision', 'from', '2020-03-05', null, ['precision']],
    ['an end without a precision', 'until', '2020-03-05', null, ['precision']],
    ['a year that begins in spring', 'from', '2020-03-05', 'YEAR', ['value']],
    ['a day that does not exist', 'from', '2020-02-30', 'DAY', ['value']],
    ['a year without its first day', 'lastObserved', '2020', 'YEAR', ['value']],
    ['no date and no precision', 'office', 'President', null, []],
    ['no date with a precision', 'office', '2020-03-05', 'DAY', ['precision']],
    ['a relation with a precision', 'holder', '2020-03-05', 'DAY', ['precision']],
    ['a date that the model does not have', 'swornIn', '2020-03-05', 'DAY', []],
    ['an unknown date with the wrong precision', 'swornIn', '2020-03-05', 'MONTH', ['value']],
    ['an unknown date without a precision', 'swornIn', '2020-03-05', null, []],
  ])('checks %s', (_, property, value, precision, fields) => {
    const problems = statedDateProblems(tenure, { property, value, precision });
    expect(problems.map((problem) => problem.field)).toEqual(fields);
  });
});
