import { describe, expect, test } from '@jest/globals';
import { dayOfNumber } from './calendar.ts';
import { histogramOf, including, marksOf, spanOf } from './marks.ts';
import { dated as fact } from './testing.ts';

const days = (span: ReturnType<typeof spanOf>) => span && [dayOfNumber(span.first), dayOfNumber(span.last)];

describe('the marks of a fact', () => {
  test.each([
    ['BEGINS ENDS', fact({ from: '2010-01-01', until: '2012-01-01' })],
    ['BEGINS', fact({ from: '2010-01-01', firstObserved: '2012-01-01' })],
    ['OBSERVED', fact({ firstObserved: '2012-01-01', lastObserved: '2013-01-01' })],
    ['ENDS', fact({ until: '2012-01-01' })],
    ['', fact({ lastObserved: '2013-01-01' })],
    ['HAPPENS', fact({ from: '2023-09-13', fromPrecision: 'DAY', until: '2023-09-14' }, 'Event')],
    ['HAPPENS ENDS', fact({ from: '2023-09-08', fromPrecision: 'DAY', until: '2023-09-15' }, 'Event')],
    [
      'HAPPENS',
      fact({ from: '2023-09-01', fromPrecision: 'MONTH', until: '2023-09-01', untilPrecision: 'MONTH' }, 'Event'),
    ],
    ['OBSERVED', fact({ firstObserved: '2023-09-14', until: '2023-09-15' }, 'Event')],
  ])('are %s', (expected, given) => {
    expect(
      marksOf(given)
        .map(({ kind }) => kind)
        .join(' '),
    ).toBe(expected);
  });
});

describe('the years', () => {
  test('are those of all dates, whole', () => {
    const facts = [fact({ from: '2010-05-01', until: '2012-03-01' }), fact({ until: '2008-05-01' })];
    expect(days(spanOf(facts, '2026-01-01'))).toEqual(['2008-01-01', '2012-12-31']);
  });

  test('go on to the present if something is not known to have ended, and include the day', () => {
    const facts = [fact({ from: '2010-05-01' })];
    expect(days(spanOf(facts, '2026-02-03'))).toEqual(['2010-01-01', '2026-12-31']);
    expect(days(including(spanOf(facts, '2026-02-03'), '1999-07-01'))).toEqual(['1999-01-01', '2026-12-31']);
    expect(days(including(spanOf(facts, '2026-02-03'), '2011-07-01'))).toEqual(['2010-01-01', '2026-12-31']);
    expect(days(spanOf([fact({ from: '2010-05-01' }, 'Event')], '2026-02-03'))).toEqual(['2010-01-01', '2010-12-31']);
  });

  test('are none if nothing has a date', () => {
    expect(spanOf([fact({})], '2026-01-01')).toBeUndefined();
  });
});

describe('the histogram', () => {
  const facts = [
    fact({ from: '2010-05-01', until: '2012-03-01' }),
    fact({ from: '2010-01-01', fromPrecision: 'DECADE', until: '2010-07-01' }),
    fact({ firstObserved: '2011-07-01' }),
  ];
  const span = spanOf(facts, '2012-06-01');

  test('counts beginnings and ends by the year', () => {
    expect(span && histogramOf(facts, span)).toEqual([
      { year: 2010, through: 2010, begins: 2, ends: 1 },
      { year: 2011, through: 2011, begins: 1, ends: 0 },
      { year: 2012, through: 2012, begins: 0, ends: 1 },
    ]);
  });

  test('puts years together if there would be too many, and loses none', () => {
    const wide = span && histogramOf(facts, span, 2);
    expect(wide).toEqual([
      { year: 2010, through: 2011, begins: 3, ends: 1 },
      { year: 2012, through: 2012, begins: 0, ends: 1 },
    ]);
  });
});
