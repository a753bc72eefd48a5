import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import type { InjectOptions } from 'fastify';
import { REASONS } from '../../src/compiler/errors.ts';
import { LIMITS } from '../../src/server/limits/limits.ts';
import { appOver, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const PAGE = readFileSync(new URL('../../docs/errors.md', import.meta.url), 'utf8');
/** Neo4j plans each text when it first sees it. */
const PATIENT = { GRAPH_TIMEOUT_MS: '60000' };

test('has a row for each code and each reason, in their order', () => {
  const rows = [...PAGE.matchAll(/^\| `([A-Z_]+)` /gm)].map(([, code]) => code);
  const source = readFileSync(new URL('../../src/server/errors/errors.ts', import.meta.url), 'utf8');
  const codes = [
    ...(source
      .split('export type ErrorCode =')[1]
      ?.split(';')[0]
      ?.matchAll(/'([A-Z_]+)'/g) ?? []),
  ];
  // What is of a field or of the request, with two statuses, has a row for each.
  const first = [...new Set(rows.slice(0, -REASONS.length))];
  expect(first.sort()).toEqual(codes.map(([, code]) => code).sort());
  expect(rows.slice(-REASONS.length)).toEqual([...REASONS]);
});

test('docs/cost.md has a row for each limit of a request, with its figure', () => {
  const cost = readFileSync(new URL('../../docs/cost.md', import.meta.url), 'utf8');
  const rows = [...cost.matchAll(/^\| ([\d,]+) `(\w+)` /gm)].map(([, figure = '', name = '']) => [
    name,
    Number(figure.replaceAll(',', '')),
  ]);
  expect(rows).toEqual(Object.entries(LIMITS));
});

const REQUESTS: readonly (readonly [status: number, code: string, request: InjectOptions])[] = [
  [404, 'NOT_FOUND', { url: '/nothing' }],
  [421, 'FORBIDDEN', { url: '/graphql?query={__typename}', headers: { host: 'elsewhere.example' } }],
  [403, 'FORBIDDEN', { url: '/graphql?query={__typename}', headers: { origin: 'https://elsewhere.example' } }],
  [400, 'REQUEST', { method: 'POST', url: '/graphql', headers: { 'content-type': 'application/json' }, payload: '{' }],
  [405, 'REQUEST', { method: 'PUT', url: '/graphql', payload: { query: '{ __typename }' } }],
  [
    415,
    'REQUEST',
    { method: 'POST', url: '/graphql', headers: { 'content-encoding': 'gzip' }, payload: { query: '{ __typename }' } },
  ],
  [406, 'REQUEST', { url: '/graphql?query={__typename}', headers: { accept: 'text/html' } }],
  [413, 'REQUEST', { method: 'POST', url: '/graphql', payload: { query: ' '.repeat(LIMITS.body) } }],
  [415, 'REQUEST', { method: 'POST', url: '/graphql', headers: { 'content-type': 'text/plain' }, payload: 'x' }],
];

describeEngines('an invalid request', fillWithSeed, (graph) => {
  test.each(REQUESTS)('has the status %i, %s', async (status, kind, request) => {
    const app = await appOver(graph(), PATIENT);
    const response = await app.inject(request);
    await app.close();
    const [{ extensions }] = response.json().errors;
    expect([response.statusCode, extensions.reason ?? extensions.code]).toEqual([status, kind]);
    expect(PAGE).toMatch(new RegExp(`^\\|.*\\b${status}\\b`, 'm'));
  });

  test('reports a document that is too large without a field, and counts analyses before it runs them', async () => {
    const app = await appOver(graph(), PATIENT);
    const ask = async (query: string) =>
      (await app.inject({ method: 'POST', url: '/graphql', payload: { query } })).json();
    const large = await ask(`{ ${'a '.repeat(LIMITS.tokens)} }`);
    expect(large.errors[0].extensions).toEqual({ code: 'OPERATION_TOO_COSTLY' });
    const countries = ['VE', 'CN', 'RU', 'BR', 'ZZ'];
    const fields = countries.map((code) => `${code}: exposure(country: "country:${code}") { hhi }`);
    const { data, errors } = await ask(`{ ${fields.join(' ')} }`);
    await app.close();
    expect(data).toBeUndefined();
    expect(errors[0].extensions).toMatchObject({ code: 'OPERATION_TOO_COSTLY', unit: 'ANALYSES', cost: 5, limit: 4 });
  });
});
