import { describe, expect, test } from '@jest/globals';
import { type GraphNode, isEmptyGraph, resetGraph, storedForm, storedType } from '../../src/evidence/index.ts';
import type { GraphPort, GraphRow } from '../../src/graph/index.ts';
import { loadModel } from '../../src/model/index.ts';
import { loadSeed, readSeed } from '../../src/seed/index.ts';
import type { Seed } from '../../src/seed/read-seed.ts';
import { parseSeed } from '../../src/seed/read-seed.ts';
import { describeEngines } from '../support/engines.ts';
import { asFile, first, OF_EVENT, OF_LOAN, smallSeed, statement, stating } from '../support/small-seed.ts';
import { expectTextKeys } from '../support/text-keys.ts';

const model = loadModel();
const labels = [...model.nodes.values(), ...model.parts.values()].map((type) => type.label);

/** All that the graph holds of the model: each node with its properties, each relationship with its role. */
async function contents(graph: GraphPort): Promise<{ nodes: readonly GraphRow[]; relationships: readonly GraphRow[] }> {
  const nodes: GraphRow[] = [];
  for (const label of labels) {
    nodes.push(...(await read(graph, `MATCH (n:\`${label}\`) RETURN '${label}', n.id, properties(n) ORDER BY n.id`)));
  }
  const relationships = await read(
    graph,
    'MATCH (a)-[x]->(b) RETURN a.id, type(x), b.id, x.role ORDER BY a.id, type(x), b.id, x.role',
  );
  return { nodes, relationships };
}

const read = (graph: GraphPort, text: string) => graph.read({ text, params: {} });

const seedOf = (data: object): Seed => parseSeed([asFile(data)], model);

/** The small seed as another source has it: the same facts, with statements of its own, and an amount. */
function otherSource(principal: number): object {
  const seed = smallSeed();
  seed.source.id = 'source:two';
  first(seed.loans).principal = principal;
  return JSON.parse(JSON.stringify(seed).replaceAll('statement:s-', 'statement:t-'));
}

/** What the graph keeps of a node beside the seed's values: counts, in a seed of one article, and the id of who is quoted. */
function addedTo(seed: Seed, { id, type }: GraphNode): object {
  const counts = model.nodes.get(type)?.fields.has('statementCount');
  const statements = seed.statements.filter(({ statedOf }) => statedOf === id);
  const speaker = seed.statements.find((one) => one.id === id)?.attributedTo;
  return {
    ...(counts ? { statementCount: statements.length, sourceCount: 1 } : {}),
    ...(speaker ? { namedSpeaker: speaker } : {}),
  };
}

/** Until when facts of the small seed are presumed to be in force: a loan of the 2020s, for 30 years. */
const PRESUMED: Readonly<Record<string, { readonly presumedUntil: string }>> = {
  'loan:aa-bb': { presumedUntil: '2059-12-31' },
};

const disputed = async (graph: GraphPort) => {
  const [row] = await read(graph, "MATCH (l:`Loan` {id: 'loan:aa-bb'}) RETURN l.disputed");
  return row?.[0];
};

const conflicts = (graph: GraphPort) =>
  read(
    graph,
    'MATCH (c:`Conflict`)-[:`VALUE`]->(v:`ConflictValue`) MATCH (c)-[:`OVER`]->(s) ' +
      'RETURN c.id, s.id, c.property, v.position, v.value ORDER BY c.id, v.position',
  );

describeEngines(
  'loading a seed',
  async () => {},
  (graph) => {
    const start = async (seed: object) => {
      await resetGraph(graph(), model);
      return loadSeed(graph(), model, seedOf(seed));
    };

    test('writes its content, and nothing more the second time', async () => {
      await resetGraph(graph(), model);
      const seed = await readSeed(new URL('../../seed/', import.meta.url), model);
      const loaded = await loadSeed(graph(), model, seed);
      const once = await contents(graph());
      const count = (...names: readonly string[]) =>
        once.nodes.filter(([label]) => names.includes(String(label))).length;
      const parts = [...model.parts.keys(), 'Source', 'Statement', 'Conflict'];
      expect(loaded).toEqual({
        actorsAndFacts: once.nodes.length - count(...parts),
        statements: count('Statement'),
        conflicts: count('Conflict'),
      });
      expect(loaded.statements).toBeGreaterThan(200);
      expect(await loadSeed(graph(), model, seed)).toEqual(loaded);
      expect(await contents(graph())).toEqual(once);
      // All indexes are made here, of which Neo4j makes one after the other.
    }, 120_000);

    test('gives every text its key', () => expectTextKeys(graph(), model));

    test('stores every property as the seed has it, and the keys of texts', async () => {
      const seed = seedOf(smallSeed());
      await start(smallSeed());
      const stored = new Map((await contents(graph())).nodes.map(([, id, properties]) => [id, properties]));
      for (const node of seed.nodes) {
        const properties = { ...node.properties, ...PRESUMED[node.id] };
        const numbers = Object.entries(storedForm(storedType(model, node.type), properties)).map(([name, value]) => [
          name,
          typeof value === 'bigint' ? Number(value) : value,
        ]);
        expect(stored.get(node.id)).toEqual({ ...Object.fromEntries(numbers), ...addedTo(seed, node) });
      }
      expect(stored.size).toBe(seed.nodes.length);
    });

    test('keeps whole floats as floats, and integers as integers', async () => {
      await start(smallSeed());
      expect(await read(graph(), 'MATCH (l:`Loan`) RETURN l.principal / 2')).toEqual([[1.5]]);
      expect(await read(graph(), 'MATCH (b:`Balance`) RETURN b.amount / 2 ORDER BY b.amount')).toEqual([[0.5], [1]]);
      expect(await read(graph(), "MATCH (c:`Country` {id: 'country:AA'}) RETURN c.cow / 2")).toEqual([[0]]);
    });

    test('drops a property that a later seed leaves out', async () => {
      await start(smallSeed());
      const later = smallSeed();
      Object.assign(first(later.countries), { cow: null, statements: [stating(21, ['code', 'name', 'latitude'])] });
      Object.assign(first(later.people), { aliases: [], statements: [stating(23, ['name'])] });
      await loadSeed(graph(), model, seedOf(later));
      expect(await read(graph(), "MATCH (c:`Country` {id: 'country:AA'}) RETURN c.cow, c.latitude")).toEqual([
        [null, 10],
      ]);
      expect(await read(graph(), 'MATCH (p:`Person`) RETURN p.aliases')).toEqual([[[]]]);
    });

    test('moves a relation, an actor to another role, and removes a part', async () => {
      await start(smallSeed());
      const later = smallSeed();
      later.people.push({ id: 'person:bob', name: 'Bob', statements: [stating(25, ['name'])] });
      first(later.tenures).holder = 'person:bob';
      const { statements: _, ...loan } = first(later.loans);
      later.loans = [
        {
          ...loan,
          debtor: null,
          statements: [
            stating(
              2,
              OF_LOAN.filter((one) => one !== 'debtor'),
            ),
          ],
        },
      ];
      first(later.loans).balances = [{ asOf: '2022-01-01', asOfPrecision: 'YEAR', amount: 1, currency: 'USD' }];
      first(later.events).participants = [
        { role: 'HOST', actor: 'person:ann' },
        { role: 'HOST', actor: 'country:BB' },
        { role: 'PARTNER', actor: 'country:BB' },
      ];
      await loadSeed(graph(), model, seedOf(later));
      const fresh = await contents(graph());
      expect(await read(graph(), 'MATCH (b:`Balance`) RETURN b.id, b.asOf')).toEqual([
        ['loan:aa-bb#balances.0', '2022-01-01'],
      ]);
      await start(later);
      expect(fresh).toEqual(await contents(graph()));
    });

    test('finds a conflict with a later source, and drops it when they agree', async () => {
      await start(smallSeed());
      expect([await conflicts(graph()), await disputed(graph())]).toEqual([[], false]);
      await loadSeed(graph(), model, seedOf(otherSource(4)));
      const id = 'conflict:loan:aa-bb#principal';
      expect(await conflicts(graph())).toEqual([
        [id, 'loan:aa-bb', 'principal', 0, '3'],
        [id, 'loan:aa-bb', 'principal', 1, '4'],
      ]);
      expect(await disputed(graph())).toBe(true);
      await loadSeed(graph(), model, seedOf(smallSeed()));
      expect(await disputed(graph())).toBe(true);
      await loadSeed(graph(), model, seedOf(otherSource(3)));
      expect([await conflicts(graph()), await disputed(graph())]).toEqual([[], false]);
      expect(await read(graph(), 'MATCH (v:`ConflictValue`) RETURN count(v)')).toEqual([[0]]);
    });

    test('settles the former subject of a statement', async () => {
      const one = smallSeed();
      const other = statement(4, { property: 'principal', value: '4' });
      first(one.loans).statements = [stating(2, OF_LOAN), other];
      await start(one);
      expect(await disputed(graph())).toBe(true);
      const moved = smallSeed();
      first(moved.events).statements = [stating(24, OF_EVENT), other];
      await loadSeed(graph(), model, seedOf(moved));
      expect([await conflicts(graph()), await disputed(graph())]).toEqual([[], false]);
    });

    test('deletes what no statement is about any more', async () => {
      await start(smallSeed());
      const without = smallSeed();
      without.loans = [];
      await loadSeed(graph(), model, seedOf(without));
      const left = await contents(graph());
      await start(without);
      expect(left).toEqual(await contents(graph()));
      expect(await disputed(graph())).toBeUndefined();
    });

    test('deletes the nodes of the model and no others in a reset', async () => {
      await graph().write([{ text: 'MERGE (:`Stranger` {id: $id})', params: { id: 'stranger' } }]);
      await start(smallSeed());
      expect(await isEmptyGraph(graph(), model)).toBe(false);
      await resetGraph(graph(), model);
      expect(await isEmptyGraph(graph(), model)).toBe(true);
      expect(await contents(graph())).toEqual({ nodes: [], relationships: [] });
      expect(await read(graph(), 'MATCH (s:`Stranger`) RETURN s.id')).toEqual([['stranger']]);
    });
  },
);

describe('the small seed', () => {
  test('has parts, edges and statements, so that the tests above are not empty', () => {
    const types = new Set(seedOf(smallSeed()).nodes.map((node) => node.type));
    expect([...types].sort()).toEqual([
      'Balance',
      'Country',
      'Event',
      'Loan',
      'Person',
      'Source',
      'Statement',
      'Tenure',
    ]);
  });
});
