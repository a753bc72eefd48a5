import { expect, test } from '@jest/globals';
import { askGraph, dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const QUERY = `query ($about: [ID!]!, $between: Boolean, $from: Date, $until: Date, $first: Int, $after: String, $last: Int, $before: String, $via: Via) {
  timeline(about: $about, between: $between, from: $from, until: $until, first: $first, after: $after, last: $last, before: $before, via: $via) {
    totalCount undated undatedFacts { id } gaps { from until } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    nodes { id }
    edges { cursor date precision label mark kind node { id } }
  }
}`;

interface Timeline {
  readonly totalCount: number;
  readonly undated: number;
  readonly undatedFacts: readonly { readonly id: string }[];
  readonly gaps: readonly { readonly from: string; readonly until: string }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly nodes: readonly { readonly id: string }[];
  readonly edges: readonly {
    readonly cursor: string;
    readonly date: string;
    readonly precision: string;
    readonly label: string;
    readonly mark: string;
    readonly node: { readonly id: string };
  }[];
}

describeEngines('timelines of the articles', fillWithSeed, (graph) => {
  const ask = async (variables: Readonly<Record<string, unknown>>): Promise<Timeline> =>
    ((await dataOf(graph(), QUERY, variables)) as unknown as { timeline: Timeline }).timeline;

  test('list August 2025 in order, with facts known only by month or week', async () => {
    const { edges: nodes } = await ask({
      about: ['person:nicolas-maduro', 'country:VE'],
      from: '2025-08-01',
      until: '2025-09-01',
      first: 100,
    });
    expect(nodes.length).toBeGreaterThan(5);
    expect(nodes.map(({ date }) => date)).toEqual(nodes.map(({ date }) => date).toSorted());
    expect(nodes.map(({ node }) => node.id)).toContain('event:maduro-shows-phone-2025-08-14');
    expect(new Set(nodes.map(({ precision }) => precision)).size).toBeGreaterThan(1);
  });

  test('keep a decade as one, and show a period that overlaps the range', async () => {
    const { edges } = await ask({ about: ['country:VE'], via: { facts: ['LOAN'] }, from: '2015-01-01' });
    expect(edges).toEqual([
      expect.objectContaining({ date: '2010-01-01', precision: 'DECADE', label: '2010s', mark: 'BEGINS' }),
    ]);
    expect((await ask({ about: ['country:VE'], via: { facts: ['LOAN'] }, from: '2020-01-01' })).nodes).toEqual([]);
  });

  test('have an end of an event only if it lasts longer than its date says', async () => {
    const { edges } = await ask({ about: ['person:nicolas-maduro'], via: { facts: ['EVENT'] }, first: 1000 });
    const marks = (fact: string) => edges.filter(({ node }) => node.id === `event:${fact}`).map(({ mark }) => mark);
    expect(marks('maduro-visits-china-2023')).toEqual(['HAPPENS', 'ENDS']);
    expect(marks('maduro-shows-phone-2025-08-14')).toEqual(['HAPPENS']);
    expect(marks('maduro-visits-china-2018')).toEqual(['HAPPENS']);
    expect(marks('maduro-tours-chinese-cities-2023')).toEqual(['HAPPENS']);
    expect(marks('xi-gives-maduro-a-phone')).toEqual(['OBSERVED']);
  });

  test('have a cursor of its own for each end of a fact', async () => {
    const { nodes, edges, totalCount } = await ask({ about: ['country:VE'], first: 1000 });
    expect(nodes).toEqual(edges.map(({ node }) => node));
    expect(new Set(edges.map(({ cursor }) => cursor)).size).toBe(totalCount);
    expect(new Set(nodes.map(({ id }) => id)).size).toBeLessThan(totalCount);
  });

  test('between two actors have what ties them, and their memberships in what both are in', async () => {
    const { nodes } = await ask({ about: ['country:CN', 'country:VE'], between: true, first: 1000 });
    const facts = new Set(nodes.map(({ id }) => id));
    expect([...facts]).toEqual(
      expect.arrayContaining([
        'loan:cn-ve-2010s',
        'membership:cn-ve-partnership-cn',
        'membership:cn-ve-partnership-ve',
      ]),
    );
    expect([...facts].filter((id) => id.startsWith('membership:brics'))).toEqual([
      'membership:brics-cn',
      'membership:brics-ve',
    ]);
    expect(facts.has('membership:opec-ve')).toBe(false);
    expect([...facts].filter((id) => id.startsWith('tenure:'))).toEqual([]);
    const few = await ask({ about: ['country:CN', 'country:VE'], between: true, via: { maxMembers: 2 }, first: 1000 });
    expect(few.nodes.map(({ id }) => id)).not.toContain('membership:brics-cn');
    expect(few.nodes.map(({ id }) => id)).toContain('membership:cn-ve-partnership-cn');
    const tenures = await ask({ about: ['country:VE', 'person:nicolas-maduro'], between: true, first: 1000 });
    expect(tenures.nodes.map(({ id }) => id)).toContain('tenure:nicolas-maduro-president-of-venezuela');
  });

  test('pages by cursor give every entry once', async () => {
    const all = await ask({ about: ['country:CN', 'country:VE'], first: 1000 });
    expect(all.edges).toHaveLength(all.totalCount);
    const found: string[] = [];
    let after: string | null = null;
    for (let page = 0; page < 50; page++) {
      const { edges, pageInfo }: Timeline = await ask({ about: ['country:CN', 'country:VE'], first: 3, after });
      found.push(...edges.map(({ cursor }) => cursor));
      if (!pageInfo.hasNextPage) break;
      after = pageInfo.endCursor;
    }
    expect(found).toEqual(all.edges.map(({ cursor }) => cursor));
    expect(new Set(found).size).toBe(found.length);
  });

  test('pages from the end give the same entries in the same order', async () => {
    const all = await ask({ about: ['country:CN', 'country:VE'], first: 1000 });
    const last = await ask({ about: ['country:CN', 'country:VE'], last: 4 });
    expect(last.edges).toEqual(all.edges.slice(-4));
    expect(last.pageInfo).toMatchObject({ hasNextPage: false, hasPreviousPage: true });
    const before = await ask({ about: ['country:CN', 'country:VE'], last: 3, before: last.pageInfo.startCursor });
    expect(before.edges).toEqual(all.edges.slice(-7, -4));
  });

  test('report gaps without facts', async () => {
    const { gaps } = await ask({ about: ['person:nicolas-maduro'], first: 1000 });
    expect(gaps.length).toBeGreaterThan(0);
    for (const { from, until } of gaps) expect(from < until).toBe(true);
  });

  test.each([
    [{ about: ['country:VE'], from: '2023-01-01', until: '2023-01-01' }, 'timeline.until'],
    [{ about: ['country:VE'], from: 'yesterday' }, 'timeline.from'],
    [{ about: ['country:VE'], after: 'x' }, 'timeline.after'],
    [{ about: ['country:VE'], first: 1, last: 1 }, 'timeline.last'],
    [{ about: ['country:VE'], first: -1 }, 'timeline.first'],
    [{ about: ['country:VE'], between: true }, 'timeline.between'],
    [{ about: ['country:VE', 'country:VE'], between: true }, 'timeline.between'],
  ])('%j is refused', async (variables, argument) => {
    const { result } = await askGraph(graph(), QUERY, variables);
    expect(result.errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', argument });
  });
});
