import { expect, test } from '@jest/globals';
import { gatherLists } from './lists.ts';

test('lists are gathered in one map, whatever their size', () => {
  const text =
    'UNWIND CASE WHEN $`LOAN` THEN $`from` ELSE [] END AS i MATCH (a) WHERE a.id = i AND size($other) = 0 RETURN a LIMIT $`limit`';
  const params = { LOAN: true, from: ['country:VE'], other: [], limit: 5n };
  expect(gatherLists({ text, params })).toEqual({
    text: 'UNWIND CASE WHEN $`LOAN` THEN $_lists.`from` ELSE [] END AS i MATCH (a) WHERE a.id = i AND size($_lists.`other`) = 0 RETURN a LIMIT $`limit`',
    params: { LOAN: true, limit: 5n, _lists: { from: ['country:VE'], other: [] } },
  });
});

test('a list behind IN stays, since its size chooses where a walk begins; so do names that begin alike', () => {
  const text = 'UNWIND $ids AS i MATCH (a) WHERE a.id IN $`idsOf` OR a.id IN $to RETURN $idsx';
  const params = { ids: ['a'], idsOf: ['b'], to: ['c'], idsx: 'd' };
  expect(gatherLists({ text, params })).toEqual({
    text: 'UNWIND $_lists.`ids` AS i MATCH (a) WHERE a.id IN $`idsOf` OR a.id IN $to RETURN $idsx',
    params: { idsOf: ['b'], to: ['c'], idsx: 'd', _lists: { ids: ['a'] } },
  });
});

test('a statement without such lists is as it was', () => {
  const statement = { text: 'MATCH (a) WHERE a.id IN $ids RETURN a', params: { ids: ['a'] } };
  expect(gatherLists(statement)).toEqual(statement);
  expect(gatherLists({ text: 'RETURN $a', params: { a: 'x' } })).toEqual({ text: 'RETURN $a', params: { a: 'x' } });
});
