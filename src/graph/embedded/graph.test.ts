import { setTimeout as sleep } from 'node:timers/promises';
import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import { describe, expect, test } from '@jest/globals';
import type { Params } from '../../cypher/index.ts';
import type { GraphStatement } from '../port.ts';
import { LocalEngine } from './engine.ts';
import { EmbeddedGraph } from './graph.ts';

const cypher = (text: string, params: Params = {}): GraphStatement => ({ text, params });

/** Takes far longer than 100 ms, so it keeps running after that deadline. */
const LONG = cypher('MATCH (a:Thing) MATCH (b:Thing) WHERE a.v + b.v = $x RETURN count(a)', { x: 3n });

function inMemory(timeoutMs = 5_000): { db: GrafeoDB; graph: EmbeddedGraph } {
  const db = grafeo.GrafeoDB.create();
  return { db, graph: new EmbeddedGraph(new LocalEngine(db, { onDisk: false }), { timeoutMs }) };
}

/** Rows in a fixed order; the engine lists them in any order. */
const rowsOf = async (db: GrafeoDB, text: string) => (await db.executeCypher(text)).rows().sort();

describe('a read', () => {
  test('sees one snapshot during concurrent writes', async () => {
    const { graph } = inMemory();
    await graph.write([
      cypher('CREATE (:First {v: 0}) CREATE (:Second {v: 0})'),
      cypher('UNWIND range(1, $n) AS i CREATE (:Thing {v: i})', { n: 20_000n }),
    ]);
    let writing = true;
    let writes = 0n;
    const writer = (async () => {
      while (writing) {
        const v = ++writes;
        await graph.write([
          cypher('MATCH (n:First) SET n.v = $v', { v }),
          cypher('MATCH (n:Second) SET n.v = $v', { v }),
        ]);
      }
    })();
    const text =
      'CALL () { MATCH (n:First) RETURN n.v AS a } ' +
      'CALL () { MATCH (n:Thing) WHERE n.v % 7 = 3 RETURN count(n) AS c } ' +
      'CALL () { MATCH (n:Second) RETURN n.v AS b } RETURN a, b, c';
    const seen = new Set<unknown>();
    for (let i = 0; i < 20; i++) {
      const [row] = await graph.read(cypher(text));
      expect(row?.[1]).toBe(row?.[0]);
      seen.add(row?.[0]);
    }
    writing = false;
    await writer;
    expect(seen.size).toBeGreaterThan(5);
    await graph.close();
  });

  test('rounds an integer past 2^53 at any depth', async () => {
    const { graph } = inMemory();
    const big = 2n ** 60n + 1n;
    const rows = await graph.read(cypher('RETURN $big, [1, [$big]], {a: {b: [$big]}, c: 1}', { big }));
    expect(rows).toEqual([[2 ** 60, [1, [2 ** 60]], { a: { b: [2 ** 60] }, c: 1 }]]);
    await graph.close();
  });

  test('does not delay later work after its deadline', async () => {
    const { graph } = inMemory(100);
    await graph.write([cypher('UNWIND range(1, $n) AS i CREATE (:Thing {v: i})', { n: 2_000n })]);
    await expect(graph.read(LONG)).rejects.toMatchObject({
      code: 'DEADLINE_EXCEEDED',
      message: 'The graph did not answer within 100 ms',
    });
    await graph.write([cypher('CREATE (:Thing {v: 0})')]);
    expect(await graph.read(cypher('MATCH (n:Thing) RETURN count(n)'), { timeoutMs: 5_000 })).toEqual([[2_001]]);
    await graph.close();
  });
});

describe('writers', () => {
  test('take turns', async () => {
    const { db, graph } = inMemory();
    await graph.write([cypher('CREATE (:Count {v: 0})')]);
    const more = cypher('MATCH (n:Count) SET n.v = n.v + 1');
    await Promise.all(Array.from({ length: 50 }, () => graph.write([more, more])));
    expect(await rowsOf(db, 'MATCH (n:Count) RETURN n.v')).toEqual([[100]]);
    await graph.close();
  });

  test('retry when another transaction conflicts', async () => {
    const { db, graph } = inMemory();
    await graph.write([cypher('CREATE (:Count {v: 0})')]);
    const other = db.beginTransaction();
    await other.executeCypher('MATCH (n:Count) SET n.v = 10');
    const write = graph.write([cypher('CREATE (:Mark)'), cypher('MATCH (n:Count) SET n.v = n.v + 1')]);
    await sleep(15);
    other.commit();
    await write;
    expect(await rowsOf(db, 'MATCH (n:Count) MATCH (m:Mark) RETURN n.v, count(m)')).toEqual([[11, 1]]);
    await graph.close();
  });

  test('fail and roll back if the conflict persists', async () => {
    const { db, graph } = inMemory();
    await graph.write([cypher('CREATE (:Count {v: 0})')]);
    const other = db.beginTransaction();
    await other.executeCypher('MATCH (n:Count) SET n.v = 10');
    const write = graph.write([cypher('CREATE (:Mark)'), cypher('MATCH (n:Count) SET n.v = 1')]);
    await expect(write).rejects.toMatchObject({ code: 'CONFLICT' });
    other.rollback();
    expect(await rowsOf(db, 'MATCH (n) RETURN n.v')).toEqual([[0]]);
    await graph.close();
  });
});

describe('ensureIndexes', () => {
  test('creates an index as well as a constraint for a key, once', async () => {
    const { db, graph } = inMemory();
    const specs = [
      { label: 'Thing', property: 'id', unique: true },
      { label: 'Thing', property: 'name', unique: false },
    ];
    for (let i = 0; i < 2; i++) {
      await graph.ensureIndexes(specs);
      expect(await rowsOf(db, 'SHOW INDEXES')).toEqual([
        ['Thing_id_index', 'Hash', 'Thing', 'id'],
        ['Thing_name_index', 'Hash', 'Thing', 'name'],
      ]);
      expect(await rowsOf(db, 'SHOW CONSTRAINTS')).toEqual([['Thing_id_key', 'UNIQUE', 'Thing', 'id']]);
    }
    await graph.close();
  });
});
