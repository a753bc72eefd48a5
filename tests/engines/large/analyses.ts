import { expect, test } from '@jest/globals';
import { ANALYSES } from '../../../src/analysis/index.ts';
import { timelineOf } from '../../../src/analysis/timeline/timeline.ts';
import type { Statistics } from '../../../src/domain/index.ts';
import type { GraphPort } from '../../../src/graph/index.ts';
import { createApi } from '../../../src/resolvers/index.ts';
import { exported, exportingApp } from '../../export/app.ts';
import { askGraph, model } from '../../support/ask.ts';
import { ALLIANCES, answerOf, COUNTRIES, loansOf } from './graph.ts';

/** The most actors that a search sees, by which a neighborhood gives up. */
const MAX_SEEN = 20_000;

interface TimelinePage {
  readonly gaveUp: boolean;
  readonly pageInfo: Readonly<Record<'hasNextPage' | 'hasPreviousPage', boolean>>;
  readonly edges: readonly { readonly cursor: string; readonly date: string; readonly node: { readonly id: string } }[];
}

/** Statistics by which there is less to read from the far side of the loans: one organization, and many loans of a country. */
const fewerActors = (loans: number): Statistics => ({
  nodes: { Country: 1, Organization: 1 },
  degrees: { 'Country IN DEBTOR': { count: loans, max: loans } },
});

/** Every analysis, the search and an export, of the large graph. */
export function testAnalyses(graph: () => GraphPort, size: number): void {
  const loans = loansOf(size);
  const ask = async (field: string) => Object.values(await answerOf(graph(), `{ ${field} }`))[0] as never;

  test('a timeline has every fact once', async () => {
    const via = 'via: { facts: [LOAN] }';
    const dated = loans.map(({ from, id }) => `${from} ${id}`).sort();
    const fields = 'totalCount undated gaveUp edges { date mark node { id from } }';
    const { edges, ...rest } = (await ask(`timeline(about: ["country:HUB"], ${via}, first: 10000) { ${fields} }`)) as {
      edges: { date: string; mark: string; node: { id: string; from: string } }[];
    };
    expect(rest).toEqual({ totalCount: size, undated: 0, gaveUp: false });
    expect(edges.map(({ date, node }) => `${date} ${node.id}`)).toEqual(dated.slice(0, 10_000));
    expect(edges.every(({ date, mark, node }) => mark === 'BEGINS' && date === node.from)).toBe(true);
    const period = loans.filter(({ from }) => from >= '1990-01-01' && from < '2000-01-01').length;
    expect(
      await ask(
        `timeline(about: ["country:HUB"], ${via}, from: "1990-01-01", until: "2000-01-01", first: 1) { totalCount }`,
      ),
    ).toEqual({ totalCount: period });
    const about = Array.from({ length: 19 }, (_, index) => `"country:C${index}"`);
    expect(
      await ask(
        `timeline(about: ["country:HUB", ${about.join(', ')}], via: { facts: [MEMBERSHIP, LOAN] }, last: 1) { totalCount }`,
      ),
    ).toEqual({ totalCount: size + 20 * ALLIANCES });
  });

  test('a timeline has every fact once on pages behind those it counts', async () => {
    const dated = loans.map(({ from, id }) => `${from} ${id}`).sort();
    const rest = 'via: { facts: [LOAN] }';
    const few = createApi(model, { ...ANALYSES, timeline: timelineOf(1_000) });
    const page = async (given: string) => {
      const query = `{ timeline(about: ["country:HUB"], ${rest}, ${given}) { gaveUp pageInfo { hasNextPage hasPreviousPage } edges { cursor date node { id } } } }`;
      const { result } = await askGraph(graph(), query, {}, { asked: few });
      expect(result.errors).toBeUndefined();
      const { timeline } = result.data as unknown as { timeline: TimelinePage };
      return { ...timeline, facts: timeline.edges.map(({ date, node }) => `${date} ${node.id}`) };
    };
    const first = await page('first: 2000');
    expect(first).toMatchObject({ gaveUp: true, pageInfo: { hasNextPage: true, hasPreviousPage: false } });
    expect(first.facts).toEqual(dated.slice(0, 2_000));
    const second = await page(`first: 500, after: "${first.edges.at(-1)?.cursor}"`);
    expect(second.facts).toEqual(dated.slice(2_000, 2_500));
    const last = await page('last: 1500');
    expect(last).toMatchObject({ gaveUp: true, pageInfo: { hasNextPage: false, hasPreviousPage: true } });
    expect(last.facts).toEqual(dated.slice(-1_500));
    expect((await page(`last: 100, before: "${last.edges[0]?.cursor}"`)).facts).toEqual(dated.slice(-1_600, -1_500));
  });

  test('an exposure adds up every loan', async () => {
    const known = loans.flatMap(({ status, principalUsd }) => (status === 'REPAID' ? [] : (principalUsd ?? [])));
    const all = loans.flatMap(({ principalUsd }) => principalUsd ?? []);
    const fields = '{ totalUsd loans counterparties { party { id } amountUsd } leftOut { reason loans } }';
    const { counterparties, ...rest } = (await ask(`exposure(country: "country:HUB") ${fields}`)) as {
      counterparties: { party: { id: string }; amountUsd: number }[];
    };
    expect(rest).toEqual({
      totalUsd: all.reduce((sum, amount) => sum + amount, 0),
      loans: all.length,
      leftOut: [{ reason: 'UNKNOWN_AMOUNT', loans: size - all.length }],
    });
    expect(known.length).toBeLessThan(all.length);
    expect(new Map(counterparties.map(({ party, amountUsd }) => [party.id, amountUsd]))).toEqual(
      new Map(loans.map(({ creditor, principalUsd }) => [creditor, principalUsd ?? 0])),
    );
  });

  test('surroundings, ties and paths see everyone, or say that they gave up', async () => {
    const via = 'via: { facts: [LOAN] }';
    const { nodes, links, truncated } = (await ask(
      `neighborhood(of: ["country:HUB"], ${via}, first: 2000) { nodes { degree } links { id } truncated { nodes links gaveUp } }`,
    )) as { nodes: { degree: number }[]; links: object[]; truncated: object };
    expect(nodes).toHaveLength(2_000);
    expect(nodes[0]).toEqual({ degree: size });
    expect(links).toHaveLength(1_999);
    expect(truncated).toEqual({ nodes: size + 1 - 2_000, links: false, gaveUp: size > MAX_SEEN });
    const { result, statements } = await askGraph(
      graph(),
      `{ neighborhood(of: ["country:HUB"], ${via}) { rings { actors kinds { kind actors } complete } } }`,
      {},
      { statistics: fewerActors(size) },
    );
    const rings = [{ actors: size, kinds: [{ kind: 'Organization', actors: size }], complete: true }];
    expect(result.data).toEqual({ neighborhood: { rings } });
    expect(statements.some(({ text }) => text.includes('$`seen`'))).toBe(true);
    expect(
      await ask(
        `paths(from: "organization:o1", to: "organization:o${size - 1}", ${via}) { outcome steps chains { steps { fact { id } } } }`,
      ),
    ).toEqual({
      outcome: 'FOUND',
      steps: 2,
      chains: [{ steps: [{ fact: { id: 'loan:l1' } }, { fact: { id: `loan:l${size - 1}` } }] }],
    });
    const { actors, ...counts } = (await ask(
      `commonTies(between: ["organization:o7", "organization:o${size - 7}"]) { actorCount factCount gaveUp actors { actor { id } ties { fact { id } } } }`,
    )) as { actors: object[] };
    expect(counts).toEqual({ actorCount: 1, factCount: 0, gaveUp: false });
    expect(actors).toEqual([
      { actor: { id: 'country:HUB' }, ties: [{ fact: { id: 'loan:l7' } }, { fact: { id: `loan:l${size - 7}` } }] },
    ]);
  });

  test('all ties are measured', async () => {
    expect(await ask('centrality(metric: DEGREE, first: 1) { size ties actors { degree actor { id } } }')).toEqual({
      size: size + COUNTRIES + ALLIANCES,
      ties: size + COUNTRIES * ALLIANCES,
      actors: [{ degree: size + ALLIANCES, actor: { id: 'country:HUB' } }],
    });
  });

  test('a search finds the one that is meant among all', async () => {
    for (const number of [0, 2_049, size - 1]) {
      expect(await ask(`search(query: "Bank ${number}", first: 1) { edges { score node { id } } }`)).toEqual({
        edges: [{ score: 1, node: { id: `organization:o${number}` } }],
      });
    }
    const { notes } = await askGraph(graph(), '{ all: search(query: "Bank", first: 5) { edges { score } } }');
    expect(notes).toEqual([{ code: 'CUT', path: 'all', message: expect.stringContaining('stopped after 1000 hits') }]);
  });

  test('an export has what its question found, and says what it has not', async () => {
    const app = await exportingApp(graph());
    try {
      const { text, headers } = await exported(app, 'csv', 'of=country:HUB&facts=LOAN');
      expect(text.trim().split('\n')).toHaveLength(1 + 1_999);
      const left = `nodes=${size + 1 - 2_000}${size > MAX_SEEN ? ', gave-up' : ''}`;
      expect(headers['x-entente-truncated']).toBe(left);
    } finally {
      await app.close();
    }
  });
}
