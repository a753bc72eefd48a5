import { expect, test } from '@jest/globals';
import { AGREED, DIALECTS } from './agreed.ts';

test.each(Object.entries(DIALECTS))('AGREED stays within the limits of %s', (_, dialect) => {
  expect(AGREED.maxNesting).toBeLessThanOrEqual(dialect.maxNesting);
  expect(AGREED.maxPlanLevels).toBeLessThanOrEqual(dialect.maxPlanLevels);
  expect(AGREED.maxInValues).toBeLessThanOrEqual(dialect.maxInValues);
  expect(AGREED.takesLongKeys && !dialect.takesLongKeys).toBe(false);
});
