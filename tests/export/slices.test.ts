import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { GraphPort } from '../../src/graph/index.ts';
import { randomGraph, randomOf, writeGraph } from '../fuzz/random-graph.ts';
import { dataOf, fillWithSeed, model } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { graphWithSources } from '../support/stated-facts.ts';
import { exported, exportingApp } from './app.ts';
import { readCsv } from './csv.ts';
import { expectedSlice, queryOf, type SliceQuestion } from './whole.ts';

const idsIn = (text: string, element: string): readonly string[] =>
  [...text.matchAll(new RegExp(`^<${element} id="([^"]+)"`, 'gm'))].map(([, id = '']) => id);

const entitiesOf = (text: string): readonly { readonly id: string; readonly schema: string }[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Each file of a slice has exactly what the API gives, each item once, and says so at its end. */
async function checkSlice(graph: GraphPort, app: FastifyInstance, question: SliceQuestion): Promise<void> {
  const { facts, edges } = await expectedSlice(graph, question);
  const query = queryOf(question);
  const [graphml = '', gexf = '', csv = '', ftm = ''] = await Promise.all(
    ['graphml', 'gexf', 'csv', 'ftm'].map(async (format) => (await exported(app, format, query)).text),
  );
  const linked = new Set([...edges].map((edge) => [...facts].find((fact) => edge.startsWith(`${fact}:`)) ?? edge));
  const unlinked = facts.size - linked.size;
  const rest = unlinked > 0 ? `, unlinked=${unlinked}` : '';
  for (const xml of [graphml, gexf]) {
    expect(idsIn(xml, 'edge').toSorted()).toEqual([...edges].sort());
    const nodes = idsIn(xml, 'node');
    expect(new Set(nodes).size).toBe(nodes.length);
    const ends = [...xml.matchAll(/<edge [^>]*source="([^"]+)" target="([^"]+)"/g)].flatMap(([, ...two]) => two);
    expect(ends.filter((id) => !nodes.includes(id))).toEqual([]);
  }
  const actors = idsIn(graphml, 'node').length;
  expect(idsIn(gexf, 'node').toSorted()).toEqual(idsIn(graphml, 'node').toSorted());
  const counts = `facts=${facts.size}, edges=${edges.size}${rest}`;
  expect(gexf).toContain(`\n<!-- complete, actors=${actors}, ${counts} -->\n</gexf>`);
  expect(graphml).toMatch(/<data key="graph.complete">true<\/data>.*\n<\/graph><\/graphml>\n$/);
  const rows = readCsv(csv);
  expect(new Set(rows.map(({ fact }) => fact))).toEqual(facts);
  expect(rows).toHaveLength(edges.size + unlinked);
  expect(rows.map(({ fileEnd }) => fileEnd)).toEqual(
    rows.map((_, index) => (index < rows.length - 1 ? '' : `complete, ${counts}`)),
  );
  const ids = entitiesOf(ftm).map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(expect.arrayContaining([...linked].map((id) => id.replace(':', '-'))));
  expect(entitiesOf(ftm).at(-1)).toMatchObject({ schema: 'Note' });
}

describeEngines('slices of the articles', fillWithSeed, (graph) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await exportingApp(graph());
  });
  afterAll(() => app.close());

  test.each<SliceQuestion>([
    {},
    { at: '2023-09-13' },
    { at: '2010-06-15', via: { facts: ['LOAN', 'MEMBERSHIP'] } },
    { sources: ['source:china-venezuela-ties-2023'] },
    { at: '2023-09-13', sources: ['source:maduro-china-overtures-2025', 'source:china-venezuela-ties-2023'] },
    { via: { allianceKinds: ['PARTNERSHIP', 'BLOC'], statuses: ['MEMBER'] } },
    { at: '2023-09-13', via: { facts: ['MEMBERSHIP'], obligations: ['DEFENSE'] } },
  ])('%j has what the API gives', async (question) => {
    await checkSlice(graph(), app, question);
  });

  test.each([
    ['sources=source:nobody', 404, 'NOT_FOUND', 'sources'],
    ['sources=country:VE', 400, 'BAD_USER_INPUT', 'sources'],
    ['at=2023-02-30', 400, 'BAD_USER_INPUT', 'at'],
    ['at=', 400, 'BAD_USER_INPUT', 'at'],
    ['all=true&steps=2', 400, 'BAD_USER_INPUT', 'steps'],
    ['facts=LOAN', 400, 'BAD_USER_INPUT', 'of'],
  ])('%s is refused by the name of its parameter, also by HEAD', async (query, status, code, argument) => {
    const response = await app.inject({ url: `/export/graphml?${query}` });
    expect(response.statusCode).toBe(status);
    const [error] = response.json().errors;
    expect(error.extensions).toMatchObject({ code, argument });
    expect(error.message.startsWith(`${argument}: `)).toBe(true);
    expect((await app.inject({ method: 'HEAD', url: `/export/csv?${query}` })).statusCode).toBe(status);
  });

  test('a slice without facts has a whole file', async () => {
    const query = 'at=0001-01-01&facts=LOAN';
    const { text } = await exported(app, 'csv', query);
    expect(text).toMatch(/^\ufeffsource,[^\r\n]*,"fileEnd: complete, facts=0, edges=0"\r\n$/);
    expect((await exported(app, 'graphml', query)).text).toContain('<data key="graph.complete">true</data>');
    expect(entitiesOf((await exported(app, 'ftm', query)).text).map(({ schema }) => schema)).toEqual(['Note']);
  });

  test('surroundings keep to the facts of sources, too', async () => {
    const one = 'source:maduro-china-overtures-2025';
    const factsOf = async (query: string) =>
      new Set(readCsv((await exported(app, 'csv', query)).text).map(({ fact = '' }) => fact));
    const [all, some] = [await factsOf('of=country:VE&steps=2'), await factsOf(`of=country:VE&steps=2&sources=${one}`)];
    const { statements } = (await dataOf(
      graph(),
      `{ statements(first: 1000, where: { source: { id: { eq: "${one}" } } }) { nodes { subject { id } } } }`,
    )) as { statements: { nodes: readonly { subject: { id: string } }[] } };
    const stated = new Set(statements.nodes.map(({ subject }) => subject.id));
    expect(some.size).toBeGreaterThan(0);
    expect(some.size).toBeLessThan(all.size);
    expect([...some].filter((id) => !stated.has(id))).toEqual([]);
    const refused = await app.inject({ url: '/export/csv?of=country:VE&sources=source:nobody' });
    expect(refused.json().errors[0].extensions).toMatchObject({ code: 'NOT_FOUND', argument: 'sources' });
  });

  test('surroundings say at their end what they have and lack, too', async () => {
    const query = 'of=country:VE&steps=2&first=5';
    const { text, headers } = await exported(app, 'csv', query);
    const rows = readCsv(text);
    const edges = `facts=${new Set(rows.map(({ fact }) => fact)).size}, edges=${rows.length}`;
    const end = `complete=?0, ${edges}, ${headers['x-entente-truncated']}`;
    expect(rows.map(({ fileEnd }) => fileEnd).filter((told) => told !== '')).toEqual([end]);
    expect((await exported(app, 'gexf', query)).text).toContain(`<!-- ${end.replace('facts', 'actors=5, facts')} -->`);
    expect((await exported(app, 'graphml', query)).text).toContain('<data key="graph.complete">false</data>');
  });
});

describeEngines(
  'slices of a random graph',
  (graph) => writeGraph(graph, randomGraph(model, randomOf(11), { Membership: 40, Loan: 40, Event: 30, Tenure: 20 })),
  (graph) => {
    let app: FastifyInstance;
    beforeAll(async () => {
      app = await exportingApp(graph());
    });
    afterAll(() => app.close());

    test.each<SliceQuestion>([
      {},
      { at: '2020-02-29' },
      { at: '2020-02-29', inForce: 'SHOWN' },
      { at: '2015-06-15', inForce: 'POSSIBLE' },
      { sources: ['source:0', 'source:3'] },
      { at: '2015-06-15', sources: ['source:1'], via: { facts: ['EVENT', 'LOAN'] } },
      { via: { obligations: ['DEFENSE', 'NEUTRALITY'], statuses: ['MEMBER', 'OBSERVER'] } },
    ])('%j has what the API gives', async (question) => {
      await checkSlice(graph(), app, question);
    });
  },
);

describeEngines(
  'slices of data sets whose rows cite sources',
  (graph) => writeGraph(graph, graphWithSources(3)),
  (graph) => {
    test('have what those sources state', async () => {
      const app = await exportingApp(graph());
      const { links } = graphWithSources(3);
      const wholes = links.flatMap(({ type, to }) => (type === 'PART_OF' ? [to.id] : []));
      expect(wholes.length).toBeGreaterThan(0);
      for (const id of new Set(wholes)) await checkSlice(graph(), app, { sources: [id] });
      await app.close();
    });
  },
);
