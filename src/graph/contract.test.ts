import { setImmediate } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { describeWith } from '../../tests/support/needs.ts';
import type { Params } from '../cypher/index.ts';
import { type GraphConfig, openGraph } from './open.ts';
import type { GraphPort, GraphStatement, PropertyIndexSpec } from './port.ts';
import { neo4jFromEnv } from './testing/neo4j.ts';

/** The contract of every engine. Neo4j needs NEO4J_URI; its database is shared, so labels are unique to this file. */
function contract(open: () => Promise<GraphPort>): void {
  let graph: GraphPort;
  const made: PropertyIndexSpec[] = [];

  const cypher = (text: string, params: Params = {}): GraphStatement => ({ text, params });
  const create = (id: string, v = 0n) => cypher('CREATE (:ContractThing {id: $id, v: $v})', { id, v });
  const read = (text: string, params: Params = {}) => graph.read(cypher(text, params));
  const ids = async () => (await read('MATCH (n:ContractThing) RETURN n.id ORDER BY n.id')).flat();
  const ensure = async (...specs: PropertyIndexSpec[]) => {
    made.push(...specs);
    await graph.ensureIndexes(specs);
  };
  const key = (label: string): PropertyIndexSpec => ({ label, property: 'id', unique: true });

  beforeAll(async () => {
    graph = await open();
    await ensure(key('ContractThing'), { label: 'ContractThing', property: 'v', unique: false });
  }, 60_000);

  afterEach(async () => {
    const labels = ['ContractThing', 'ContractPair'];
    await graph.write(labels.map((label) => cypher(`MATCH (n:${label}) DETACH DELETE n`)));
  });

  afterAll(async () => {
    if (graph.engine === 'neo4j') {
      await graph.write(
        made.map(({ label, property, unique }) =>
          cypher(
            unique
              ? `DROP CONSTRAINT ${label}_${property}_key IF EXISTS`
              : `DROP INDEX ${label}_${property}_index IF EXISTS`,
          ),
        ),
      );
    }
    await graph.close();
  }, 60_000);

  describe('values', () => {
    test('return unchanged from a parameter', async () => {
      const params = {
        s: 'O\'Higgins `"\\ 中国 🇻🇪',
        yes: true,
        none: null,
        i: 2n ** 53n - 1n,
        f: 0.1,
        l: [1n, [null, 'x'], { a: [2n] }],
      };
      const rows = await read('RETURN $s, $yes, $none, $i, $f, $l', params);
      expect(rows).toEqual([[params.s, true, null, Number.MAX_SAFE_INTEGER, 0.1, [1, [null, 'x'], { a: [2] }]]]);
    });

    test('are integers if bound from a bigint and floats if bound from a number', async () => {
      expect(await read('RETURN $i / $two, $f / $two', { i: 5n, f: 5.5, two: 2n })).toEqual([[2, 2.75]]);
    });

    test('are never interpreted as Cypher', async () => {
      const id = "x'}) DETACH DELETE n //";
      await graph.write([create(id)]);
      expect(await read('MATCH (n:ContractThing {id: $id}) RETURN n.id', { id })).toEqual([[id]]);
    });

    test('keep the column order of RETURN and the row order of the statement', async () => {
      const rows = await read('UNWIND range(1, $n) AS i RETURN i AS b, toString(i) AS a', { n: 3n });
      expect(rows).toEqual([
        [1, '1'],
        [2, '2'],
        [3, '3'],
      ]);
    });

    test('form no rows if nothing matches', async () => {
      expect(await read('MATCH (n:ContractThing) RETURN n.id')).toEqual([]);
    });

    test('are complete over thousands of rows', async () => {
      const rows = await read('UNWIND range(1, $n) AS i RETURN i', { n: 5_000n });
      expect([rows.length, rows.at(-1)]).toEqual([5_000, [5_000]]);
    });
  });

  describe('read', () => {
    test('sees every earlier write', async () => {
      for (let i = 0; i < 20; i++) {
        await graph.write([create(`${i}`)]);
        expect(await read('MATCH (n:ContractThing) RETURN count(n)')).toEqual([[i + 1]]);
      }
    });

    test('refuses to write', async () => {
      await expect(graph.read(create('a'))).rejects.toMatchObject({ name: 'GraphError', code: 'QUERY_FAILED' });
      expect(await ids()).toEqual([]);
    });

    test.each([
      ['a syntax error', 'MATCH (n RETURN n'],
      ['a missing parameter', 'RETURN $nothing'],
      ['a division by zero', 'RETURN 1 / 0'],
    ])('fails on %s', async (_, text) => {
      await expect(read(text)).rejects.toMatchObject({ code: 'QUERY_FAILED', retryable: false });
    });

    test('fails at its deadline without affecting the next one', async () => {
      // Neo4j stops the read; the embedded engine runs it to its end, so that one is short.
      const n = graph.engine === 'neo4j' ? 1_000_000_000n : 5_000_000n;
      const long = cypher('UNWIND range(1, $n) AS i WITH i WHERE i % 7 = 3 RETURN count(i)', { n });
      const start = performance.now();
      await expect(graph.read(long, { timeoutMs: 100 })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });
      expect(performance.now() - start).toBeLessThan(1_000);
      expect(await read('RETURN 1')).toEqual([[1]]);
    });

    test('runs concurrently with others', async () => {
      const rows = await Promise.all(Array.from({ length: 200 }, (_, i) => read('RETURN $i', { i: BigInt(i) })));
      expect(rows.flat(2)).toEqual(Array.from({ length: 200 }, (_, i) => i));
    });
  });

  describe('write', () => {
    test('executes all of its statements', async () => {
      await graph.write([create('a'), create('b'), cypher('MATCH (n:ContractThing {id: "a"}) SET n.id = "c"')]);
      expect(await ids()).toEqual(['b', 'c']);
    });

    test('rolls back if one of them fails', async () => {
      await graph.write([create('old', 1n)]);
      const statements = [
        create('a'),
        cypher('MATCH (n:ContractThing) SET n.v = 7'),
        cypher('RETURN 1 / 0'),
        create('b'),
      ];
      await expect(graph.write(statements)).rejects.toMatchObject({ code: 'QUERY_FAILED' });
      expect(await read('MATCH (n:ContractThing) RETURN n.id, n.v')).toEqual([['old', 1]]);
    });

    test('rejects a key that is already taken', async () => {
      await graph.write([create('a')]);
      for (const statements of [
        [create('b'), create('a')],
        [create('b'), create('b')],
        [create('b'), cypher('MATCH (n:ContractThing {id: "b"}) SET n.id = "a"')],
      ]) {
        await expect(graph.write(statements)).rejects.toMatchObject({ code: 'CONFLICT', retryable: false });
      }
      expect(await ids()).toEqual(['a']);
    });

    test('does not lose a concurrent write', async () => {
      const merge = (id: string) => cypher('MERGE (n:ContractThing {id: $id})', { id });
      await Promise.all(
        Array.from({ length: 20 }, (_, i) => graph.write([merge('same'), merge(`${i}`.padStart(2, '0'))])),
      );
      expect(await ids()).toHaveLength(21);
    });

    test('succeeds after one that failed', async () => {
      const outcomes = await Promise.allSettled([
        graph.write([create('a')]),
        graph.write([cypher('RETURN 1 / 0')]),
        graph.write([create('b')]),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await ids()).toEqual(['a', 'b']);
    });

    test('accepts an empty list of statements', async () => {
      await graph.write([]);
      expect(await ids()).toEqual([]);
    });
  });

  describe('readVersion', () => {
    test('is the same until something is written, by whichever connection', async () => {
      const other = graph.engine === 'neo4j' ? await open() : graph;
      try {
        const before = await graph.readVersion();
        await ids();
        expect(await graph.readVersion()).toBe(before);
        await other.write([create('a')]);
        const after = await graph.readVersion();
        expect(after).not.toBe(before);
        await other.write([cypher('MATCH (n:ContractThing) DELETE n')]);
        expect([before, after]).not.toContain(await graph.readVersion());
      } finally {
        if (other !== graph) await other.close();
      }
    });
  });

  describe('ensureIndexes', () => {
    test('is idempotent, even when it runs twice concurrently', async () => {
      await graph.write([create('a')]);
      await Promise.all([ensure(key('ContractThing')), ensure(key('ContractThing'))]);
      await expect(graph.write([create('a')])).rejects.toMatchObject({ code: 'CONFLICT' });
    });

    test('lists the duplicate values that prevent a key', async () => {
      const pair = cypher('UNWIND ["x", "x", "y", "z", "z", "z"] AS id CREATE (:ContractPair {id: id})');
      await graph.write([pair, cypher('CREATE (:ContractPair) CREATE (:ContractPair)')]);
      await expect(ensure(key('ContractPair'))).rejects.toMatchObject({
        code: 'CONFLICT',
        message: 'ContractPair.id cannot be a key: nodes share the values "z" (3 nodes), "x" (2 nodes)',
      });
      await graph.write([cypher('MATCH (n:ContractPair) WHERE n.id <> "y" DELETE n')]);
      await ensure(key('ContractPair'));
      await expect(graph.write([cypher('CREATE (:ContractPair {id: "y"})')])).rejects.toMatchObject({
        code: 'CONFLICT',
      });
    }, 30_000);

    test('accepts plain names only', async () => {
      const spec = { label: 'Thing`) DETACH DELETE n //', property: 'id', unique: true };
      await expect(graph.ensureIndexes([spec])).rejects.toMatchObject({ code: 'QUERY_FAILED' });
    });
  });

  test('answers a ping', async () => {
    await expect(graph.ping()).resolves.toBeUndefined();
  });

  test('waits for running work on close and rejects work afterwards', async () => {
    const closing = await open();
    const long = cypher('UNWIND range(1, $n) AS i WITH i WHERE i % 7 = 3 RETURN count(i)', { n: 500_000n });
    const running = [closing.read(long), closing.write([create('last')])];
    await Promise.all([closing.close(), closing.close()]);
    const outcomes = await Promise.race([Promise.all(running), setImmediate('still running')]);
    expect(outcomes).toEqual([[[71_429]], undefined]);
    await closing.close();
    const closed = { code: 'GRAPH_UNAVAILABLE', message: 'The graph is closed' };
    await expect(closing.read(cypher('RETURN 1'))).rejects.toMatchObject(closed);
    await expect(closing.write([create('late')])).rejects.toMatchObject(closed);
    await expect(closing.ensureIndexes([])).rejects.toMatchObject(closed);
    await expect(closing.ping()).rejects.toMatchObject(closed);
    if (graph.engine === 'neo4j') expect(await ids()).toEqual(['last']);
  }, 30_000);
}

const embedded: GraphConfig = { kind: 'embedded', timeoutMs: 5_000 };
describe('GraphPort on the embedded engine', () => contract(() => openGraph(embedded)));
describe('GraphPort on the embedded engine in its own process', () =>
  contract(() => openGraph({ ...embedded, ownProcess: true })));

const neo4j = neo4jFromEnv();
if (neo4j) describe('GraphPort [neo4j]', () => contract(() => openGraph(neo4j)));
else describeWith('neo4j', false)('GraphPort [neo4j]', () => test('is skipped', () => undefined));
