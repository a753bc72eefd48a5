import { expect, test } from '@jest/globals';
import { countOf, floatOf, isEmptyList, itemOf, itemOrEmpty, somePosition, splitTexts, sumOrZero } from './forms.ts';

test('forms print Cypher on which the engines agree', () => {
  expect(floatOf('r.usd')).toBe('toFloat(r.usd)');
  expect(sumOrZero('d')).toBe('coalesce(sum(d), 0)');
  expect(isEmptyList('n.`aliases`')).toBe('size(coalesce(n.`aliases`, [])) = 0');
  expect(itemOrEmpty('n.`values`', '`i0`')).toBe("coalesce(n.`values`[`i0`], '')");
  expect(somePosition('n.`values`', '`i0`', `${itemOf('n.`values`', '`i0`')} = $v`)).toBe(
    'any(`i0` IN range(0, size(coalesce(n.`values`, [])) - 1) WHERE n.`values`[`i0`] = $v)',
  );
  expect(splitTexts('n.`values`')).toBe("split(n.`values`, '\u001f')");
  expect(countOf('(a)-[:`R`]->()')).toBe('size([(a)-[:`R`]->() | 1])');
});
