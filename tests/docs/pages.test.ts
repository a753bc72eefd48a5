import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { exportingApp } from '../export/app.ts';
import { askGraph, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { examplesOf, PAGES, RUN_ELSEWHERE, readPage, tabledIn, writeAnswer } from './examples.ts';

/** Neo4j plans each text when it first sees it. */
const PATIENT = { GRAPH_TIMEOUT_MS: '60000' };

const seeded = PAGES.filter((page) => !RUN_ELSEWHERE.includes(page));
const examples = seeded.flatMap(examplesOf);
const tabled = seeded.flatMap((page) => tabledIn(page).map((query) => ({ page, query })));
const exported = seeded.flatMap((page) =>
  [...readPage(page).matchAll(/^curl -\S+ (?:\S+ )?'http:\/\/localhost:4000(\/export\/[^']+)'/gm)].map(
    ([, url = '']) => ({ page, url }),
  ),
);

/** The first list of an answer, in the order of its fields; undefined where it has none. */
function firstList(value: unknown): readonly unknown[] | undefined {
  if (Array.isArray(value)) return value;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const part of Object.values(value)) {
    const list = firstList(part);
    if (list !== undefined) return list;
  }
  return undefined;
}

describe('the pages', () => {
  test('have examples', () => {
    expect(examples.length).toBeGreaterThan(15);
    expect(tabled.length).toBeGreaterThan(14);
    expect(exported.length).toBeGreaterThan(1);
  });

  test('docs/analysis.md has its ten questions', () => {
    expect(examplesOf('docs/analysis.md')).toHaveLength(10);
  });
});

describeEngines('the pages', fillWithSeed, (graph, engine) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await exportingApp(graph(), PATIENT);
  });
  afterAll(() => app.close());

  test.each(examples)('$page shows what comes of $query', async (example) => {
    const payload = { query: example.query };
    const response = (await app.inject({ method: 'POST', url: '/graphql', payload })).json();
    if (example.answer === undefined) {
      expect(response.errors).toBeUndefined();
      expect(firstList(response.data) ?? [response.data]).not.toEqual([]);
      return;
    }
    const shown = JSON.parse(example.answer.trim() || '{}');
    const isWhole = 'data' in shown;
    if (!isWhole) expect(response.errors).toBeUndefined();
    const answer = isWhole ? response : response.data;
    if (process.env.UPDATE_DOCS && engine === 'embedded') writeAnswer(example, answer);
    else expect(answer).toEqual(shown);
  });

  test.each(tabled)('$page has an example that is not empty: $query', async ({ query }) => {
    const { result } = await askGraph(graph(), query);
    expect(result.errors).toBeUndefined();
    expect(firstList(result.data) ?? [result.data]).not.toEqual([]);
    expect(JSON.stringify(result.data)).not.toMatch(/"count":0|:null\}$/);
  });

  test.each(exported)('$page exports rows by $url', async ({ url }) => {
    const { statusCode, payload } = await app.inject({ url });
    expect(statusCode).toBe(200);
    const lines = payload.trim().split('\n');
    const rows = {
      csv: () => lines.slice(1),
      ftm: () => lines.filter((line) => line.startsWith('{') && 'schema' in JSON.parse(line)),
    }[url.slice('/export/'.length, '/export/'.length + 3)];
    expect((rows?.() ?? payload.match(/<edge /g) ?? []).length).toBeGreaterThan(0);
  });
});
