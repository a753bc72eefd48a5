import { readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import neo4j, { type Driver } from 'neo4j-driver';
import { readConfig } from '../../src/app/config.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { askGraph, fillWithSeed } from '../support/ask.ts';
import { openTestGraph } from '../support/engines.ts';

const EXAMPLES = new URL('../../playground/examples/', import.meta.url);
const { timeoutMs } = readConfig({});
const { NEO4J_URI: uri, NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;

// A busy machine may take longer once; what is too long to plan is so each time.
jest.retryTimes(2);

// The server of the tests runs already: with its caches empty it has to plan all that a new one has to.
(uri ? describe : describe.skip)('a Neo4j with empty plan caches [neo4j]', () => {
  let graph: GraphPort;
  let driver: Driver;

  beforeAll(async () => {
    driver = neo4j.driver(uri ?? '', neo4j.auth.basic(user, password));
    graph = await openTestGraph('neo4j');
    await fillWithSeed(graph);
  }, 180_000);

  beforeEach(async () => {
    await driver.executeQuery('CALL db.clearQueryCaches()');
  });

  afterAll(async () => {
    await graph?.close();
    await driver?.close();
  });

  test.each(readdirSync(EXAMPLES).sort())(`answers %s within the deadline of ${timeoutMs} ms`, async (name) => {
    const { result } = await askGraph(graph, readFileSync(new URL(name, EXAMPLES), 'utf8'), {}, { timeoutMs });
    expect(result.errors).toBeUndefined();
  });
});
