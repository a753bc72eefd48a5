import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { dataOf, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { exported, exportingApp } from './app.ts';
import { readCsv } from './csv.ts';

const LOAN = 'loan:cn-ve-2010s';
const idsIn = (text: string, element: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^<${element} id="([^"]+)"`, 'gm'))].map(([, id = '']) => id).toSorted();

describeEngines('facts and actors that are named', fillWithSeed, (graph) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await exportingApp(graph());
  });
  afterAll(() => app.close());

  const posted = (format: string, payload: unknown) =>
    app.inject({
      method: 'POST',
      url: `/export/${format}`,
      headers: { 'content-type': 'application/json' },
      payload: JSON.stringify(payload),
    });

  test.each(['graphml', 'gexf'])('are in %s with the actors of the facts, and nothing else is', async (format) => {
    const { text, headers } = await exported(app, format, `ids=${LOAN},country:BY,${LOAN}`);
    expect(idsIn(text, 'node')).toEqual(['country:BY', 'country:CN', 'country:VE']);
    expect(idsIn(text, 'edge')).toEqual([`${LOAN}:country:CN:country:VE`]);
    expect(headers['content-disposition']).toContain(`entente-loan-cn-ve-2010s-and-1-more.${format}`);
  });

  test('are those of a URL and of a body alike, in every format', async () => {
    for (const format of ['graphml', 'gexf', 'csv', 'ftm']) {
      const { text } = await exported(app, format, `ids=country:BY,${LOAN}`);
      const { statusCode, body } = await posted(format, { ids: ['country:BY', LOAN] });
      expect(statusCode).toBe(200);
      expect(body).toBe(text);
    }
  });

  test('can be all facts of the graph, in one file', async () => {
    const data = (await dataOf(
      graph(),
      '{ loans(first: 100) { nodes { id } } memberships(first: 100) { nodes { id } } tenures(first: 100) { nodes { id } } events(first: 100) { nodes { id } } }',
    )) as Readonly<Record<string, { readonly nodes: readonly { readonly id: string }[] }>>;
    const ids = Object.values(data).flatMap(({ nodes }) => nodes.map(({ id }) => id));
    expect(ids.length).toBeGreaterThan(20);
    const csv = readCsv((await posted('csv', { ids })).body);
    expect([...new Set(csv.map(({ fact }) => fact))].toSorted()).toEqual(ids.toSorted());
    expect(csv.at(-1)?.fileEnd).toMatch(new RegExp(`^complete, facts=${ids.length}, `));
  });

  test('are refused, by name, if they are not in the graph, are something else, or none', async () => {
    const refusals = [
      [{ ids: [LOAN, 'loan:none'] }, 404, 'NOT_FOUND'],
      [{ ids: ['source:china-venezuela-ties-2023'] }, 400, 'BAD_USER_INPUT'],
      [{ ids: [] }, 400, 'BAD_USER_INPUT'],
      [{ ids: [LOAN], at: '2020-01-01' }, 400, 'BAD_USER_INPUT'],
      [{ ids: { a: 1 } }, 400, 'BAD_USER_INPUT'],
      [[LOAN], 400, 'BAD_USER_INPUT'],
    ] as const;
    for (const [payload, status, code] of refusals) {
      const response = await posted('csv', payload);
      expect([response.statusCode, response.json().errors[0].extensions.code]).toEqual([status, code]);
    }
  });
});
