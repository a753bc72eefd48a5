import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { type GraphPort, openGraph } from '../../src/graph/index.ts';
import { neo4jFromEnv } from '../../src/graph/testing/neo4j.ts';
import { appOver, fillWithSeed } from '../support/ask.ts';
import { openTestGraph } from '../support/engines.ts';
import { describeWith } from '../support/needs.ts';
import { Cluster } from './cluster/cluster.ts';

const config = neo4jFromEnv();

/** The deadline of a read here, and by how much it may be missed, in milliseconds. */
const DEADLINE_MS = 2_000;
const LATE_MS = 200;

describeWith('neo4j', config !== undefined)('a cluster [neo4j]', () => {
  let direct: GraphPort;
  let cluster: Cluster;
  let graph: GraphPort;

  const open = async () => {
    const { user = '', password = '', uri = '' } = config ?? {};
    cluster = await Cluster.before(Number(new URL(uri).port));
    const opened = { kind: 'neo4j', uri: cluster.uri, user, password, timeoutMs: DEADLINE_MS, waitMs: 10_000 } as const;
    graph = await openGraph(opened);
    // What the first read and the first write of a server take longer.
    await write('first');
    cluster.forget();
  };

  const write = (name: string) => graph.write([{ text: 'MERGE (t:EntenteTestThing {name: $name})', params: { name } }]);
  const find = async (name: string) => {
    const text = 'MATCH (t:EntenteTestThing {name: $name}) RETURN count(t)';
    return (await graph.read({ text, params: { name } }))[0]?.[0];
  };

  beforeAll(async () => {
    direct = await openTestGraph('neo4j');
    await fillWithSeed(direct);
  }, 180_000);
  afterAll(async () => {
    await direct?.write([{ text: 'MATCH (t:EntenteTestThing) DELETE t', params: {} }]);
    await direct?.close();
  });

  beforeEach(open, 30_000);
  const close = async () => {
    await graph.close();
    // Sockets close a moment later.
    for (let left = 50; left > 0 && cluster.connections > 0; left--) await new Promise((r) => setTimeout(r, 20));
    expect(cluster.connections).toBe(0);
    await cluster.close();
  };

  test('is read from its followers and written by its leader', async () => {
    for (let n = 0; n < 6; n++) await find('first');
    await Promise.all(Array.from({ length: 12 }, () => find('first')));
    await write('second');
    expect(cluster.leader.asked.map(({ write }) => write)).toEqual([true]);
    for (const { asked } of cluster.followers) {
      expect(asked.length).toBeGreaterThan(0);
      expect(asked.filter(({ write }) => write)).toEqual([]);
    }
    await close();
  }, 30_000);

  test('answers with what was written before, however far its followers lag', async () => {
    cluster.lagMs = 600;
    const start = performance.now();
    await write('lagging');
    expect(await find('lagging')).toBe(1);
    expect(performance.now() - start).toBeGreaterThan(500);
    const reads = cluster.followers.flatMap(({ asked }) => asked);
    expect(reads.map(({ bookmarks }) => bookmarks.length)).toEqual([1]);
    await close();
  }, 30_000);

  test('is given up at the deadline, with a code, where a follower lags for longer', async () => {
    cluster.lagMs = 20_000;
    await write('late');
    const start = performance.now();
    await expect(find('late')).rejects.toMatchObject({ name: 'GraphError', code: 'DEADLINE_EXCEEDED' });
    expect(performance.now() - start).toBeLessThan(DEADLINE_MS + LATE_MS);
    cluster.lagMs = 0;
    await close();
  }, 60_000);

  test('is written by the new leader once another one leads', async () => {
    const [next] = cluster.followers;
    const former = cluster.leader;
    if (next) cluster.elect(next);
    await write('moved');
    expect(former.asked).toEqual([{ write: true, bookmarks: expect.any(Array) }]);
    expect(next?.asked.filter(({ write }) => write)).toHaveLength(1);
    expect(await find('moved')).toBe(1);
    // The first statement of an import.
    const [third] = cluster.followers;
    if (third) cluster.elect(third);
    await graph.ensureIndexes([{ label: 'EntenteTestThing', property: 'name', unique: false }]);
    await close();
  }, 30_000);

  test('answers on while a follower vanishes, and is written once a vanished leader is replaced', async () => {
    const [gone] = cluster.followers;
    await Promise.all(Array.from({ length: 8 }, () => find('first')));
    await gone?.vanish();
    expect(await Promise.all(Array.from({ length: 24 }, () => find('first')))).toEqual(Array(24).fill(1));
    const [, next] = [cluster.leader, cluster.followers.find(({ present }) => present)];
    await cluster.leader.vanish();
    if (next) cluster.elect(next);
    await write('survived');
    expect(await find('survived')).toBe(1);
    await close();
  }, 30_000);

  test('answers operations as one server does', async () => {
    const query = '{ countries(first: 3) { totalCount nodes { name loansReceived { totalCount } } } }';
    const answer = async (port: GraphPort) => {
      const app = await appOver(port);
      const { body } = await app.inject({ method: 'POST', url: '/graphql', payload: { query } });
      await app.close();
      return body;
    };
    const whole = await answer(direct);
    expect(JSON.parse(whole)).toEqual({ data: { countries: expect.anything() } });
    expect(await answer(graph)).toBe(whole);
    await close();
  }, 30_000);
});
