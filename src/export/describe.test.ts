import { expect, test } from '@jest/globals';
import { describeSubgraph, truncatedHeader } from './describe.ts';

test('a file says what it holds', () => {
  expect(describeSubgraph({ of: ['country:VE'], steps: 1, first: 2000 }, null)).toBe(
    'Actors within 1 step of country:VE, and the facts between them.',
  );
  const question = { of: ['a', 'b'], steps: 2, first: 5, at: '2023-09-13', via: { facts: ['LOAN'], maxMembers: 9 } };
  expect(describeSubgraph(question, { nodes: 12, links: true, gaveUp: true })).toBe(
    'Actors within 2 steps of a, b, and the facts between them, in force on 2023-09-13; only facts: LOAN; maxMembers: 9. ' +
      'Not whole: 12 more actors were found, there are more facts between these, the search ended at its budget.',
  );
});

test('a header says what it leaves out', () => {
  expect(truncatedHeader({ nodes: 12, links: true, gaveUp: true })).toBe('nodes=12, links, gave-up');
  expect(truncatedHeader({ nodes: 0, links: true, gaveUp: false })).toBe('nodes=0, links');
});
