import { expect, test } from '@jest/globals';
import { randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { askGraph, dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { type Tie, tiesOf } from './oracle.ts';

interface Neighborhood {
  readonly nodes: readonly {
    readonly actorId: string;
    readonly kind: string;
    readonly label: string;
    readonly degree: number;
    readonly distance: number;
    readonly actor: { readonly id: string };
  }[];
  readonly links: readonly {
    readonly id: string;
    readonly kind: string;
    readonly source: string;
    readonly target: string;
    readonly label: string;
    readonly fact: { readonly id: string };
  }[];
  readonly rings: readonly {
    readonly distance: number;
    readonly actors: number;
    readonly kinds: readonly { readonly kind: string; readonly actors: number }[];
    readonly between: number;
    readonly complete: boolean;
  }[];
  readonly truncated: { readonly nodes: number; readonly links: boolean; readonly gaveUp: boolean } | null;
}

const AROUND = `query ($of: [ID!]!, $steps: Int = 1, $hops: Int, $first: Int, $via: Via, $at: Date) {
  neighborhood(of: $of, steps: $steps, hops: $hops, first: $first, via: $via, at: $at) {
    nodes { actorId kind label degree distance actor { id } }
    links { id kind source target label fact { id } }
    rings { distance actors kinds { kind actors } between complete }
    truncated { nodes links gaveUp }
  }
}`;

const SHARED = `query ($between: [ID!]!, $via: Via, $at: Date) {
  commonTies(between: $between, via: $via, at: $at, first: 1000) {
    actors { actor { id } ties { of { id } role sharedRole kind fact { id } } }
    facts { kind fact { id } }
    gaveUp
  }
}`;

interface CommonTies {
  readonly actors: readonly {
    readonly actor: { readonly id: string };
    readonly ties: readonly { readonly of: { readonly id: string }; readonly fact: { readonly id: string } }[];
  }[];
  readonly facts: readonly { readonly fact: { readonly id: string } }[];
  readonly gaveUp: boolean;
}

describeEngines('neighborhoods and common ties in the articles', fillWithSeed, (graph) => {
  test('gives a neighborhood that is ready to draw', async () => {
    const { neighborhood } = (await dataOf(graph(), AROUND, {
      of: ['country:VE'],
      steps: 2,
      via: { facts: ['MEMBERSHIP', 'LOAN'] },
    })) as unknown as { neighborhood: Neighborhood };
    const { nodes, links, truncated } = neighborhood;
    expect(truncated).toBeNull();
    expect(nodes[0]).toMatchObject({ actorId: 'country:VE', kind: 'Country', label: 'Venezuela', distance: 0 });
    expect(nodes.map(({ actorId }) => actorId)).toEqual(
      expect.arrayContaining(['alliance:brics', 'country:CN', 'country:IN']),
    );
    const ids = new Set(nodes.map(({ actorId }) => actorId));
    for (const { source, target } of links) expect(ids.has(source) && ids.has(target)).toBe(true);
    expect(links).toContainEqual({
      id: 'link:loan:cn-ve-2010s/creditor=country:CN/debtor=country:VE',
      kind: 'LOAN',
      source: 'country:CN',
      target: 'country:VE',
      label: 'creditor debtor',
      fact: { id: 'loan:cn-ve-2010s' },
    });
  });

  test('gives what China and Venezuela share', async () => {
    const { commonTies } = (await dataOf(graph(), SHARED, { between: ['country:CN', 'country:VE'] })) as unknown as {
      commonTies: CommonTies;
    };
    const actors = commonTies.actors.map(({ actor }) => actor.id);
    expect(actors).toEqual(expect.arrayContaining(['alliance:brics', 'alliance:cn-ve-partnership']));
    expect(commonTies.facts.map(({ fact }) => fact.id)).toContain('loan:cn-ve-2010s');
    expect(commonTies.gaveUp).toBe(false);
  });

  test.each([
    [AROUND, { of: [] }, 'BAD_USER_INPUT', 'neighborhood.of'],
    [AROUND, { of: ['country:XX'] }, 'NOT_FOUND', 'neighborhood.of'],
    [AROUND, { of: ['country:VE'], steps: 9 }, 'BAD_USER_INPUT', 'neighborhood.steps'],
    [AROUND, { of: ['country:VE'], hops: 0 }, 'BAD_USER_INPUT', 'neighborhood.hops'],
    [AROUND, { of: ['country:VE'], hops: 9 }, 'BAD_USER_INPUT', 'neighborhood.hops'],
    [AROUND, { of: ['country:VE'], steps: 2, hops: 2 }, 'BAD_USER_INPUT', 'neighborhood.steps'],
    [SHARED, { between: ['country:VE', 'country:VE'] }, 'BAD_USER_INPUT', 'commonTies.between'],
    [SHARED, { between: ['country:VE', 'alliance:none'] }, 'NOT_FOUND', 'commonTies.between'],
  ])('%s with %j is refused', async (query, variables, code, argument) => {
    const { result } = await askGraph(graph(), query, variables);
    expect(result.errors?.[0]?.extensions).toMatchObject({ code, argument });
  });
});

const RANDOM = randomGraph(model, randomOf(13));

/** How far the actors are from the nearest of some. */
function distances(ties: readonly Tie[], of: readonly string[], steps: number): ReadonlyMap<string, number> {
  const found = new Map(of.map((id) => [id, 0]));
  for (let step = 1; step <= steps; step++) {
    const near = [...found].filter(([, distance]) => distance === step - 1).map(([id]) => id);
    for (const { a, b } of ties) if (near.includes(a) && !found.has(b)) found.set(b, step);
  }
  return found;
}

describeEngines(
  'neighborhoods and common ties in a random graph',
  (graph) => writeGraph(graph, RANDOM),
  (graph) => {
    test.each([1, 2])(
      'reaches in %d steps whom a walk over the plain data reaches, with the facts between them',
      async (steps) => {
        const ties = tiesOf(RANDOM, '2020-02-29');
        for (const beginnings of [['country:1'], ['person:2', 'alliance:3']]) {
          const { neighborhood } = (await dataOf(graph(), AROUND, {
            of: beginnings,
            steps,
            at: '2020-02-29',
          })) as unknown as {
            neighborhood: Neighborhood;
          };
          const expected = distances(ties, beginnings, steps);
          expect(new Map(neighborhood.nodes.map(({ actorId, distance }) => [actorId, distance]))).toEqual(expected);
          const between = ties.filter(({ a, b }) => expected.has(a) && expected.has(b));
          const pair = (fact: string, one: string, other: string): string => [fact, ...[one, other].sort()].join(' ');
          expect(neighborhood.links.map(({ fact, source, target }) => pair(fact.id, source, target)).sort()).toEqual(
            [...new Set(between.map(({ fact, a, b }) => pair(fact, a, b)))].sort(),
          );
        }
      },
    );

    test('keeps the best connected actors and counts those left out', async () => {
      const { neighborhood: all } = (await dataOf(graph(), AROUND, { of: ['country:1'], steps: 2 })) as unknown as {
        neighborhood: Neighborhood;
      };
      const { neighborhood: cut } = (await dataOf(graph(), AROUND, {
        of: ['country:1'],
        steps: 2,
        first: 5,
      })) as unknown as {
        neighborhood: Neighborhood;
      };
      expect(cut.nodes).toHaveLength(5);
      expect(cut.nodes.map(({ actorId }) => actorId)).toContain('country:1');
      expect(cut.truncated?.nodes).toBe(all.nodes.length - 5);
      const least = Math.min(...cut.nodes.filter(({ distance }) => distance > 0).map(({ degree }) => degree));
      const left = all.nodes.filter(({ actorId }) => !cut.nodes.some((node) => node.actorId === actorId));
      for (const { degree } of left) expect(degree).toBeLessThanOrEqual(least);
    });

    test('shares the actors that all are tied to', async () => {
      const ties = tiesOf(RANDOM);
      const between = ['country:1', 'country:2'];
      const { commonTies } = (await dataOf(graph(), SHARED, { between })) as unknown as { commonTies: CommonTies };
      const neighbors = (id: string): ReadonlySet<string> =>
        new Set(ties.filter(({ a }) => a === id).map(({ b }) => b));
      const shared = [...neighbors('country:1')].filter(
        (id) => neighbors('country:2').has(id) && !between.includes(id),
      );
      expect(commonTies.actors.map(({ actor }) => actor.id).sort()).toEqual(shared.sort());
      const together = ties.filter(({ a, b }) => a === 'country:1' && b === 'country:2').map(({ fact }) => fact);
      expect(commonTies.facts.map(({ fact }) => fact.id)).toEqual([...new Set(together)].sort());
    });
  },
);
