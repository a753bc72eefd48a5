import { describe, expect, test } from '@jest/globals';
import { gatherLists } from './lists.ts';

describe('gatherLists', () => {
  test('gathers lists of any size in one map', () => {
    const text =
      'UNWIND CASE WHEN $`LOAN` THEN $`from` ELSE [] END AS i MATCH (a) WHERE a.id = i AND size($other) = 0 RETURN a LIMIT $`limit`';
    const params = { LOAN: true, from: ['country:VE'], other: [], limit: 5n };
    expect(gatherLists({ text, params })).toEqual({
      text: 'UNWIND CASE WHEN $`LOAN` THEN $_lists.`from` ELSE [] END AS i MATCH (a) WHERE a.id = i AND size($_lists.`other`) = 0 RETURN a LIMIT $`limit`',
      params: { LOAN: true, limit: 5n, _lists: { from: ['country:VE'], other: [] } },
    });
  });

  test('keeps a list after IN, whose size the planner needs, and parameters whose names only share a prefix', () => {
    const text = 'UNWIND $ids AS i MATCH (a) WHERE a.id IN $`idsOf` OR a.id IN $to RETURN $idsx';
    const params = { ids: ['a'], idsOf: ['b'], to: ['c'], idsx: 'd' };
    expect(gatherLists({ text, params })).toEqual({
      text: 'UNWIND $_lists.`ids` AS i MATCH (a) WHERE a.id IN $`idsOf` OR a.id IN $to RETURN $idsx',
      params: { idsOf: ['b'], to: ['c'], idsx: 'd', _lists: { ids: ['a'] } },
    });
  });

  test('leaves a statement without such lists unchanged', () => {
    const statement = { text: 'MATCH (a) WHERE a.id IN $ids RETURN a', params: { ids: ['a'] } };
    expect(gatherLists(statement)).toEqual(statement);
    expect(gatherLists({ text: 'RETURN $a', params: { a: 'x' } })).toEqual({ text: 'RETURN $a', params: { a: 'x' } });
  });
});
