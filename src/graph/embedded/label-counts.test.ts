import grafeo, { type GrafeoDB } from '@grafeo-db/js';
import { describe, expect, test } from '@jest/globals';
import { labelCount } from '../../cypher/index.ts';
import type { GraphStatement } from '../port.ts';
import { LocalEngine } from './engine.ts';

const cypher = (text: string): GraphStatement => ({ text, params: {} });

/** Counts things and others, and both again in a way that the engine has to walk. */
const ASKED = cypher(
  [
    ...labelCount('n', 'Thing', 'a'),
    ...labelCount('n', 'Other', 'b'),
    'CALL () { MATCH (n:Thing) WHERE n.v >= 0 RETURN count(n) AS c }',
    'CALL () { MATCH (n:Other) WHERE n.v >= 0 RETURN count(n) AS d }',
    'RETURN a, b, c, d',
  ].join('\n'),
);

const CHANGES = [
  'CREATE (:Thing {v: 1})',
  'UNWIND range(1, 50) AS i CREATE (:Other {v: i})',
  'MATCH (n:Thing) WITH n LIMIT 3 DETACH DELETE n',
  'MATCH (n:Other) WITH n LIMIT 1 SET n:Thing',
  'MATCH (n:Thing) WITH n LIMIT 1 REMOVE n:Thing',
  'MATCH (n:Thing) SET n.v = n.v + 1',
] as const;

/** A generator of numbers below a bound. */
function random(seed: number): (bound: number) => number {
  let state = seed;
  return (bound) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % bound;
  };
}

const open = (db: GrafeoDB): LocalEngine => new LocalEngine(db, { onDisk: false });

async function ask(engine: LocalEngine): Promise<void> {
  const [[a, b, c, d] = []] = await engine.read({ statement: ASKED, onRow: undefined, late: false });
  expect([a, b]).toEqual([c, d]);
}

describe('the number of nodes of a label', () => {
  test.each([1, 2, 3, 4])('is that of the snapshot, while others write: seed %i', async (seed) => {
    const db = grafeo.GrafeoDB.create();
    const engine = open(db);
    const pick = random(seed);
    const running: Promise<unknown>[] = [];
    for (let i = 0; i < 150; i++) {
      const change = cypher(CHANGES[pick(CHANGES.length)] ?? '');
      switch (pick(6)) {
        case 0: // not awaited
          running.push(engine.write([change], {}));
          break;
        case 1: // fails, so that its first statement is rolled back
          await expect(engine.write([change, cypher('RETURN oops')], {})).rejects.toThrow('oops');
          break;
        case 2: {
          // open while others read, then committed or rolled back
          await engine.write([], {});
          const transaction = db.beginTransaction();
          await transaction.executeCypher('CREATE (:Thing {v: 0})');
          await ask(engine);
          if (pick(2) === 0) transaction.commit();
          else transaction.rollback();
          break;
        }
        case 3: // not through the engine
          await db.executeCypher('CREATE (:Other {v: 5})');
          break;
        default:
          await engine.write([change], {});
      }
      if (pick(3) > 0) running.push(ask(engine));
      if (pick(3) > 0) await ask(engine);
    }
    await Promise.all(running);
    await ask(engine);
    await engine.close();
  });

  test('is counted once after each commit, and for a read of an older snapshot', async () => {
    const db = grafeo.GrafeoDB.create();
    const counted: string[] = [];
    const begin = db.beginTransaction.bind(db);
    db.beginTransaction = (level) => {
      const transaction = begin(level);
      const execute = transaction.executeCypher.bind(transaction);
      transaction.executeCypher = (text, params) => {
        counted.push(...(text.match(/^MATCH .* RETURN count\(n\)$/) ?? []));
        return execute(text, params);
      };
      return transaction;
    };
    const engine = open(db);
    await engine.write([cypher('UNWIND range(1, 10) AS i CREATE (:Thing {v: i})')], {});
    await Promise.all([ask(engine), ask(engine)]);
    await ask(engine);
    const both = ['MATCH (n:`Thing`) RETURN count(n)', 'MATCH (n:`Other`) RETURN count(n)'];
    expect(counted.splice(0).sort()).toEqual([...both].sort());
    await engine.write([cypher('CREATE (:Thing {v: 11})')], {});
    await ask(engine);
    await ask(engine);
    expect(counted.splice(0).sort()).toEqual([...both].sort());
    await engine.close();
  });

  test('is counted again after a count that failed', async () => {
    const db = grafeo.GrafeoDB.create();
    let failures = 1;
    const begin = db.beginTransaction.bind(db);
    db.beginTransaction = (level) => {
      const transaction = begin(level);
      const execute = transaction.executeCypher.bind(transaction);
      transaction.executeCypher = (text, params) =>
        failures-- > 0 ? Promise.reject(new Error('too bad')) : execute(text, params);
      return transaction;
    };
    const engine = open(db);
    await expect(ask(engine)).rejects.toThrow('too bad');
    await ask(engine);
    await engine.close();
  });
});
