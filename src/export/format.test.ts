import { expect, test } from '@jest/globals';
import { describeSubgraph, formerIdsHeader, truncatedHeader } from './format.ts';

test('describeSubgraph reports the request and what is missing', () => {
  expect(describeSubgraph({ of: ['country:VE'], steps: 1, first: 2000 }, null)).toBe(
    'Actors within 1 step of country:VE, and the facts between them.',
  );
  const args = { of: ['a', 'b'], steps: 2, first: 5, at: '2023-09-13', via: { facts: ['LOAN'], maxMembers: 9 } };
  expect(describeSubgraph(args, { nodes: 12, links: true, gaveUp: true })).toBe(
    'Actors within 2 steps of a, b, and the facts between them, in force on 2023-09-13 (at least PRESUMED); only facts: LOAN; maxMembers: 9. ' +
      'Incomplete: 12 more actors were found, more facts link these actors, the search reached its limit.',
  );
});

test('truncatedHeader reports what is missing', () => {
  expect(truncatedHeader({ nodes: 12, links: true, gaveUp: true })).toBe('nodes=12, links, gave-up');
  expect(truncatedHeader({ nodes: 0, links: true, gaveUp: false })).toBe('nodes=0, links');
});

test('formerIdsHeader is a structured header, whatever is in an id', () => {
  const ids = new Map([
    ['person:a', 'person:b'],
    ['person:"\\', 'person:ü%'],
  ]);
  expect(formerIdsHeader(ids)).toBe('"person:a";now="person:b", "person:\\"\\\\";now=%"person%3a%c3%bc%25"');
});
