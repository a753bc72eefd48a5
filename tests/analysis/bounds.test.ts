import { expect, test } from '@jest/globals';
import neo4j from 'neo4j-driver';
import { inForceBounds } from '../../src/domain/index.ts';
import { indexSpecs } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { askGraph, dataOf, model } from '../support/ask.ts';
import { describeEngines, type Engine } from '../support/engines.ts';

const MEMBERS = 5_000;

/**
 * An alliance of 5,000, and beside it what goes round: a circle of three loans, a country that lends to itself, an
 * event in which one country plays two parts, and a country that is tied to no one.
 */
async function fill(graph: GraphPort): Promise<void> {
  const codes = ['A', 'B', 'C', 'LONE', ...Array.from({ length: MEMBERS }, (_, index) => `M${index}`)];
  const loans = ['A B', 'B C', 'C A', 'A A'].map((pair) => pair.split(' '));
  await graph.ensureIndexes(indexSpecs(model));
  await graph.write([
    {
      text: "UNWIND $codes AS c CREATE (:Country {id: 'country:' + c, code: c, name: c})",
      params: { codes },
    },
    {
      text: `CREATE (:Alliance {id: 'alliance:all', name: 'All', kind: 'ORGANIZATION', aliases: [], obligations: []})
             CREATE (:Event {id: 'event:e', title: 'E', kind: 'MEETING', status: 'OCCURRED', disputed: false})`,
      params: {},
    },
    {
      text: `UNWIND $codes AS code MATCH (c:Country {code: code}) MATCH (a:Alliance {id: 'alliance:all'})
             CREATE (m:Membership {id: 'membership:' + code, status: 'MEMBER', disputed: false, from: '2000-01-01'})
             SET m += $bounds
             CREATE (m)-[:MEMBER]->(c) CREATE (m)-[:ALLIANCE]->(a)`,
      params: { codes: codes.slice(4), bounds: inForceBounds({ from: '2000-01-01' }) },
    },
    {
      text: `UNWIND $loans AS l MATCH (c:Country {code: l[0]}) MATCH (d:Country {code: l[1]})
             CREATE (n:Loan {id: 'loan:' + l[0] + l[1], repayment: [], umbrella: false, disputed: false})
             CREATE (n)-[:CREDITOR]->(c) CREATE (n)-[:DEBTOR]->(d)`,
      params: { loans },
    },
    {
      text: `UNWIND ['HOST', 'GUEST'] AS role MATCH (e:Event {id: 'event:e'}) MATCH (c:Country {code: 'A'})
             CREATE (e)-[:PARTICIPANT {role: role}]->(c)`,
      params: {},
    },
  ]);
}

/** The queries that the database itself shows, besides the one that asks for them. */
async function shownByNeo4j(): Promise<readonly string[]> {
  const { NEO4J_URI: uri = '', NEO4J_USER: user = 'neo4j', NEO4J_PASSWORD: password = '' } = process.env;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    const { records } = await driver.executeQuery('SHOW TRANSACTIONS YIELD currentQuery');
    const shown = records.map((record) => String(record.get('currentQuery')));
    return shown.filter((query) => query !== '' && !query.startsWith('SHOW TRANSACTIONS'));
  } finally {
    await driver.close();
  }
}

/** Waits until nothing runs: at once where all is well, and as long as the test may take where not. */
async function untilIdle(graph: GraphPort, engine: Engine): Promise<void> {
  for (;;) {
    const shown = engine === 'neo4j' ? await shownByNeo4j() : [];
    if (graph.reading === 0 && shown.length === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describeEngines('analyses of large and circular graphs', fill, (graph, engine) => {
  const ask = async (field: string) => Object.values(await dataOf(graph(), `{ ${field} }`))[0] as never;

  test('finds two of 5,000 members two steps apart, unless an alliance that large is skipped', async () => {
    const steps = '{ outcome steps chains { steps { fact { id } } } }';
    expect(await ask(`paths(from: "country:M17", to: "country:M4321") ${steps}`)).toEqual({
      outcome: 'FOUND',
      steps: 2,
      chains: [{ steps: [{ fact: { id: 'membership:M17' } }, { fact: { id: 'membership:M4321' } }] }],
    });
    const via = 'via: { maxMembers: 190 }';
    expect(await ask(`paths(from: "country:M17", to: "country:M4321", ${via}) ${steps}`)).toEqual({
      outcome: 'NONE',
      steps: null,
      chains: [],
    });
  });

  test('cuts the neighborhood of the alliance and says by how much', async () => {
    const fields = '{ nodes { actorId degree } links { id } truncated { nodes links gaveUp } }';
    const { nodes, links, truncated } = (await ask(
      `neighborhood(of: ["alliance:all"], steps: 2, first: 100) ${fields}`,
    )) as { nodes: readonly { actorId: string; degree: number }[]; links: readonly object[]; truncated: object };
    expect(nodes).toHaveLength(100);
    expect(nodes[0]).toEqual({ actorId: 'alliance:all', degree: MEMBERS });
    expect(links).toHaveLength(99);
    expect(truncated).toEqual({ nodes: MEMBERS + 1 - 100, links: false, gaveUp: false });
  });

  test('measures the alliance', async () => {
    const fields = '{ size ties actors { rank degree actor { id } } }';
    expect(
      await ask(`centrality(metric: DEGREE, via: { facts: [MEMBERSHIP] }, at: "2010-01-01", first: 1) ${fields}`),
    ).toEqual({
      size: MEMBERS + 1,
      ties: MEMBERS,
      actors: [{ rank: 1, degree: MEMBERS, actor: { id: 'alliance:all' } }],
    });
  });

  test('finds nothing, and says so, where via leaves no facts', async () => {
    const via = 'via: { facts: [MEMBERSHIP], obligations: [DEFENSE] }';
    expect(await ask(`paths(from: "country:M1", to: "country:M2", ${via}) { outcome seen }`)).toEqual({
      outcome: 'NONE',
      seen: 2,
    });
    expect(
      await ask(`neighborhood(of: ["country:M1"], ${via}) { nodes { actorId } links { id } truncated { nodes } }`),
    ).toEqual({ nodes: [{ actorId: 'country:M1' }], links: [], truncated: null });
    expect(await ask(`communities(${via}) { size communities { size } }`)).toEqual({ size: 0, communities: [] });
    const { result } = await askGraph(
      graph(),
      '{ paths(from: "country:M1", to: "country:M2", via: { facts: [] }) { steps } }',
    );
    expect(result.errors).toMatchObject([
      { message: expect.stringContaining('paths.via.facts'), extensions: { code: 'BAD_USER_INPUT' } },
    ]);
  });

  test('never goes round a circle or ties an actor to itself', async () => {
    expect(await ask('paths(from: "country:A", to: "country:LONE", maxSteps: 8) { outcome seen }')).toEqual({
      outcome: 'NONE',
      // The one that is searched from has no ties: that is all that needs to be seen.
      seen: expect.any(Number),
    });
    expect(await ask('paths(from: "country:C", to: "country:B") { chains { steps { fact { id } } } }')).toEqual({
      chains: [{ steps: [{ fact: { id: 'loan:BC' } }] }],
    });
    const { nodes, links } = (await ask(
      'neighborhood(of: ["country:A"], steps: 4) { nodes { actorId degree } links { id source target } }',
    )) as {
      nodes: readonly { actorId: string; degree: number }[];
      links: readonly { source: string; target: string }[];
    };
    expect(nodes.map(({ actorId, degree }) => `${actorId} ${degree}`)).toEqual([
      'country:A 2',
      'country:B 2',
      'country:C 2',
    ]);
    expect(links).toHaveLength(3);
    expect(await ask('centrality(metric: BETWEENNESS, via: { facts: [LOAN, EVENT] }) { size ties }')).toEqual({
      size: 3,
      ties: 3,
    });
  });

  test('reports a timeout, leaves nothing running and answers the next operation', async () => {
    const roots = Array.from(
      { length: 4 },
      (_, index) => `a${index}: neighborhood(of: ["country:M${index}"], steps: 4) { nodes { actorId } }`,
    );
    const { result } = await askGraph(graph(), `{ ${roots.join(' ')} }`, {}, { timeoutMs: 10 });
    expect(result.errors?.[0]).toMatchObject({ message: expect.stringMatching(/within \d+ ms/) });
    expect(await ask('country(code: "A") { id }')).toEqual({ id: 'country:A' });
    await untilIdle(graph(), engine);
    expect(graph().reading).toBe(0);
  });
});
