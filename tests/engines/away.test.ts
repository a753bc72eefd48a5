import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { openGraph } from '../../src/graph/index.ts';
import { neo4jFromEnv } from '../../src/graph/testing/neo4j.ts';
import { TcpProxy } from '../../src/graph/testing/proxy.ts';
import { capturingLogger } from '../support/logger.ts';
import { describeWith } from '../support/needs.ts';
import { ask, testApp } from '../support/server.ts';

const neo4j = neo4jFromEnv();

describeWith('neo4j', neo4j !== undefined)('while Neo4j is away [neo4j]', () => {
  test('the log reports it once for any number of requests, and reports when it is back', async () => {
    const proxy = new TcpProxy(neo4j?.uri ?? '');
    await proxy.open();
    const { user = '', password = '' } = neo4j ?? {};
    const graph = await openGraph({ kind: 'neo4j', uri: proxy.uri, user, password, timeoutMs: 5_000, waitMs: 30_000 });
    const { logger, lines } = capturingLogger('info');
    const app = await testApp({ graph, logger });
    const warnings = () => lines.filter(({ level }) => level >= 40).map(({ msg }) => msg);
    try {
      await proxy.close();
      for (let i = 0; i < 12; i++) {
        const { body } = await ask(app, '{ name(id: "country:VE") }');
        expect(body.errors[0].extensions).toEqual({ code: 'GRAPH_UNAVAILABLE', retryable: true });
      }
      expect((await app.inject({ url: '/health/ready' })).statusCode).toBe(503);
      expect((await app.inject({ url: '/health/live' })).statusCode).toBe(200);
      expect(warnings()).toHaveLength(1);
      await proxy.open();
      while (warnings().length < 2) await sleep(100);
      expect(warnings()[1]).toMatch(/^the graph answers again after \d+ s; 12 requests were refused$/);
      expect((await ask(app, '{ name(id: "country:VE") }')).body.errors).toBeUndefined();
    } finally {
      await app.close();
      await graph.close();
      await proxy.close();
    }
  }, 60_000);
});
