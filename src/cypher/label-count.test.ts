import { describe, expect, test } from '@jest/globals';
import { giveCounts, labelCount } from './label-count.ts';

describe('giveCounts', () => {
  test('puts a parameter in place of each count of a label', () => {
    const text = [
      ...labelCount('`n0`', 'Loan', '`c0`'),
      ...labelCount('`n1`', 'Country', '`c1`'),
      ...labelCount('n', 'Loan', 'c2'),
      'RETURN `c0`, `c1`, c2',
    ].join('\n');
    expect(giveCounts(text)).toEqual({
      text: [
        'CALL () { RETURN $`_nodes_Loan` AS `c0` }',
        'CALL () { RETURN $`_nodes_Country` AS `c1` }',
        'CALL () { RETURN $`_nodes_Loan` AS c2 }',
        'RETURN `c0`, `c1`, c2',
      ].join('\n'),
      counts: new Map([
        ['Loan', '_nodes_Loan'],
        ['Country', '_nodes_Country'],
      ]),
    });
  });

  test.each([
    ['a condition', 'CALL () { MATCH (n:`Loan`) WHERE n.`id` = $id RETURN count(n) AS c }'],
    ['a relationship', 'CALL () { MATCH (n:`Loan`)-[:`DEBTOR`]->() RETURN count(n) AS c }'],
    ['another variable', 'CALL () { MATCH (n:`Loan`) RETURN count(m) AS c }'],
    ['a limit', 'CALL () { MATCH (n:`Loan`) WITH n LIMIT 1 RETURN count(n) AS c }'],
    ['an imported variable', 'CALL (n) { MATCH (n:`Loan`) RETURN count(n) AS c }'],
    ['a second column', 'CALL () { MATCH (n:`Loan`) RETURN count(n) AS c, 1 AS d }'],
    ['a property', 'CALL () { MATCH (n:`Loan` {`id`: $id}) RETURN count(n) AS c }'],
  ])('leaves a count with %s', (_, text) => {
    expect(giveCounts(text)).toBeUndefined();
  });
});
