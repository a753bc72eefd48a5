import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { parse, validate } from 'graphql';
import { exportingApp } from '../export/app.ts';
import { api, askGraph, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const README = ['querying', 'analysis', 'export']
  .map((page) => readFileSync(new URL(`../docs/${page}.md`, import.meta.url), 'utf8'))
  .join('\n');
const ROOTS = Object.keys(api.schema.getQueryType()?.getFields() ?? {});

/** The code of the tables' rows that begins with a root field, as a whole operation. */
const operations = README.split('\n')
  .filter((line) => line.startsWith('| '))
  .flatMap((line) => [...line.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code))
  .filter((code) => ROOTS.includes(/^\w+(?=\(| \{)/.exec(code)?.[0] ?? ''))
  .map(complete);

/** The operation of a snippet: a connection that says no fields is asked for its nodes. */
function complete(code: string): string {
  const whole = [`{ ${code} }`, `{ ${code} { nodes { id } } }`];
  const sound = whole.find((text) => validate(api.schema, parse(text)).length === 0);
  return sound ?? whole[0] ?? '';
}

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

test('README.md has operations for what can be asked', () => {
  expect(operations.length).toBeGreaterThan(14);
});

describeEngines('README.md', fillWithSeed, (graph) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await exportingApp(graph());
  });
  afterAll(() => app.close());

  test.each(operations)('%s has an answer that is not empty', async (query) => {
    const { result } = await askGraph(graph(), query);
    expect(result.errors).toBeUndefined();
    expect(firstList(result.data) ?? [result.data]).not.toEqual([]);
    expect(JSON.stringify(result.data)).not.toMatch(/"count":0|:null\}$/);
  });

  const urls = [...README.matchAll(/^curl -\S+ (?:\S+ )?'http:\/\/localhost:4000(\/export\/[^']+)'/gm)];
  test.each(urls.map(([, url = '']) => url))('%s is a file with rows', async (url) => {
    const { statusCode, payload } = await app.inject({ url });
    expect(statusCode).toBe(200);
    const rows = url.startsWith('/export/csv') ? payload.trim().split('\n').slice(1) : payload.match(/<edge /g);
    expect(rows?.length).toBeGreaterThan(0);
  });

  test('the exports are more than one', () => expect(urls.length).toBeGreaterThan(1));
});
