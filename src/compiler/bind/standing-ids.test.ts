import { expect, test } from '@jest/globals';
import { StandingIds } from './standing-ids.ts';

const formerIds = new Map([
  ['person:a', 'person:b'],
  ['person:c', 'person:d'],
]);

test('replaces former ids alone and in lists, and keeps each once with the first argument that holds it', () => {
  const standing = new StandingIds(formerIds);
  expect(standing.of('person:a', 'node.id')).toBe('person:b');
  expect(standing.of(['person:x', 'person:c', 'person:a', 'person:b'], 'nodes.ids')).toEqual([
    'person:x',
    'person:d',
    'person:b',
    'person:b',
  ]);
  expect(standing.named).toEqual([
    { id: 'person:a', now: 'person:b', argument: 'node.id' },
    { id: 'person:c', now: 'person:d', argument: 'nodes.ids' },
  ]);
});

test.each([[null], [undefined], ['person:x'], [['person:x', null]], [7]])('leaves %j as it is', (value) => {
  const standing = new StandingIds(formerIds);
  expect(standing.of(value, 'node.id')).toEqual(value);
  expect(standing.named).toEqual([]);
});
