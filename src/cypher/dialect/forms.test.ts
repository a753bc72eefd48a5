import { expect, test } from '@jest/globals';
import {
  countOf,
  countPositions,
  floatOf,
  holdsFor,
  isBefore,
  isEmptyList,
  itemOf,
  itemOrEmpty,
  sizeOrZero,
  somePosition,
  splitTexts,
  sumOrZero,
} from './forms.ts';

test('forms print Cypher on which the engines agree', () => {
  expect(floatOf('r.usd')).toBe('toFloat(r.usd)');
  expect(sumOrZero('d')).toBe('coalesce(sum(d), 0)');
  expect(isEmptyList('n.`aliases`')).toBe('size(coalesce(n.`aliases`, [])) = 0');
  expect(itemOrEmpty('n.`values`', '`i0`')).toBe("coalesce(n.`values`[`i0`], '')");
  expect(somePosition('n.`values`', '`i0`', `${itemOf('n.`values`', '`i0`')} = $v`)).toBe(
    'any(`i0` IN range(0, size(coalesce(n.`values`, [])) - 1) WHERE n.`values`[`i0`] = $v)',
  );
  expect(countPositions('n.`values`', '`i0`', 'true')).toBe(
    'size([`i0` IN range(0, size(coalesce(n.`values`, [])) - 1) WHERE true])',
  );
  expect(holdsFor('COUNT { MATCH (n) }', '`i0`', '`i0` > $a AND `i0` < $b')).toBe(
    'any(`i0` IN [COUNT { MATCH (n) }] WHERE `i0` > $a AND `i0` < $b)',
  );
  expect(sizeOrZero('n.`values`')).toBe('size(coalesce(n.`values`, []))');
  expect(isBefore('`e1`', '`e0`')).toBe('elementId(`e1`) < elementId(`e0`)');
  expect(splitTexts('n.`values`')).toBe("split(n.`values`, '\u001f')");
  expect(countOf('(a)-[:`R`]->()')).toBe('size([(a)-[:`R`]->() | 1])');
});
