import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { isInForce } from '../analysis/oracle.ts';
import { fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { exported, exportingApp } from './app.ts';
import { readCsv } from './csv.ts';
import { expectedOf } from './expected.ts';
import { fillWithPeople, ODD_NAMES, reading } from './graphs.ts';

interface Entity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

const entitiesOf = (text: string): readonly Entity[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;

describeEngines('exports of the articles', fillWithSeed, (graph) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await exportingApp(graph());
  });
  afterAll(() => app.close());

  test.each([
    ['graphml', 'application/graphml+xml; charset=utf-8', 'graphml', /^<\?xml[\s\S]*<\/graphml>\n$/],
    ['gexf', 'application/gexf+xml; charset=utf-8', 'gexf', /^<\?xml[\s\S]*<\/gexf>\n$/],
    ['csv', 'text/csv; charset=utf-8', 'csv', /^\ufeffsource,sourceLabel,[\s\S]*\r\n$/],
    ['ftm', 'application/json+ftm; charset=utf-8', 'ftm.json', /^\{"id"[\s\S]*\}\n$/],
  ])('%s is a file of its type', async (format, type, extension, text) => {
    const file = await exported(app, format, 'of=country:VE&steps=2&at=2023-09-13');
    expect(file.text).toMatch(text);
    expect(file.headers['content-type']).toBe(type);
    expect(file.headers['content-disposition']).toBe(
      `attachment; filename="entente-country-VE-2-steps-2023-09-13.${extension}"`,
    );
    expect(file.headers).not.toHaveProperty('x-entente-truncated');
  });

  test.each([
    ['of=country:VE', { of: ['country:VE'] }],
    ['of=country:VE,country:BY&steps=2', { of: ['country:VE', 'country:BY'], steps: 2 }],
    ['of=country:VE&steps=2&at=2023-09-13', { of: ['country:VE'], steps: 2, at: '2023-09-13' }],
    [
      'of=country:CN&steps=2&facts=LOAN,MEMBERSHIP&allianceKinds=PARTNERSHIP&maxMembers=5',
      {
        of: ['country:CN'],
        steps: 2,
        via: { facts: ['LOAN', 'MEMBERSHIP'], allianceKinds: ['PARTNERSHIP'], maxMembers: 5 },
      },
    ],
    ['of=country:VE&first=5', { of: ['country:VE'], first: 5 }],
  ])('%s gives the nodes and links that the API gives', async (query, variables) => {
    const { nodes, edges } = await expectedOf(graph(), variables);
    expect(edges.length).toBeGreaterThan(0);
    const [graphml, gexf, csv, ftm] = await Promise.all(
      ['graphml', 'gexf', 'csv', 'ftm'].map(async (format) => (await exported(app, format, query)).text),
    );
    for (const xml of [graphml, gexf]) {
      expect(count(xml ?? '', /^<node /gm)).toBe(nodes.length);
      expect(count(xml ?? '', /^<edge /gm)).toBe(edges.length);
    }
    const rows = readCsv(csv ?? '');
    expect(rows.map(({ fact, source, target }) => `${fact}:${source}:${target}`).sort()).toEqual(
      edges.map(({ id }) => id).sort(),
    );
    const labels = new Map(nodes.map(({ id, label, kind }) => [id, `${kind} ${label}`]));
    for (const row of rows) {
      expect(`${row.sourceKind} ${row.sourceLabel}`).toBe(labels.get(row.source ?? ''));
      expect(`${row.targetKind} ${row.targetLabel}`).toBe(labels.get(row.target ?? ''));
    }
    const entities = entitiesOf(ftm ?? '');
    const ids = entities.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(nodes.map(({ id }) => id.replace(':', '-'))));
    expect(ids).toEqual(expect.arrayContaining(edges.map(({ fact }) => fact.replace(':', '-'))));
  });

  test('give a table whose rows hold what the API gives of the fact', async () => {
    const { edges } = await expectedOf(graph(), { of: ['country:VE'], steps: 2 });
    const { text } = await exported(app, 'csv', 'of=country:VE&steps=2');
    const rows = new Map(readCsv(text).map((row) => [`${row.fact}:${row.source}:${row.target}`, row]));
    for (const { id, kind, values } of edges) {
      const row = rows.get(id) ?? {};
      expect(row.kind).toBe(kind);
      for (const [name, value] of Object.entries(values)) expect(row[name]).toBe(String(value));
    }
    expect(rows.get('loan:cn-ve-2010s:country:CN:country:VE')).toMatchObject({
      sourceRole: 'creditor',
      targetRole: 'debtor',
      principal: '50000000000',
      from: '2010-01-01',
      fromPrecision: 'DECADE',
      umbrella: 'true',
      balances: expect.stringContaining('amount=20000000000'),
    });
  });

  test('give GEXF edges that last as long as their facts are in force', async () => {
    const { text } = await exported(app, 'gexf', 'of=country:VE&steps=2');
    const { edges } = await expectedOf(graph(), { of: ['country:VE'], steps: 2 });
    const spells = new Map(
      [...text.matchAll(/^<edge id="([^"]+)"([^>]*)>/gm)].map(([, id, attributes = '']) => [
        id,
        [/ start="([^"]*)"/.exec(attributes)?.[1], / end="([^"]*)"/.exec(attributes)?.[1]],
      ]),
    );
    const shifted = (day: string, by: number): string =>
      new Date(Date.parse(day) + by * 86_400_000).toISOString().slice(0, 10);
    // The first days of the months in which the articles have facts.
    const DAYS = Array.from({ length: 120 }, (_, year) =>
      Array.from({ length: 12 }, (_, month) => `${1910 + year}-${String(month + 1).padStart(2, '0')}-01`),
    ).flat();
    // A loan of the 2010s, which was surely lent when its balance was seen.
    const LENT = 'loan:cn-ve-2010s:country:CN:country:VE';
    for (const { id, values } of edges) {
      const [start, end] = spells.get(id) ?? [];
      const isIn = (day: string): boolean => isInForce(values, day);
      if (start !== undefined) expect([isIn(shifted(start, -1)), isIn(start)]).toEqual([false, true]);
      else expect(DAYS.filter(isIn)).toEqual([]);
      if (end !== undefined) expect([isIn(end), isIn(shifted(end, 1))]).toEqual([true, false]);
      else expect(isIn('9999-12-30')).toBe(start !== undefined);
    }
    expect(spells.get(LENT)).toEqual(['2018-12-31', '2049-12-30']);
    expect([...spells.values()].some(([, end]) => end !== undefined)).toBe(true);
  });

  test('give FollowTheMoney entities that refer to each other', async () => {
    const entities = entitiesOf((await exported(app, 'ftm', 'of=country:VE&steps=2')).text);
    const schemas = new Map(entities.map(({ id, schema }) => [id, schema]));
    const loan = entities.find(({ id }) => id === 'loan-cn-ve-2010s');
    expect(loan).toMatchObject({
      schema: 'Debt',
      properties: { debtor: ['country-VE'], creditor: ['country-CN'], amount: ['50000000000'], currency: ['USD'] },
    });
    // A year would say more than is known of a decade.
    expect(loan?.properties).not.toHaveProperty('startDate');
    expect(loan?.properties.description).toContain('from: 2010s');
    const tenure = entities.find(({ id }) => id.startsWith('tenure-nicolas-maduro'));
    expect(tenure?.properties.holder).toEqual(['person-nicolas-maduro']);
    expect(schemas.get(tenure?.properties.post?.[0] ?? '')).toBe('Position');
    for (const { properties } of entities) {
      for (const name of ['proof', 'involved', 'organization', 'member', 'post']) {
        for (const id of properties[name] ?? []) expect(schemas.has(id)).toBe(true);
      }
    }
  });

  test('report what is left out', async () => {
    const { text, headers } = await exported(app, 'graphml', 'of=country:VE&steps=2&first=5');
    expect(headers['x-entente-truncated']).toMatch(/^nodes=\d+$/);
    expect(text).toMatch(/<desc>[^<]*Incomplete: \d+ more actors were found\.<\/desc>/);
    expect(text).toContain(`<data key="graph.truncated">${headers['x-entente-truncated']}</data>`);
    const gexf = await exported(app, 'gexf', 'of=country:VE&steps=2&first=5');
    expect(gexf.text).toMatch(/<description>[^<]*Incomplete: \d+ more actors were found\.<\/description>/);
  });

  test('answer HEAD with what a download would have', async () => {
    const whole = await app.inject({ method: 'HEAD', url: '/export/csv?of=country:VE&first=5' });
    expect([whole.statusCode, whole.body]).toEqual([200, '']);
    expect(whole.headers['x-entente-truncated']).toMatch(/^nodes=/);
    expect((await app.inject({ method: 'HEAD', url: '/export/csv?of=country:XX' })).statusCode).toBe(404);
  });

  test.each([
    ['of=country:XX', 404, 'NOT_FOUND', 'of'],
    ['of=', 400, 'BAD_USER_INPUT', 'of'],
    ['steps=2', 400, 'BAD_USER_INPUT', 'of'],
    ['of=country:VE&steps=9', 400, 'BAD_USER_INPUT', 'steps'],
    ['of=country:VE&first=2001', 400, 'BAD_USER_INPUT', 'first'],
    ['of=country:VE&at=2023-02-30', 400, 'BAD_USER_INPUT', 'at'],
    ['of=country:VE&facts=', 400, 'BAD_USER_INPUT', 'facts'],
    ['of=country:VE&maxMembers=0', 400, 'BAD_USER_INPUT', 'maxMembers'],
    ['of=country:VE&limit=5', 400, 'BAD_USER_INPUT', 'limit'],
  ])('%s is refused by the name of its parameter', async (query, status, code, argument) => {
    const response = await app.inject({ url: `/export/graphml?${query}` });
    expect(response.statusCode).toBe(status);
    const [error] = response.json().errors;
    expect(error.extensions).toMatchObject({ code, argument });
    expect(error.message.startsWith(`${argument}: `)).toBe(true);
    expect(Object.keys(error).sort()).toEqual(['extensions', 'message']);
  });

  test('use smaller batches under a low cost limit', async () => {
    const low = await exportingApp(graph(), { COST_LIMIT: '1000' });
    const whole = await exported(app, 'graphml', 'of=country:VE&steps=2');
    expect((await exported(low, 'graphml', 'of=country:VE&steps=2')).text).toBe(whole.text);
    await low.close();
  });

  test('report a deadline that passes before the file begins', async () => {
    const late = await exportingApp(
      reading(graph(), () => wait(20)),
      { GRAPH_TIMEOUT_MS: '30' },
    );
    const response = await late.inject({ url: '/export/graphml?of=country:VE&steps=2' });
    expect(response.statusCode).toBe(504);
    expect(response.json().errors[0].extensions).toEqual({ code: 'DEADLINE_EXCEEDED', took: 'GRAPH' });
    await late.close();
  });
});

describeEngines(
  'exports of odd names',
  (graph) => fillWithPeople(graph, ODD_NAMES),
  (graph) => {
    const clean = (text: string): string => text.replaceAll('\u0007', '\ufffd').replaceAll('\u001b', '\ufffd');
    let app: FastifyInstance;
    beforeAll(async () => {
      app = await exportingApp(graph());
    });
    afterAll(() => app.close());

    test('put them in a table, with none that a spreadsheet would evaluate', async () => {
      const { text } = await exported(app, 'csv', 'of=country:AA');
      const rows = new Map(readCsv(text).map(({ target, targetLabel, office }) => [target, [targetLabel, office]]));
      expect(rows.size).toBe(ODD_NAMES.length);
      for (const [index, name] of ODD_NAMES.entries()) {
        const guarded = /^[=+\-@＝]/.test(name) ? `'${name}` : clean(name);
        expect(rows.get(`person:${index}`)).toEqual([guarded, guarded]);
      }
    });

    test.each([
      ['graphml', /<node id="person:\d+"><data key="node\.label">([^<]*)</g],
      ['gexf', /<node id="person:\d+" label="([^"]*)"/g],
    ])('%s has them, and nothing that is not XML', async (format, pattern) => {
      const { text } = await exported(app, format, 'of=country:AA');
      expect([...text].filter((character) => character < ' ' && !'\t\n\r'.includes(character))).toEqual([]);
      expect(text).not.toMatch(/&(?!(amp|lt|gt|quot|#\d+);)/);
      const labels = [...text.matchAll(pattern)].map(([, label = '']) => unescaped(label));
      expect(labels.sort()).toEqual(ODD_NAMES.map(clean).sort());
    });

    test('put them in FollowTheMoney', async () => {
      const entities = entitiesOf((await exported(app, 'ftm', 'of=country:AA')).text);
      const names = entities.filter(({ schema }) => schema === 'Person').map(({ properties }) => properties.name);
      expect(names.flat().sort()).toEqual(ODD_NAMES.map((name) => clean(name).trim()).sort());
      // AA is for users to give a meaning to, so that no tool would know it.
      expect(entities.find(({ id }) => id === 'country-AA')?.properties).toEqual({
        name: ['Aland'],
        notes: ['code: AA'],
      });
    });
  },
);

const unescaped = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#\d+);/g, (_, name: string) =>
    name.startsWith('#')
      ? String.fromCharCode(Number(name.slice(1)))
      : ({ amp: '&', lt: '<', gt: '>', quot: '"' }[name] ?? ''),
  );
