import { expect, test } from '@jest/globals';
import { formerIdsHeader, truncatedHeader } from './format.ts';

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
