import { expect, test } from '@jest/globals';
import { indexSpecs } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { askGraph, dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const QUERY = `query ($metric: CentralityMetric!, $via: Via, $at: Date, $first: Int) {
  centrality(metric: $metric, via: $via, at: $at, first: $first) {
    metric size ties actors { rank score degree actor { id } }
  }
}`;

const COMMUNITIES = `query ($via: Via, $at: Date, $first: Int) {
  communities(via: $via, at: $at, first: $first) { modularity size ties communities { size members { id } } }
}`;

interface Centrality {
  readonly size: number;
  readonly ties: number;
  readonly actors: readonly {
    readonly rank: number;
    readonly score: number;
    readonly degree: number;
    readonly actor: { readonly id: string };
  }[];
}

interface Communities {
  readonly modularity: number | null;
  readonly communities: readonly { readonly size: number; readonly members: readonly { readonly id: string }[] }[];
}

/** Two triangles of loans, A-B-C and D-E-F, with one loan from C to D between them; two loans from A to B. */
const LOANS = ['AB', 'AB', 'BC', 'CA', 'DE', 'EF', 'FD', 'CD'];

async function fillWithTriangles(graph: GraphPort): Promise<void> {
  await graph.ensureIndexes(indexSpecs(model));
  await graph.write([
    {
      text: "UNWIND $codes AS c CREATE (:Country {id: 'country:' + c, code: c, name: c})",
      params: { codes: [...'ABCDEF'] },
    },
    ...LOANS.map(([creditor = '', debtor = ''], index) => ({
      text: 'MATCH (c:Country {code: $creditor}) MATCH (d:Country {code: $debtor}) CREATE (l:Loan {id: $id, umbrella: false, disputed: false, repayment: []}) CREATE (l)-[:CREDITOR]->(c) CREATE (l)-[:DEBTOR]->(d)',
      params: { creditor, debtor, id: `loan:${index}` },
    })),
  ]);
}

describeEngines('centrality and communities of two triangles', fillWithTriangles, (graph) => {
  const ask = async (metric: string, first = 20): Promise<Centrality> =>
    ((await dataOf(graph(), QUERY, { metric, first })) as unknown as { centrality: Centrality }).centrality;

  const scores = ({ actors }: Centrality): Readonly<Record<string, number>> =>
    Object.fromEntries(actors.map(({ actor, score }) => [actor.id.slice(-1), score]));

  test('degree counts parallel facts as one tie and gives equal scores one rank', async () => {
    const found = await ask('DEGREE');
    expect(found).toMatchObject({ size: 6, ties: 7 });
    expect(scores(found)).toEqual({ A: 0.4, B: 0.4, C: 0.6, D: 0.6, E: 0.4, F: 0.4 });
    expect(found.actors.map(({ rank }) => rank)).toEqual([1, 1, 3, 3, 3, 3]);
    expect(found.actors[0]).toMatchObject({ degree: 3, actor: { id: 'country:C' } });
  });

  test('betweenness counts the pairs that lead over the bridge', async () => {
    // C lies between A, B and D, E, F: six pairs of ten; nobody lies between two others of one triangle.
    const found = scores(await ask('BETWEENNESS'));
    for (const [actor, share] of Object.entries({ A: 0, B: 0, C: 0.6, D: 0.6, E: 0, F: 0 })) {
      expect(found[actor]).toBeCloseTo(share, 9);
    }
  });

  test('page rank sums to 1 and prefers the bridge', async () => {
    const found = await ask('PAGERANK');
    expect(found.actors.reduce((total, { score }) => total + score, 0)).toBeCloseTo(1, 6);
    expect(
      found.actors
        .slice(0, 2)
        .map(({ actor }) => actor.id)
        .sort(),
    ).toEqual(['country:C', 'country:D']);
  });

  test('finds the triangles as communities, the same each time', async () => {
    const ask = async () =>
      ((await dataOf(graph(), COMMUNITIES)) as unknown as { communities: Communities }).communities;
    const found = await ask();
    expect(
      found.communities.map(({ members }) =>
        members
          .map(({ id }) => id.slice(-1))
          .sort()
          .join(''),
      ),
    ).toEqual(['ABC', 'DEF']);
    // Of 7 ties 6 are inside, and each triangle has half of all ends.
    expect(found.modularity).toBeCloseTo(6 / 7 - 0.5, 9);
    expect(await ask()).toEqual(found);
  });

  test('leaves out actors without ties', async () => {
    const via = { facts: ['TENURE'] };
    const { centrality } = (await dataOf(graph(), QUERY, { metric: 'PAGERANK', via })) as unknown as {
      centrality: Centrality;
    };
    expect(centrality).toMatchObject({ size: 0, ties: 0, actors: [] });
    const { communities } = (await dataOf(graph(), COMMUNITIES, { via })) as unknown as { communities: Communities };
    expect(communities).toMatchObject({ modularity: null, communities: [] });
  });

  test('`first: 0` is refused', async () => {
    const { result } = await askGraph(graph(), QUERY, { metric: 'DEGREE', first: 0 });
    expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument: 'centrality.first' });
  });
});

describeEngines('centrality in the articles', fillWithSeed, (graph) => {
  test.each(['DEGREE', 'PAGERANK', 'BETWEENNESS'])('ranks China and Venezuela high by %s', async (metric) => {
    const { centrality } = (await dataOf(graph(), QUERY, { metric, first: 3 })) as unknown as {
      centrality: Centrality;
    };
    const first = centrality.actors.map(({ actor }) => actor.id);
    expect(first).toContain('country:CN');
    expect(centrality.size).toBeGreaterThan(10);
  });
});
