import { expect, test } from '@jest/globals';
import { askGraph, dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

interface Found {
  readonly search: {
    readonly edges: readonly {
      readonly cursor: string;
      readonly score: number;
      readonly property: string;
      readonly node: { readonly id: string };
    }[];
    readonly pageInfo: {
      readonly hasNextPage: boolean;
      readonly hasPreviousPage: boolean;
      readonly startCursor: string | null;
      readonly endCursor: string | null;
    };
  };
}

interface MatchedEdge {
  readonly property: string;
  readonly found: readonly {
    readonly property: string;
    readonly text: string;
    readonly parts: readonly { readonly text: string; readonly matched: boolean }[];
  }[];
  readonly node: Readonly<Record<string, unknown>>;
}

/** Where the hits of an id's type come: actors, then facts, then evidence. */
function tierOf(id: string): number {
  const kind = id.slice(0, id.indexOf(':'));
  if (kind === 'event') return 1;
  return ['statement', 'source'].includes(kind) ? 2 : 0;
}

describeEngines('search', fillWithSeed, (graph) => {
  test('takes a long text, and refuses one that takes too long', async () => {
    const search = (text: string) =>
      askGraph(graph(), 'query ($text: String!) { found: search(query: $text, first: 1) { nodes { id } } }', { text });
    expect((await search('maduro '.repeat(714))).result).toMatchObject({
      data: { found: { nodes: [{ id: 'person:nicolas-maduro' }] } },
    });
    const { result } = await search('x'.repeat(5_001));
    expect(result).toMatchObject({
      data: { found: null },
      errors: [
        {
          message: 'found.query: 5001 characters are more than 5000',
          extensions: { code: 'BAD_USER_INPUT', reason: 'ARGUMENT', argument: 'found.query' },
        },
      ],
    });
  });

  async function find(query: string, rest = ''): Promise<Found['search']> {
    const text = `query ($query: String!) {
      search(query: $query${rest}) { edges { cursor score property node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
    }`;
    return ((await dataOf(graph(), text, { query })) as unknown as Found).search;
  }

  const ids = ({ edges }: Found['search']): readonly string[] => edges.map(({ node }) => node.id);

  test.each([
    ['nicolas maduro', 'person:nicolas-maduro', 'name'],
    ['NICOLÁS MADURO', 'person:nicolas-maduro', 'name'],
    ['nicolas madu', 'person:nicolas-maduro', 'name'],
    ['venezuela', 'country:VE', 'name'],
    ['opec', 'alliance:opec', 'name'],
    ['ve', 'country:VE', 'code'],
    ['US', 'country:US', 'code'],
    ['usa', 'country:US', 'iso3'],
    // Small words are codes as well.
    ['IN', 'country:IN', 'code'],
    ['Bharat', 'country:IN', 'aliases'],
    ['中国', 'country:CN', 'aliases'],
  ])('%s finds %s first, by its %s', async (query, id, property) => {
    const { edges } = await find(query);
    expect(edges[0]).toMatchObject({ node: { id }, property });
    const tiers = edges.map(({ node }) => tierOf(node.id));
    expect(tiers).toEqual(tiers.toSorted((a, b) => a - b));
    for (const tier of tiers) {
      const scores = edges.filter((_, index) => tiers[index] === tier).map(({ score }) => score);
      expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    }
  });

  test('returns the requested types with their fields, and everything else in one statement', async () => {
    const { result, statements } = await askGraph(
      graph(),
      `{
        search(query: "china", types: [COUNTRY, ALLIANCE], first: 3) {
          nodes { __typename ... on Country { code leaders(at: "2023-09-13") { nodes { name } } } ... on Alliance { kind } }
          edges { node { id ... on Actor { name } } }
        }
        country(code: "VE") { name }
      }`,
    );
    expect(result.errors).toBeUndefined();
    expect(statements).toHaveLength(1);
    const { search, country } = result.data as { search: { nodes: object[]; edges: object[] }; country: object };
    expect(search.nodes[0]).toEqual({
      __typename: 'Country',
      code: 'CN',
      leaders: { nodes: [{ name: 'Xi Jinping' }] },
    });
    expect(search.nodes.slice(1)).toEqual([
      { __typename: 'Alliance', kind: 'PARTNERSHIP' },
      { __typename: 'Alliance', kind: 'PARTNERSHIP' },
    ]);
    expect(search.edges[0]).toEqual({ node: { id: 'country:CN', name: 'China' } });
    expect(country).toEqual({ name: 'Venezuela' });
  });

  test('pages by cursor give every hit once', async () => {
    const all = await find('china', ', first: 200');
    expect(all.edges.length).toBeGreaterThan(10);
    const pages: Found['search'][] = [];
    for (
      let after = '';
      pages.at(-1)?.pageInfo.hasNextPage ?? true;
      after = `, after: "${pages.at(-1)?.pageInfo.endCursor}"`
    ) {
      pages.push(await find('china', `, first: 7${after}`));
      expect(pages.length).toBeLessThan(30);
    }
    expect(pages.flatMap(ids)).toEqual(ids(all));
  });

  test('pages from the end give the same hits in the same order', async () => {
    const all = await find('china', ', first: 200');
    const last = await find('china', ', last: 4');
    expect(ids(last)).toEqual(ids(all).slice(-4));
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await find('china', `, last: 3, before: "${last.pageInfo.startCursor}"`);
    expect(ids(before)).toEqual(ids(all).slice(-7, -4));
    expect(before.pageInfo).toMatchObject({ hasNextPage: true, hasPreviousPage: true });
    expect(ids(await find('china', ', last: 0'))).toEqual([]);
  });

  test.each(['', '   ', '***', '"', 'a AND OR NOT', '+-&|!(){}[]^"~*?:\\/', 'title:*', '\u0000', '中国', "x' OR 1=1"])(
    'takes any text without an error: %j',
    async (query) => {
      const { result } = await askGraph(graph(), 'query ($q: String!) { search(query: $q) { nodes { id } } }', {
        q: query,
      });
      expect(result.errors).toBeUndefined();
    },
  );

  test('gives the texts that matched, as stored, with their words marked', async () => {
    const text = `query ($query: String!) {
      search(query: $query, first: 50) {
        edges {
          property
          found: matches { property text parts: segments { text matched __typename } }
          node { id ... on Country { names: aliases } ... on Person { name aliases } ... on Statement { summary } }
        }
      }
    }`;
    for (const query of ['nicolas madu', 'S. Korea', '中国', 'usa', 'loans to venezuela', "china's oil", 'VE']) {
      const { search } = (await dataOf(graph(), text, { query })) as unknown as { search: { edges: MatchedEdge[] } };
      for (const { property, found, node } of search.edges) {
        expect(found[0]?.property).toBe(property);
        for (const match of found) {
          expect(match.parts.map((part) => part.text).join('')).toBe(match.text);
          expect(match.parts.some(({ matched }) => matched)).toBe(true);
          const own = node[match.property];
          if (own !== undefined) expect([own].flat()).toContain(match.text);
        }
      }
    }
    const { search } = (await dataOf(
      graph(),
      '{ search(query: "nicolas madu", first: 1) { edges { matches { property segments { text matched } } } } }',
    )) as { search: unknown };
    expect(search).toEqual({
      edges: [
        {
          matches: [
            {
              property: 'name',
              segments: [
                { text: 'Nicolás', matched: true },
                { text: ' ', matched: false },
                { text: 'Maduro', matched: true },
              ],
            },
          ],
        },
      ],
    });
  });

  test('names bad arguments', async () => {
    for (const [rest, argument] of [
      [', first: -1', 'search.first'],
      [', after: "x"', 'search.after'],
      [', before: "x"', 'search.before'],
      [', first: 1, last: 1', 'search.last'],
      [', at: "2023-02-30"', 'search.at'],
    ] as const) {
      const { result } = await askGraph(
        graph(),
        `{ search(query: "china"${rest}) { nodes { id ... on Country { leaders { totalCount } } } } }`,
      );
      expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
    }
  });
});
