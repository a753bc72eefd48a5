import { expect, test } from '@jest/globals';
import { batched } from '../../src/cypher/index.ts';
import { indexSpecs, storedForm } from '../../src/evidence/index.ts';
import { type GraphPort, settleKept } from '../../src/graph/index.ts';
import { nodeType } from '../../src/model/index.ts';
import { randomOf } from '../fuzz/random-graph.ts';
import { dataOf, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { checkKept, KEPT_RELATIONS } from '../support/kept.ts';

/** More than the embedded engine takes at once, and how many of them are kept. */
const LOANS = 2_500;
const KEPT = 100;

interface Loan {
  readonly id: string;
  readonly principalUsd: number | null;
  readonly from: string | null;
  readonly status: string;
}

/** Loans with many ties, and many without an amount or a date. */
function someLoans(): readonly Loan[] {
  const random = randomOf(11);
  return Array.from({ length: LOANS }, (_, index) => ({
    id: `loan:${String((index * 7919) % LOANS).padStart(4, '0')}`,
    principalUsd: random(3) === 0 ? null : random(40) + 0.5,
    from: random(3) === 0 ? null : `20${String(random(20)).padStart(2, '0')}-01-01`,
    status: random(3) === 0 ? 'REPAID' : 'ACTIVE',
  }));
}

const loans = someLoans();
const stored = nodeType(model, 'Loan');

async function fill(graph: GraphPort): Promise<void> {
  await graph.ensureIndexes(indexSpecs(model));
  const rows = loans.map(({ principalUsd, from, ...own }) => ({
    ...storedForm(stored, {
      ...{ ...own, repayment: [], umbrella: false, disputed: false },
      ...(principalUsd === null ? {} : { principalUsd }),
      ...(from === null ? {} : { from, fromPrecision: 'DAY' }),
    }),
  }));
  await graph.write([
    { text: "CREATE (:Country {id: 'country:A', code: 'A', name: 'A'})", params: {} },
    ...batched("MATCH (c:Country {id: 'country:A'}) CREATE (l:Loan) SET l = r CREATE (l)-[:CREDITOR]->(c)", rows),
  ]);
  await settleKept(graph, KEPT_RELATIONS, 60_000);
}

const ORDERS = [
  ['principalUsd', 'DESC'],
  ['from', 'DESC'],
  ['from', 'ASC'],
  ['principalUsd', 'ASC'],
] as const;

type Order = (typeof ORDERS)[number];

const inOrder = (some: readonly Loan[], [name, direction]: Order): readonly string[] =>
  some
    .toSorted((one, other) => {
      const [a, b] = [one[name], other[name]];
      if (a === b) return one.id < other.id ? -1 : 1;
      if (a === null || b === null) return a === null ? 1 : -1;
      return a < b === (direction === 'ASC') ? -1 : 1;
    })
    .map(({ id }) => id);

async function asked(graph: GraphPort, [name, direction]: Order, cut: string) {
  const query = `{ country(code: "A") { loansGiven(orderBy: [{ ${name}: ${direction} }], ${cut}) {
    totalCount edges { cursor node { id principalUsd from status } } pageInfo { hasNextPage endCursor } } } }`;
  const { country } = (await dataOf(graph, query)) as unknown as {
    country: {
      loansGiven: {
        totalCount: number;
        edges: readonly { cursor: string; node: Loan }[];
        pageInfo: { hasNextPage: boolean; endCursor: string | null };
      };
    };
  };
  return { ...country.loansGiven, ids: country.loansGiven.edges.map(({ node }) => node.id) };
}

describeEngines('pages of a node with many facts', fill, (graph) => {
  test('it keeps the first of them in each order', async () => {
    expect(await checkKept(graph(), KEPT)).toBe(3);
  });

  test.each(ORDERS)('are the same by %s %s, whatever of them is kept', async (...order) => {
    const all = inOrder(loans, order);
    const active = inOrder(
      loans.filter(({ status }) => status === 'ACTIVE'),
      order,
    );
    const begun = inOrder(
      loans.filter(({ from }) => from !== null && from <= '2015-06-01'),
      order,
    );
    for (const size of [0, 1, 99, 100, 101, 400]) {
      const found = await asked(graph(), order, `first: ${size}`);
      expect(found.ids).toEqual(all.slice(0, size));
      expect(found).toMatchObject({ totalCount: LOANS, pageInfo: { hasNextPage: true } });
      const where = await asked(graph(), order, `first: ${size}, where: { status: { eq: ACTIVE } }`);
      expect(where.ids).toEqual(active.slice(0, size));
      expect(where.totalCount).toBe(active.length);
      const inForce = await asked(graph(), order, `first: ${size}, at: "2015-06-01"`);
      expect(inForce.ids).toEqual(begun.slice(0, size));
    }
    expect((await asked(graph(), order, 'first: 10, offset: 95')).ids).toEqual(all.slice(95, 105));
    expect((await asked(graph(), order, 'first: 10, offset: 90')).ids).toEqual(all.slice(90, 100));
    expect((await asked(graph(), order, 'last: 10')).ids).toEqual(all.slice(-10));
  });

  test.each(ORDERS)('go on behind a cursor by %s %s, within what is kept and beyond', async (...order) => {
    const all = inOrder(loans, order);
    let after = '';
    for (const size of [30, 60, 30, 500, 30]) {
      const found = await asked(graph(), order, `first: ${size}${after}`);
      const start =
        after === ''
          ? 0
          : all.indexOf(
              Buffer.from(after.split('"')[1] ?? '', 'base64url')
                .toString()
                .match(/loan:\d+/)?.[0] ?? '',
            ) + 1;
      expect(found.ids).toEqual(all.slice(start, start + size));
      after = `, after: "${found.pageInfo.endCursor}"`;
    }
    const [edge] = (await asked(graph(), order, 'first: 1, offset: 50')).edges;
    expect((await asked(graph(), order, `first: 200, before: "${edge?.cursor}"`)).ids).toEqual(all.slice(0, 50));
  });

  test('have totals that are the same, whatever of them is kept', async () => {
    const known = loans.flatMap(({ principalUsd }) => principalUsd ?? []);
    const sum = known.reduce((total, one) => total + one, 0);
    const [min, max] = [Math.min(...known), Math.max(...known)];
    const nulls = LOANS - known.length;
    const own = (count: number) => ({
      creditor: { code: 'A' },
      aggregate: { count, principalUsd: { sum, avg: sum / known.length, min, max, nulls: count - known.length } },
    });
    const query = `{ loans {
      all: groupBy(by: [CREDITOR]) { creditor { ... on Country { code } } aggregate { count principalUsd { sum avg min max nulls } } }
      many: groupBy(by: [CREDITOR], having: { count: { gt: ${LOANS} } }) { creditor { ... on Country { code } } }
      different: groupBy(by: [CREDITOR]) { aggregate { count principalUsd { countDistinct } } }
      groupCount(by: [CREDITOR])
    } }`;
    const different = [{ aggregate: { count: LOANS, principalUsd: { countDistinct: new Set(known).size } } }];
    const set = (properties: string, value: bigint) =>
      graph().write([{ text: `MATCH (c:Country) SET ${properties}`, params: { value } }]);
    expect(nulls).toBeGreaterThan(0);
    const data = { loans: { all: [own(LOANS)], many: [], different, groupCount: 1 } };
    expect(await dataOf(graph(), query)).toEqual(data);
    await set('c.`loansGiven_kept` = null', 0n);
    expect(await dataOf(graph(), query)).toEqual(data);
    await settleKept(graph(), KEPT_RELATIONS, 60_000);
    // What is kept is made wrong, so that it can be told what is read.
    await set('c.`loansGiven_count` = $value', BigInt(LOANS + 1));
    try {
      const more = { all: [own(LOANS + 1)], many: [{ creditor: { code: 'A' } }], different, groupCount: 1 };
      expect(await dataOf(graph(), query)).toEqual({ loans: more });
    } finally {
      await set('c.`loansGiven_count` = $value', BigInt(LOANS));
    }
  });

  test('come from what is kept where that is enough', async () => {
    const order = ['from', 'DESC'] as const;
    const all = inOrder(loans, order);
    const list = all.slice(1, KEPT + 1);
    const set = (ids: readonly string[]) =>
      graph().write([{ text: 'MATCH (c:Country) SET c.`loansGiven_by_from_desc` = $ids', params: { ids } }]);
    const first = async (cut: string) => (await asked(graph(), order, cut)).ids[0];
    // What is kept is made wrong, so that it can be told what is read.
    await set(list);
    try {
      for (const cut of [
        'first: 5',
        'first: 99',
        'first: 5, where: { status: { in: [ACTIVE, REPAID] } }',
        'first: 5, at: "2020-01-01"',
      ]) {
        expect({ cut, first: await first(cut) }).toEqual({ cut, first: all[1] });
      }
      for (const cut of ['first: 101', 'first: 5, where: { creditor: { country: { code: { eq: "A" } } } }']) {
        expect({ cut, first: await first(cut) }).toEqual({ cut, first: all[0] });
      }
    } finally {
      await set(all.slice(0, KEPT));
    }
  });
});
