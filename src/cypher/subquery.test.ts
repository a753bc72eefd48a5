import { describe, expect, test } from '@jest/globals';
import { subquery, union } from './subquery.ts';

describe('subquery', () => {
  test('imports only the variables that it names', () => {
    expect(subquery([], ['RETURN 1 AS `a`'])).toEqual(['CALL () {', '  RETURN 1 AS `a`', '}']);
    expect(subquery(['a', 'b'], ['RETURN 1 AS `c`'])[0]).toBe('CALL (a, b) {');
  });
});

describe('union', () => {
  test('puts the keyword between branches', () => {
    expect(union([['MATCH (a)', 'RETURN a'], ['RETURN 1 AS a']], 'UNION ALL')).toEqual([
      'MATCH (a)',
      'RETURN a',
      'UNION ALL',
      'RETURN 1 AS a',
    ]);
    expect(union([['RETURN 1 AS a']], 'UNION')).toEqual(['RETURN 1 AS a']);
  });
});
