import { expect, test } from '@jest/globals';
import { countOf, floatOf, isEmptyList, sumOrZero } from './forms.ts';

test('forms print Cypher on which the engines agree', () => {
  expect(floatOf('r.usd')).toBe('toFloat(r.usd)');
  expect(sumOrZero('d')).toBe('coalesce(sum(d), 0)');
  expect(isEmptyList('n.`aliases`')).toBe('size(coalesce(n.`aliases`, [])) = 0');
  expect(countOf('(a)-[:`R`]->()')).toBe('size([(a)-[:`R`]->() | 1])');
});
