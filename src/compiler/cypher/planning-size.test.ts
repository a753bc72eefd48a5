import { expect, test } from '@jest/globals';
import { planningSize } from './planning-size.ts';

test('counts characters, and subqueries in expressions with each other', () => {
  const match = 'MATCH (`n`:`Loan`)';
  expect(planningSize(match)).toBe(match.length);
  const tested = `${match} WHERE EXISTS { MATCH (\`n\`)-[:\`DEBTOR\`]->() } OR COUNT { MATCH (\`n\`)-[:\`DEBTOR\`]->() } > $\`p0\``;
  expect(planningSize(tested)).toBe(tested.length + 4);
});
