import { type ApolloServerPlugin, HeaderMap } from '@apollo/server';
import { expect, test } from '@jest/globals';
import { fakeGraph, testApp, testConfig } from '../../../tests/support/server.ts';
import { AuthenticationUnavailable, type Authenticator } from '../../callers/index.ts';
import { GraphError } from '../../graph/index.ts';
import type { RequestContext } from '../../resolvers/index.ts';
import { AuditFile } from '../observe/audit/audit-file.ts';

const unavailable = async (): Promise<never> => {
  throw new GraphError('GRAPH_UNAVAILABLE', 'away');
};
const away = fakeGraph({ read: unavailable, ping: unavailable });
/** Answers an operation as the API does if its graph is away: without data. */
const failed: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    responseForOperation: async () => {
      const extensions = { code: 'GRAPH_UNAVAILABLE', retryable: true };
      const errors = [{ message: 'away', extensions }];
      return { http: { headers: new HeaderMap() }, body: { kind: 'single', singleResult: { errors } } };
    },
  }),
};
const noKeys: Authenticator = {
  takesCredentials: true,
  authenticate: async () => {
    throw new AuthenticationUnavailable('no keys');
  },
};

type Parts = Parameters<typeof testApp>[0];

const OPERATION = `/graphql?query=${encodeURIComponent('{ name(id: "a") }')}`;

test.each<[string, Parts, string]>([
  ['GRAPH_UNAVAILABLE', { plugins: [failed] }, OPERATION],
  ['GRAPH_UNAVAILABLE', { graph: away, exporter: unavailable }, '/export/csv?of=country:VE'],
  ['GRAPH_UNAVAILABLE', { graph: away }, '/health/ready'],
  ['AUDIT_UNAVAILABLE', { observers: { audit: new AuditFile('/dev/full') } }, OPERATION],
  ['AUTHENTICATION_UNAVAILABLE', { authenticator: noKeys }, OPERATION],
])('%s says when to try again', async (code, parts, url) => {
  const response = await get(parts, url);
  expect(response.statusCode).toBe(503);
  expect(response.json().errors[0].extensions).toMatchObject({ code, retryable: true });
  expect(response.headers['retry-after']).toBe('5');
});

test('RATE_LIMITED says so to the second', async () => {
  const config = testConfig({ RATE_LIMIT_COST: '10', RATE_LIMIT_SECONDS: '40' });
  const app = await testApp({ config });
  const answers = [];
  for (let time = 0; time < 20; time++) answers.push(await app.inject({ url: OPERATION, headers: GRAPHQL }));
  await app.close();
  const refused = answers.filter(({ statusCode }) => statusCode === 429);
  expect(refused.length).toBeGreaterThan(0);
  for (const { headers, json } of refused) {
    expect(headers['retry-after']).toBe(String(json().errors[0].extensions.retryAfter));
  }
});

test('what would fail again does not', async () => {
  for (const url of ['/graphql', '/nothing', OPERATION])
    expect((await get({}, url)).headers).not.toHaveProperty('retry-after');
});

const GRAPHQL = { accept: 'application/graphql-response+json' };

async function get(parts: Parts, url: string) {
  const app = await testApp(parts);
  const response = await app.inject({ url, headers: GRAPHQL });
  await app.close();
  return response;
}
