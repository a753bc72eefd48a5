import { expect, test } from '@jest/globals';
import { withArticle } from './wording.ts';

test.each([
  ['AllianceKind', 'an AllianceKind'],
  ['Country', 'a Country'],
  ['Date', 'a Date'],
  ['Event', 'an Event'],
  ['ID', 'an ID'],
  ['Int', 'an Int'],
  ['Loan', 'a Loan'],
  ['Obligation', 'an Obligation'],
  ['Organization', 'an Organization'],
  ['Umbrella', 'an Umbrella'],
  ['Unit', 'a Unit'],
  ['UsdBasis', 'a UsdBasis'],
])('withArticle turns %s into %s', (word, expected) => {
  expect(withArticle(word)).toBe(expected);
});
