import { expect, test } from '@jest/globals';
import { storedForm } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { nodeType } from '../../src/model/index.ts';
import { fillRandomly, randomOf } from '../fuzz/random-graph.ts';
import { askGraph, dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

interface Page {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
  readonly totalCount: number;
}

const FIELDS = 'totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';

async function page(graph: GraphPort, order: string, cut: string): Promise<Page> {
  const data = await dataOf(graph, `{ events(orderBy: ${order}, ${cut}) { ${FIELDS} } }`);
  return data.events as Page;
}

const idsOf = (pages: readonly Page[]): readonly string[] =>
  pages.flatMap(({ edges }) => edges.map(({ node }) => node.id));

/** Keys that are never null, that are null here and there, that repeat, and several of them. */
const ORDERS = [
  '[]',
  '[{ id: DESC }]',
  '[{ kind: ASC }]',
  '[{ from: ASC }]',
  '[{ from: DESC }]',
  '[{ disputed: DESC }, { from: DESC }, { untilPrecision: ASC }]',
  '[{ place: ASC }, { status: DESC }]',
  '[{ statements: { count: DESC } }, { from: DESC }]',
];

const fill = (graph: GraphPort) => fillRandomly(graph, model, randomOf(3));

describeEngines('pages', fill, (graph) => {
  test.each(ORDERS)('give every item once, forward and back, in the order of %s', async (order) => {
    const whole = await page(graph(), order, 'first: 100');
    const all = idsOf([whole]);
    expect(new Set(all).size).toBe(whole.totalCount);
    expect(all.length).toBe(whole.totalCount);

    const forward: Page[] = [];
    for (
      let after = '';
      forward.at(-1)?.pageInfo.hasNextPage ?? true;
      after = `, after: "${forward.at(-1)?.pageInfo.endCursor}"`
    ) {
      forward.push(await page(graph(), order, `first: 2${after}`));
      expect(forward.length).toBeLessThan(20);
    }
    expect(idsOf(forward)).toEqual(all);
    expect(forward.map(({ pageInfo }) => pageInfo.hasPreviousPage)).toEqual(forward.map((_, index) => index > 0));

    const backward: Page[] = [];
    for (
      let before = '';
      backward[0]?.pageInfo.hasPreviousPage ?? true;
      before = `, before: "${backward[0]?.pageInfo.startCursor}"`
    ) {
      backward.unshift(await page(graph(), order, `last: 2${before}`));
      expect(backward.length).toBeLessThan(20);
    }
    expect(idsOf(backward)).toEqual(all);
    expect(backward.at(-1)?.pageInfo.hasNextPage).toBe(false);
  });

  test.each(ORDERS)('are cut in two by every cursor, in the order of %s', async (order) => {
    const whole = await page(graph(), order, 'first: 100');
    const all = idsOf([whole]);
    for (const [index, { cursor }] of whole.edges.entries()) {
      expect(idsOf([await page(graph(), order, `first: 100, after: "${cursor}"`)])).toEqual(all.slice(index + 1));
      expect(idsOf([await page(graph(), order, `last: 100, before: "${cursor}"`)])).toEqual(all.slice(0, index));
    }
  });

  test.each(['[{ debtor: { name: DESC } }, { status: ASC }]', '[{ creditor: { loansReceived: { count: ASC } } }]'])(
    'give every item once through a relation, in the order of %s',
    async (order) => {
      type Loans = { loans: { edges: { cursor: string; node: { id: string } }[] } };
      const ask = async (cut: string): Promise<Loans['loans']['edges']> => {
        const data = await dataOf(graph(), `{ loans(orderBy: ${order}, ${cut}) { edges { cursor node { id } } } }`);
        return (data as Loans).loans.edges;
      };
      const all = await ask('first: 100');
      const ids = (edges: Loans['loans']['edges']): readonly string[] => edges.map(({ node }) => node.id);
      expect(new Set(ids(all)).size).toBe(9);
      for (const [index, { cursor }] of all.entries()) {
        expect(ids(await ask(`first: 100, after: "${cursor}"`))).toEqual(ids(all).slice(index + 1));
        expect(ids(await ask(`last: 100, before: "${cursor}"`))).toEqual(ids(all).slice(0, index));
      }
    },
  );

  test('skip the items before an offset', async () => {
    const all = idsOf([await page(graph(), '[{ from: DESC }]', 'first: 100')]);
    for (const offset of [0, 1, 4, all.length, 99]) {
      const { edges, pageInfo } = await page(graph(), '[{ from: DESC }]', `first: 2, offset: ${offset}`);
      expect(edges.map(({ node }) => node.id)).toEqual(all.slice(offset, offset + 2));
      expect(pageInfo).toMatchObject({ hasPreviousPage: offset > 0, hasNextPage: all.length > offset + 2 });
    }
    for (const cut of ['last: 2, offset: 1', 'first: 1, offset: -1', 'first: 1, offset: 100001']) {
      const { result } = await askGraph(graph(), `{ events(${cut}) { nodes { id } } }`);
      expect(result.errors?.[0]?.extensions).toEqual({
        code: 'BAD_USER_INPUT',
        reason: 'ARGUMENT',
        argument: 'events.offset',
      });
    }
  });

  test('may lie between two cursors, be empty, or lie past the end', async () => {
    const whole = await page(graph(), '[{ from: DESC }]', 'first: 100');
    const [second, fifth] = [whole.edges[1]?.cursor, whole.edges[4]?.cursor];
    const between = await page(graph(), '[{ from: DESC }]', `first: 100, after: "${second}", before: "${fifth}"`);
    expect(idsOf([between])).toEqual(idsOf([whole]).slice(2, 4));
    const empty = await page(graph(), '[]', 'first: 0');
    expect(empty).toMatchObject({ edges: [], totalCount: whole.totalCount });
    expect(empty.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: false, startCursor: null, endCursor: null });
    const past = await page(graph(), '[{ from: DESC }]', `first: 5, after: "${whole.edges.at(-1)?.cursor}"`);
    expect(past.edges).toEqual([]);
    expect(past.pageInfo.hasNextPage).toBe(false);
  });

  test('refuse a cursor of another order or type, or a forged one, by name', async () => {
    const { edges } = await page(graph(), '[{ from: DESC }]', 'first: 1');
    const cursor = edges[0]?.cursor;
    const others = [
      `{ events(orderBy: [{ from: ASC }], after: "${cursor}") { nodes { id } } }`,
      `{ events(after: "${cursor}") { nodes { id } } }`,
      `{ loans(orderBy: [{ from: DESC }], after: "${cursor}") { nodes { id } } }`,
      `{ events(orderBy: [{ from: DESC }], after: "${cursor}x") { nodes { id } } }`,
    ];
    for (const query of others) {
      const { result, statements } = await askGraph(graph(), query);
      expect(result.errors?.[0]?.extensions).toMatchObject({
        code: 'BAD_USER_INPUT',
        argument: expect.stringContaining('.after'),
      });
      expect(statements).toEqual([]);
    }
  });

  test('stay in step while rows come and go between them', async () => {
    const source = (name: string) => ({ id: `source:${name}`, kind: 'ARTICLE', title: name });
    const create = (names: readonly string[]) =>
      graph().write([
        {
          text: 'UNWIND $rows AS r CREATE (s:Source) SET s = r',
          params: { rows: names.map((name) => storedForm(nodeType(model, 'Source'), source(name))) },
        },
      ]);
    const names = Array.from({ length: 12 }, (_, index) => `page ${String.fromCharCode(98 + 2 * index)}`);
    await create(names);
    type Sources = { sources: { edges: { cursor: string; node: { title: string } }[] } };
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const query = `{ sources(where: { title: { startsWith: "page " } }, orderBy: [{ title: ASC }], first: 3${after}) {
        edges { cursor node { title } } } }`;
      const { edges } = ((await dataOf(graph(), query)) as unknown as Sources).sources;
      const last = edges.at(-1);
      if (!last) break;
      seen.push(...edges.map(({ node }) => node.title));
      after = `, after: "${last.cursor}"`;
      // The row at the cursor goes; one comes in front of it, where the reader has been, and one behind it.
      const code = last.node.title.charCodeAt(5);
      await graph().write([
        { text: 'MATCH (s:Source {id: $id}) DETACH DELETE s', params: { id: `source:${last.node.title}` } },
      ]);
      await create([
        `page ${String.fromCharCode(code - 1)}`,
        ...(seen.length < 6 ? [`page ${String.fromCharCode(code + 1)}`] : []),
      ]);
    }
    expect(seen).toEqual([...new Set(seen)].toSorted());
    expect(seen).toEqual(expect.arrayContaining(names));
    expect(seen).toContain('page g');
    expect(seen).not.toContain('page e');
  });
});
