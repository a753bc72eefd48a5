import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { describeWith } from '../../../tests/support/needs.ts';
import { type GraphConfig, openGraph } from '../open.ts';
import { PROBE } from '../ping.ts';
import type { GraphPort } from '../port.ts';
import { neo4jFromEnv } from '../testing/neo4j.ts';
import { TcpProxy } from '../testing/proxy.ts';

const PASSWORD = 'a-secret-of-no-one';
const nowhere = { kind: 'neo4j', user: 'neo4j', password: PASSWORD, timeoutMs: 5_000, waitMs: 0 } as const;

/** The error of a failing `openGraph`, and how long it took in milliseconds. */
async function refusal(config: GraphConfig): Promise<{ error: unknown; ms: number }> {
  const start = performance.now();
  const error = await openGraph(config).then(
    async (graph) => graph.close(),
    (reason) => reason,
  );
  return { error, ms: performance.now() - start };
}

describe('openGraph without Neo4j', () => {
  test('reports what it waits for, then fails with the address but not the password', async () => {
    const reported: string[] = [];
    const onWait = (message: string) => reported.push(message);
    const { error, ms } = await refusal({ ...nowhere, uri: 'bolt://127.0.0.1:1', waitMs: 1_200, onWait });
    expect(reported).toEqual(['Waiting up to 2 s for Neo4j at bolt://127.0.0.1:1 (connect ECONNREFUSED 127.0.0.1:1)']);
    expect(error).toMatchObject({
      code: 'GRAPH_UNAVAILABLE',
      message: 'Neo4j does not respond at bolt://127.0.0.1:1 (connect ECONNREFUSED 127.0.0.1:1); waited 1 s',
    });
    expect(ms).toBeGreaterThanOrEqual(1_200);
    expect(ms).toBeLessThan(4_000);
    expect(JSON.stringify([reported, String(error), String((error as Error).cause)])).not.toContain(PASSWORD);
  });

  test.each(['localhost:7687', 'http://localhost:7687', 'bolt://', 'neo4j://neo4j:a-secret-of-no-one@localhost'])(
    'rejects the address %s immediately',
    async (uri) => {
      const { error } = await refusal({ ...nowhere, uri, waitMs: 60_000 });
      expect(error).toMatchObject({
        code: 'GRAPH_UNAVAILABLE',
        message: 'NEO4J_URI must be a Bolt address without user or password, such as neo4j://localhost:7687',
      });
    },
  );

  test('does not wait for a server that speaks HTTP', async () => {
    const server = createServer((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    const { error } = await refusal({ ...nowhere, uri: `bolt://127.0.0.1:${port}`, waitMs: 60_000 });
    expect(error).toMatchObject({ code: 'GRAPH_UNAVAILABLE', message: expect.stringContaining('HTTP') });
    server.close();
  });
});

function withNeo4j(config: Extract<GraphConfig, { kind: 'neo4j' }>): void {
  const proxy = new TcpProxy(config.uri);
  let graph: GraphPort | undefined;

  beforeEach(() => proxy.open());

  afterEach(async () => {
    await graph?.close();
    graph = undefined;
    await proxy.close();
  });

  test('rejects a wrong password immediately and does not repeat it', async () => {
    const { error, ms } = await refusal({ ...config, password: PASSWORD, waitMs: 60_000 });
    expect(error).toMatchObject({
      code: 'GRAPH_UNAVAILABLE',
      message: expect.stringMatching(/wrong user or password; check NEO4J_USER and NEO4J_PASSWORD$/),
    });
    expect(String(error)).not.toContain(PASSWORD);
    expect(ms).toBeLessThan(5_000);
  });

  test('rejects a missing database immediately', async () => {
    const { error } = await refusal({ ...config, database: 'nosuchdatabase', waitMs: 60_000 });
    expect(error).toMatchObject({ code: 'GRAPH_UNAVAILABLE', message: expect.stringContaining('nosuchdatabase') });
  });

  test('waits for a server that is not up yet', async () => {
    await proxy.close();
    const reported: string[] = [];
    const opening = openGraph({ ...config, uri: proxy.uri, onWait: (message) => reported.push(message) });
    await sleep(700);
    await proxy.open();
    graph = await opening;
    expect(await graph.read(PROBE)).toEqual([[1]]);
    expect(reported).toHaveLength(1);
  }, 30_000);

  test('fails quickly while the server is down and recovers when it is back', async () => {
    graph = await openGraph({ ...config, uri: proxy.uri });
    const unavailable = { code: 'GRAPH_UNAVAILABLE', retryable: true, message: expect.stringContaining(proxy.uri) };
    for (let round = 0; round < 2; round++) {
      await Promise.all(Array.from({ length: 20 }, () => graph?.read(PROBE)));
      await proxy.close();
      const start = performance.now();
      await expect(graph.read(PROBE)).rejects.toMatchObject(unavailable);
      await expect(graph.ping()).rejects.toMatchObject(unavailable);
      expect(performance.now() - start).toBeLessThan(1_000);
      await proxy.open();
      expect(await graph.read(PROBE)).toEqual([[1]]);
      await expect(graph.ping()).resolves.toBeUndefined();
    }
  }, 30_000);

  test('rejects a write within seconds while the server is down', async () => {
    graph = await openGraph({ ...config, uri: proxy.uri });
    await proxy.close();
    const write = graph.write([{ text: 'CREATE (:ContractThing {id: "never"})', params: {} }]);
    await expect(write).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    await proxy.open();
    const count = { text: 'MATCH (n:ContractThing) RETURN count(n)', params: {} };
    expect(await graph.read(count)).toEqual([[0]]);
  }, 30_000);

  test('meets the deadline of a read, and closes, if the server stops responding', async () => {
    graph = await openGraph({ ...config, uri: proxy.uri });
    proxy.silence();
    const start = performance.now();
    await expect(graph.read(PROBE, { timeoutMs: 300 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
    await expect(graph.ping()).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    await graph.close();
    expect(performance.now() - start).toBeLessThan(5_000);
  }, 30_000);

  test('stops a read on the server at its deadline', async () => {
    graph = await openGraph(config);
    const mark = `${process.pid} ${Date.now()}`;
    const text = `UNWIND range(1, 1000000000) AS i WITH i WHERE i % 7 = 3 RETURN count(i) AS \`${mark}\``;
    await expect(graph.read({ text, params: {} }, { timeoutMs: 300 })).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
    });
    await sleep(500);
    const left =
      'SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery CONTAINS $mark AND NOT currentQuery STARTS WITH "SHOW" RETURN count(*)';
    expect(await graph.read({ text: left, params: { mark } })).toEqual([[0]]);
  }, 30_000);
}

const neo4j = neo4jFromEnv();
if (neo4j) describe('Neo4jGraph [neo4j]', () => withNeo4j(neo4j));
else describeWith('neo4j', false)('Neo4jGraph [neo4j]', () => test('is skipped', () => undefined));
