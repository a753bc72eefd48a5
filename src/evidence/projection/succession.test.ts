import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { loadModel, nodeType } from '../../model/index.ts';
import { type Holding, holdingOf, successionOf } from './succession.ts';

const tenure = nodeType(loadModel(), 'Tenure');
const president = { holder: 'person:a', country: 'country:VE', rank: 'HEAD_OF_STATE', from: '1999-02-01' };

test('a fact holds an office where one person does at a time', () => {
  expect(holdingOf(tenure, 'tenure:a', { ...president, fromPrecision: 'MONTH' })).toEqual({
    ...{ id: 'tenure:a', office: '["Tenure","country:VE","HEAD_OF_STATE"]' },
    ...{ holder: 'person:a', shownFrom: '1999-02-28' },
  });
  expect(holdingOf(tenure, 'tenure:a', { ...president, rank: 'MINISTER' })).toBeUndefined();
  expect(holdingOf(tenure, 'tenure:a', { ...president, holder: undefined })).toBeUndefined();
  expect(holdingOf(nodeType(loadModel(), 'Membership'), 'membership:a', president)).toBeUndefined();
});

/** The first later day of another holder, as the docs word it. */
function plain(holdings: readonly Holding[]): ReadonlyMap<string, string> {
  return new Map(
    holdings.flatMap(({ id, office, holder, shownFrom }): [string, string][] => {
      const [first] = holdings
        .filter((other) => other.office === office && other.holder !== holder && other.shownFrom > shownFrom)
        .map((other) => other.shownFrom)
        .sort();
      return first === undefined ? [] : [[id, first]];
    }),
  );
}

const holdings = fc
  .array(
    fc.record({
      office: fc.constantFrom('one', 'two'),
      holder: fc.constantFrom('a', 'b', 'c'),
      shownFrom: fc.constantFrom('1999-01-01', '2000-01-01', '2001-01-01', '2002-01-01', '2003-01-01'),
    }),
    { maxLength: 12 },
  )
  .map((some) => some.map((one, index): Holding => ({ ...one, id: String(index) })));

test('another one is shown from the first later day of another holder on, whatever their order', () => {
  fc.assert(
    fc.property(holdings, (some) => {
      expect(Object.fromEntries(successionOf(some))).toEqual(Object.fromEntries(plain(some)));
    }),
    { numRuns: 1000 },
  );
});
