import { expect, test } from '@jest/globals';
import { gapsBetween } from './gaps.ts';

test('gapsBetween returns the gaps between periods, which may touch or overlap', () => {
  expect(
    gapsBetween([
      { from: '2010-01-01', until: '2011-01-01' },
      { from: '2005-01-01', until: '2006-01-01' },
      { from: '2005-03-01', until: '2005-04-01' },
      { from: '2006-01-01', until: '2007-01-01' },
    ]),
  ).toEqual([{ from: '2007-01-01', until: '2010-01-01' }]);
  expect(gapsBetween([])).toEqual([]);
});
