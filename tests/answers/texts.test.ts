import { beforeAll, expect, test } from '@jest/globals';
import { textKey } from '../../src/domain/index.ts';
import { storedForm } from '../../src/evidence/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { nodeType } from '../../src/model/index.ts';
import { HARD_TEXTS } from '../fuzz/texts.ts';
import { dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

/** More rows than the embedded engine works on at once. */
const MANY = 2600;

/** Each text once, in the form in which it is stored. */
const TEXTS = [...new Set(HARD_TEXTS.map((text) => text.normalize('NFC')))];
const IN_ORDER = TEXTS.toSorted((one, other) => (textKey(one) < textKey(other) ? -1 : 1));

type Row = Readonly<Record<string, string>>;

const create = (graph: GraphPort, type: string, rows: readonly Row[]): Promise<void> => {
  const node = nodeType(model, type);
  return graph.write([
    {
      text: `UNWIND $rows AS r CREATE (n:\`${node.label}\`) SET n = r`,
      params: { rows: rows.map((row) => storedForm(node, row)) },
    },
  ]);
};

/** Persons and debtors of these names; events at these places, each twice, and some at none. */
async function fill(graph: GraphPort): Promise<void> {
  await create(
    graph,
    'Person',
    TEXTS.map((name, index) => ({ id: `person:${index}`, name })),
  );
  await create(
    graph,
    'Organization',
    TEXTS.map((name, index) => ({ id: `organization:${index}`, name, kind: 'BANK' })),
  );
  await create(
    graph,
    'Loan',
    [...TEXTS, 'lost'].map((_, index) => ({ id: `loan:${index}` })),
  );
  const places = [...TEXTS, ...TEXTS, undefined, undefined];
  await create(
    graph,
    'Event',
    places.map((place, index) => ({
      id: `event:${index}`,
      kind: 'VISIT',
      title: 'x',
      ...(place === undefined ? {} : { place }),
    })),
  );
  await graph.write([
    {
      text: 'UNWIND $rows AS r MATCH (l:`Loan` {id: r.loan}) MATCH (o:`Organization` {id: r.debtor}) CREATE (l)-[:`DEBTOR`]->(o)',
      params: { rows: TEXTS.map((_, index) => ({ loan: `loan:${index}`, debtor: `organization:${index}` })) },
    },
  ]);
}

interface Connection {
  readonly edges: readonly { readonly cursor: string; readonly node: { readonly id: string } }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly hasPreviousPage: boolean };
  readonly totalCount: number;
}

const ORDERS: readonly (readonly [collection: string, order: string])[] = [
  ['people', '[{ name: ASC }]'],
  ['people', '[{ name: DESC }]'],
  ['loans', '[{ debtor: { name: ASC } }]'],
  ['loans', '[{ debtor: { name: DESC } }]'],
  ['events', '[{ place: ASC }]'],
  ['events', '[{ place: DESC }]'],
];

describeEngines('texts', fill, (graph) => {
  const page = async (
    collection: string,
    order: string,
    size: 'first' | 'last',
    cut: Readonly<Record<string, unknown>>,
  ) => {
    const side = size === 'first' ? 'after' : 'before';
    const query = `query ($size: Int, $cursor: String) {
      found: ${collection}(orderBy: ${order}, ${size}: $size, ${side}: $cursor) {
        totalCount edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage }
      }
    }`;
    return (await dataOf(graph(), query, cut)).found as Connection;
  };

  test.each(ORDERS)(
    'of %s in the order of %s, are once on pages of any size, both ways',
    async (collection, order) => {
      const { edges, totalCount } = await page(collection, order, 'first', { size: 1000 });
      const all = edges.map(({ node }) => node.id);
      expect(new Set(all).size).toBe(totalCount);
      for (const size of [1, 2, 3, 5, 8, 20, totalCount]) {
        for (const way of ['first', 'last'] as const) {
          const seen: string[] = [];
          for (let cursor: string | undefined; ; ) {
            const found = await page(collection, order, way, cursor === undefined ? { size } : { size, cursor });
            const ids = found.edges.map(({ node }) => node.id);
            if (way === 'first') seen.push(...ids);
            else seen.unshift(...ids);
            const end = found.edges.at(way === 'first' ? -1 : 0);
            if (!(way === 'first' ? found.pageInfo.hasNextPage : found.pageInfo.hasPreviousPage)) break;
            expect(seen.length).toBeLessThan(totalCount);
            cursor = end?.cursor;
          }
          expect({ size, way, seen }).toEqual({ size, way, seen: all });
        }
      }
    },
    60_000,
  );

  test('compare equal in any Unicode form, and in one order', async () => {
    const query = `query ($t: String!) {
      ${['lt', 'lte', 'eq', 'gte', 'gt', 'ne'].map((one) => `${one}: people(where: { name: { ${one}: $t } }, first: 100, orderBy: [{ name: ASC }]) { nodes { name } }`).join('\n')}
    }`;
    const names = (texts: readonly string[]) => ({ nodes: texts.map((name) => ({ name })) });
    for (const [at, text] of IN_ORDER.entries()) {
      for (const form of ['NFC', 'NFD'] as const) {
        expect({ text, data: await dataOf(graph(), query, { t: text.normalize(form) }) }).toEqual({
          text,
          data: {
            lt: names(IN_ORDER.slice(0, at)),
            lte: names(IN_ORDER.slice(0, at + 1)),
            eq: names([text]),
            gte: names(IN_ORDER.slice(at)),
            gt: names(IN_ORDER.slice(at + 1)),
            ne: names(IN_ORDER.filter((one) => one !== text)),
          },
        });
      }
    }
  }, 60_000);

  test('order groups of equal size, unknown last', async () => {
    const { events } = await dataOf(graph(), '{ events { groupBy(by: [PLACE]) { place aggregate { count } } } }');
    const groups = [...IN_ORDER, null].map((place) => ({ place, aggregate: { count: 2 } }));
    expect(events).toEqual({ groupBy: groups });
  });

  test('are found in either Unicode form, in lists as well', async () => {
    const query = `query ($t: String!, $ts: [String!]) {
      in: people(where: { name: { in: $ts } }) { totalCount }
      contains: people(where: { name: { contains: $t } }) { nodes { name } }
      startsWith: people(where: { name: { startsWith: $t } }) { nodes { name } }
      endsWith: people(where: { name: { endsWith: $t } }) { nodes { name } }
    }`;
    const none = { nodes: [] };
    const nodes = { nodes: [{ name: '\u00c5land' }] };
    for (const [part, startsWith, endsWith] of [
      ['\u00c5l', nodes, none],
      ['A\u030aland', nodes, nodes],
    ] as const) {
      const data = await dataOf(graph(), query, { t: part, ts: ['A\u030aland', 'e\u0301', 'none'] });
      expect(data).toEqual({ in: { totalCount: 2 }, contains: nodes, startsWith, endsWith });
    }
  });
});

describeEngines(
  'names in the order that people expect',
  async (graph) => {
    await create(
      graph,
      'Organization',
      [
        'Zimbabwe',
        '\u00c5land Islands',
        'albania',
        'Abkhazia',
        '\u00c9mirats',
        'Egypt',
        'emirats',
        '\u{1d400}lg\u00e9rie',
        "C\u00f4te d'Ivoire",
        'Cote dIvoire',
        '\ufa11',
        '\u{20bb7}',
      ].map((name, index) => ({ id: `organization:${index}`, name, kind: 'BANK' })),
    );
  },
  (graph) => {
    test('rank accents, case and punctuation last', async () => {
      const { organizations } = await dataOf(graph(), '{ organizations(orderBy: [{ name: ASC }]) { nodes { name } } }');
      expect((organizations as { nodes: readonly { name: string }[] }).nodes.map(({ name }) => name)).toEqual([
        'Abkhazia',
        '\u00c5land Islands',
        'albania',
        '\u{1d400}lg\u00e9rie',
        "C\u00f4te d'Ivoire",
        'Cote dIvoire',
        'Egypt',
        'emirats',
        '\u00c9mirats',
        'Zimbabwe',
        '\ufa11',
        '\u{20bb7}',
      ]);
    });

    test('sort a name beyond the BMP in place, by its cursor as well', async () => {
      const query = `query ($after: String) {
      organizations(where: { name: { in: ["\ufa11", "\u{20bb7}"] } }, orderBy: [{ name: ASC }], first: 1, after: $after) {
        totalCount edges { cursor node { name } }
      }
    }`;
      const first = (await dataOf(graph(), query)).organizations as { edges: readonly { cursor: string }[] };
      expect(first).toMatchObject({ totalCount: 2, edges: [{ node: { name: '\ufa11' } }] });
      expect(await dataOf(graph(), query, { after: first.edges[0]?.cursor })).toMatchObject({
        organizations: { totalCount: 2, edges: [{ node: { name: '\u{20bb7}' } }] },
      });
    });

    test.each([
      ['eqInsensitive', '"\u00c5LAND ISLANDS"', ['\u00c5land Islands']],
      ['inInsensitive', '["EMIRATS", "egypt", "none"]', ['Egypt', 'emirats', '\u00c9mirats']],
      ['inInsensitive', '[]', []],
      ['containsInsensitive', '"ivoire"', ["C\u00f4te d'Ivoire", 'Cote dIvoire']],
      ['containsInsensitive', '"BIA"', []],
      ['startsWithInsensitive', '"al"', ['\u00c5land Islands', 'albania', '\u{1d400}lg\u00e9rie']],
      ['endsWithInsensitive', '"land isl\u00c0nds"', ['\u00c5land Islands']],
      ['endsWith', '"ia"', ['Abkhazia', 'albania']],
      ['notIn', '["Egypt", "Zimbabwe"]', undefined],
    ])('%s: %s', async (comparison, asked, expected) => {
      const found = async (where: string) => {
        const { organizations } = await dataOf(
          graph(),
          `{ organizations(where: ${where}, orderBy: [{ name: ASC }]) { nodes { name } } }`,
        );
        return (organizations as { nodes: readonly { name: string }[] }).nodes.map(({ name }) => name);
      };
      const names = await found(`{ name: { ${comparison}: ${asked} } }`);
      const others = await found(`{ not: { name: { ${comparison}: ${asked} } } }`);
      if (expected) expect(names).toEqual(expected);
      else expect(others).toEqual(['Egypt', 'Zimbabwe']);
      expect(names.length + others.length).toBe(12);
    });
  },
);

describeEngines(
  'more texts than the engine has in a chunk',
  async (graph) => {
    const rows = Array.from({ length: MANY }, (_, index) => ({
      id: `person:${index}`,
      name: `${HARD_TEXTS[index % HARD_TEXTS.length]} ${String((index * 7919) % MANY).padStart(4, '0')}`,
    }));
    for (let start = 0; start < MANY; start += 1000) await create(graph, 'Person', rows.slice(start, start + 1000));
  },
  (graph) => {
    let expected: readonly string[];
    beforeAll(async () => {
      const { people } = await dataOf(graph(), '{ people(first: 10000, orderBy: [{ id: ASC }]) { nodes { name } } }');
      const names = (people as { nodes: readonly { name: string }[] }).nodes.map(({ name }) => name);
      expected = names.toSorted((one, other) => (textKey(one) < textKey(other) ? -1 : 1));
      expect(expected).toHaveLength(MANY);
    });

    test.each(['ASC', 'DESC'])('are in order %s, at once and page by page', async (direction) => {
      const query = `query ($size: Int, $after: String) {
      people(orderBy: [{ name: ${direction} }], first: $size, after: $after) {
        nodes { name } pageInfo { endCursor hasNextPage }
      }
    }`;
      const wanted = direction === 'ASC' ? expected : expected.toReversed();
      for (const size of [10_000, 999]) {
        const seen: string[] = [];
        for (let after: string | undefined; ; ) {
          const { people } = await dataOf(graph(), query, after === undefined ? { size } : { size, after });
          const { nodes, pageInfo } = people as {
            nodes: readonly { name: string }[];
            pageInfo: { endCursor: string; hasNextPage: boolean };
          };
          seen.push(...nodes.map(({ name }) => name));
          if (!pageInfo.hasNextPage) break;
          after = pageInfo.endCursor;
        }
        expect(seen).toEqual(wanted);
      }
    });

    test('page once each, by short cursors, where they differ only after a thousand letters', async () => {
      const long = '\ufa11'.repeat(5000);
      const events = ['c', 'a', 'b', 'e', 'd'].map((end, index) => ({
        id: `event:long-${index}`,
        kind: 'VISIT',
        title: long + end,
      }));
      await create(graph(), 'Event', events);
      const query = `query ($after: String) {
        events(orderBy: [{ title: DESC }], first: 2, after: $after) {
          edges { cursor node { id } } pageInfo { hasNextPage }
        }
      }`;
      const seen: string[] = [];
      for (let after: string | undefined; ; ) {
        const found = (await dataOf(graph(), query, after === undefined ? {} : { after })).events as Connection;
        seen.push(...found.edges.map(({ node }) => node.id));
        after = found.edges.at(-1)?.cursor;
        expect(after?.length).toBeLessThan(5000);
        if (!found.pageInfo.hasNextPage) break;
      }
      expect(seen.toSorted()).toEqual(events.map(({ id }) => id));
      expect(seen).toHaveLength(events.length);
    });

    test('sort before a text exactly when they are less than it', async () => {
      const middle = expected[1300] ?? '';
      const query =
        'query ($t: String!) { lt: people(where: { name: { lt: $t } }) { totalCount } gte: people(where: { name: { gte: $t } }) { totalCount } }';
      expect(await dataOf(graph(), query, { t: middle })).toEqual({
        lt: { totalCount: 1300 },
        gte: { totalCount: MANY - 1300 },
      });
    });
  },
);
