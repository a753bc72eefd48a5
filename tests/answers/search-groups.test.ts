import { expect, test } from '@jest/globals';
import { askGraph, dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

interface Statement {
  readonly score: number;
  readonly statement: { readonly id: string; readonly subject: { readonly id: string } };
  readonly matches: readonly {
    readonly property: string;
    readonly segments: readonly { readonly matched: boolean }[];
  }[];
}

interface Edge {
  readonly cursor: string;
  readonly score: number;
  readonly property: string;
  readonly matches: readonly object[];
  readonly statementCount: number;
  readonly statements: readonly Statement[];
  readonly node: { readonly id: string; readonly __typename: string };
}

const EDGE = `
  cursor score property matches { property } statementCount node { __typename id }
  statements { score matches { property segments { matched } } statement { id subject { id } } }`;

describeEngines('search by subject', fillWithSeed, (graph) => {
  async function find(query: string, rest: string): Promise<readonly Edge[]> {
    const text = `query ($query: String!) { search(query: $query, ${rest}) { edges { ${EDGE} } } }`;
    const { search } = (await dataOf(graph(), text, { query })) as unknown as { search: { edges: readonly Edge[] } };
    return search.edges;
  }

  test.each(['venezuela', 'maduro', 'china', 'loan', 'xi jinping'])('gathers the statements for %s', async (query) => {
    const single = await find(query, 'first: 1000');
    const groups = await find(query, 'first: 1000, group: SUBJECT');
    const isStatement = ({ node }: Edge): boolean => node.__typename === 'Statement';
    const subjects = new Map<string, number>();
    const { statements } = (await dataOf(
      graph(),
      'query ($ids: [ID!]!) { statements: nodes(ids: $ids) { ... on Statement { id subject { id } } } }',
      { ids: single.filter(isStatement).map(({ node }) => node.id) },
    )) as { statements: readonly { readonly subject: { readonly id: string } }[] };
    for (const { subject } of statements) subjects.set(subject.id, (subjects.get(subject.id) ?? 0) + 1);
    const own = single.filter((edge) => !isStatement(edge));
    expect(groups.filter(isStatement)).toEqual([]);
    expect(new Set(groups.map(({ node }) => node.id))).toEqual(
      new Set([...own.map(({ node }) => node.id), ...subjects.keys()]),
    );
    for (const group of groups) {
      const alone = own.find(({ node }) => node.id === group.node.id);
      expect(group.statementCount).toBe(subjects.get(group.node.id) ?? 0);
      expect(group.statements).toHaveLength(Math.min(10, group.statementCount));
      expect(group.score).toBe(Math.max(alone?.score ?? 0, group.statements[0]?.score ?? 0));
      expect(group.matches).toEqual(alone?.matches ?? []);
      expect(group.property).toBe(alone?.property ?? 'summary');
      for (const { statement, matches } of group.statements) {
        expect(statement.subject.id).toBe(group.node.id);
        expect(matches[0]?.segments.some(({ matched }) => matched)).toBe(true);
      }
    }
  });

  test('pages give every subject once, in order', async () => {
    const all = await find('china', 'first: 1000, group: SUBJECT');
    expect(all.length).toBeGreaterThan(10);
    const pages: Edge[] = [];
    for (let after = ''; ; after = `, after: "${pages.at(-1)?.cursor}"`) {
      const page = await find('china', `first: 4, group: SUBJECT${after}`);
      pages.push(...page);
      if (page.length < 4) break;
    }
    expect(pages).toEqual(all);
    expect(await find('china', 'last: 3, group: SUBJECT')).toEqual(all.slice(-3));
  });

  test('finds a fact by what is said of it, though the fact itself has no text', async () => {
    const types = (await find('venezuela', 'first: 100, group: SUBJECT, types: [STATEMENT]')).map(
      ({ node }) => node.__typename,
    );
    expect(types).toEqual(expect.arrayContaining(['Loan']));
  });

  test('changes nothing where it is null, and may be a variable', async () => {
    const ask = async (group: string | null) =>
      dataOf(
        graph(),
        'query ($group: SearchGroup) { search(query: "maduro", group: $group) { edges { statementCount node { id } } } }',
        { group },
      );
    const plain = await dataOf(graph(), '{ search(query: "maduro") { edges { statementCount node { id } } } }');
    expect(await ask(null)).toEqual(plain);
    expect(await ask('SUBJECT')).not.toEqual(plain);
    const both = await askGraph(
      graph(),
      '{ a: search(query: "maduro") { edges { node { id } } } b: search(query: "maduro", group: SUBJECT) { edges { node { id } } } }',
    );
    expect(both.result.errors).toBeUndefined();
    const { a, b } = both.result.data as { a: object; b: object };
    expect(a).not.toEqual(b);
  });
});
