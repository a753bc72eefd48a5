import { expect, test } from '@jest/globals';
import { embeddedCandidates } from '../embedded/search.ts';
import { neo4jCandidates } from '../neo4j/search.ts';
import type { ReadOptions } from '../port.ts';
import { search } from './search.ts';

const PERSONS = { label: 'Person', properties: [{ name: 'name', list: false, key: 'name_key' }] };

test.each([
  ['the embedded engine', embeddedCandidates],
  ['Neo4j', neo4jCandidates],
])('each read of a search on %s has its deadline and its price, by which it gets its turn', async (_, candidates) => {
  const given: (ReadOptions | undefined)[] = [];
  const graph = {
    read: async (_statement: unknown, options?: ReadOptions) => {
      given.push(options);
      return [];
    },
  };
  const options = { timeoutMs: 7, steps: 200_000 };
  // It can be read in two ways, of which each is looked for.
  await search(graph, candidates, { text: "Mu's", targets: [PERSONS], limit: 5 }, options);
  expect(given).toEqual([options, options]);
});
