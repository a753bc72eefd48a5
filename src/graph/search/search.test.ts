import { describe, expect, test } from '@jest/globals';
import { embeddedCandidates } from '../embedded/search.ts';
import { neo4jCandidates } from '../neo4j/search.ts';
import type { ReadOptions } from '../port.ts';
import { type FindCandidates, search } from './search.ts';

const PERSONS = {
  label: 'Person',
  properties: [{ name: 'name', list: false, key: 'name_key', ofCountries: false }],
  tier: 0,
};

describe('search', () => {
  test.each([
    [
      'the embedded engine',
      (...[targets, words]: Parameters<FindCandidates>) => embeddedCandidates(targets, words).statement,
    ],
    ['Neo4j', neo4jCandidates],
  ])('passes its deadline and steps to each of its reads on %s', async (_, candidates) => {
    const given: (ReadOptions | undefined)[] = [];
    const graph = {
      read: async (_statement: unknown, options?: ReadOptions) => {
        given.push(options);
        return [];
      },
    };
    const options = { timeoutMs: 7, steps: 200_000 };
    // The text has two readings, each of which is searched for.
    await search(graph, candidates, { text: "Mu's", targets: [PERSONS], limit: 5 }, options);
    expect(given).toEqual([options, options]);
  });
});
