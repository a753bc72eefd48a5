import { describe, expect, test } from '@jest/globals';
import { openGraph } from '../open.ts';
import { agreedGraph, disagreements, longLists, losesOrder } from './agreed.ts';

const ROWS = 'CALL () { MATCH (n:N) RETURN n.`id` AS a }';
const ONE = 'CALL () { MATCH (n:N) RETURN collect(n.`id`) AS a }';

describe('disagreements', () => {
  test.each([
    `${ROWS} RETURN DISTINCT a`,
    `${ROWS} WITH DISTINCT a RETURN a`,
    `${ROWS} WITH a WHERE a > $x RETURN a`,
    `MATCH (m:M) CALL (m) { MATCH (m)-[:R]->(n:N) RETURN n } WITH DISTINCT n RETURN n`,
    `CALL () { MATCH (n:N) RETURN n.id AS a UNION ALL MATCH (n:N) RETURN n.id AS a } RETURN DISTINCT a`,
    `CALL () { ${ROWS} RETURN DISTINCT a } RETURN count(a)`,
  ])('reports %s', (text) => {
    expect(disagreements(text)).toEqual([expect.stringMatching(/behind a CALL of many rows/)]);
  });

  test.each([
    `${ROWS} RETURN a`,
    `${ROWS} RETURN count(DISTINCT a)`,
    `${ROWS} WITH a ORDER BY a LIMIT $l RETURN a`,
    `${ROWS} WITH count(a) AS n WHERE n > 1 RETURN n`,
    `${ROWS} MATCH (m:M) WHERE m.id = a RETURN m.id`,
    `${ONE} WITH DISTINCT a RETURN a`,
    `MATCH (n:N) CALL (n) { MATCH (n)-[:R]->(m:M) RETURN head(collect(m.v)) AS k } WITH n, k WHERE k > 1 RETURN n.id`,
    `CALL () { MATCH (n:N) WITH DISTINCT n RETURN n.id AS a UNION MATCH (n:N) RETURN DISTINCT n.id AS a } RETURN a`,
    `MATCH (n:N) WHERE EXISTS { MATCH (n)-[:R]->(m:M) WHERE m.v > 1 } WITH DISTINCT n RETURN n.id`,
    "MATCH (n:N {name: 'CALL () { RETURN DISTINCT }'}) RETURN DISTINCT n.id",
  ])('accepts %s', (text) => {
    expect(disagreements(text)).toEqual([]);
  });
});

describe('losesOrder', () => {
  const CUT = 'MATCH (n:N) WITH n ORDER BY n.`id` LIMIT $l';

  test.each([
    `${CUT} MATCH (n)-[:R]->(m) RETURN n.id, m.id`,
    `CALL () { ${CUT} MATCH (n)-[:R]->(m) RETURN collect([n.id, m.id]) AS a } RETURN a`,
    `CALL () { ${CUT} MATCH (n)-[:R]->(m) RETURN n.id AS a } RETURN a`,
    `${CUT} MATCH (n)-[:R]->(m) CALL (m) { MATCH (m)-[:S]->(k) RETURN count(k) AS c } RETURN n.id, c`,
    `CALL () { ${CUT} MATCH (n)-[:R]->(m) RETURN n.id AS a UNION ALL MATCH (k:K) RETURN k.id AS a } RETURN collect(a)`,
  ])('is true of %s', (text) => {
    expect(losesOrder(text)).toBe(true);
  });

  test.each([
    `${CUT} RETURN n.id`,
    `${CUT} MATCH (n)-[:R]->(m) WITH n, m ORDER BY n.id RETURN n.id, m.id`,
    `${CUT} CALL (n) { MATCH (n)-[:R]->(m) RETURN head(collect(m.id)) AS a } RETURN n.id, a`,
    `CALL () { ${CUT} MATCH (n)-[:R]->(m) RETURN n.id AS a } WITH a ORDER BY a RETURN collect(a)`,
    `CALL () { ${CUT} RETURN n.id AS a UNION ALL MATCH (k:K) WITH collect(k.id) AS a RETURN a } RETURN a`,
  ])('is false of %s', (text) => {
    expect(losesOrder(text)).toBe(false);
  });
});

describe('longLists', () => {
  test('reports a list of more than a thousand values after IN', () => {
    const text = 'MATCH (n:N) WHERE n.id IN $`ids` RETURN n.id';
    const ids = (count: number) => ({ text, params: { ids: Array.from({ length: count }, String) } });
    expect(longLists(ids(1_000))).toEqual([]);
    expect(longLists(ids(1_001))).toEqual(['IN with 1001 values of $ids']);
  });
});

describe('agreedGraph', () => {
  test('rejects statements on which the engines disagree and passes everything else through', async () => {
    const graph = agreedGraph(await openGraph({ kind: 'embedded', timeoutMs: 5_000 }));
    try {
      await graph.write([{ text: 'CREATE (:N {id: 1})', params: {} }]);
      expect(await graph.read({ text: 'MATCH (n:N) RETURN n.id', params: {} })).toEqual([[1]]);
      await expect(graph.read({ text: `${ROWS} RETURN DISTINCT a`, params: {} })).rejects.toThrow(/do not agree/);
      expect(graph.reading).toBe(0);
    } finally {
      await graph.close();
    }
  });
});
