import { expect, test } from '@jest/globals';
import { testApp, testConfig } from '../../tests/support/server.ts';

const origin = 'https://a.example';

test('pages of any origin may ask', async () => {
  const app = await testApp();
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: '/graphql',
    headers: {
      origin,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'content-type,x-entente-explain',
    },
  });
  expect(preflight.statusCode).toBe(204);
  expect(preflight.headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-headers': 'content-type,x-entente-explain',
  });
  const answer = await app.inject({
    method: 'POST',
    url: '/graphql',
    headers: { origin },
    payload: { query: '{ hello }' },
  });
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  expect(answer.headers['access-control-allow-credentials']).toBeUndefined();
  await app.close();
});

test('refusals can be read there, too', async () => {
  const app = await testApp();
  const headers = { origin, 'content-type': 'application/json' };
  const answer = await app.inject({ method: 'POST', url: '/graphql', headers, payload: '{' });
  expect(answer.statusCode).toBe(400);
  expect(answer.headers['access-control-allow-origin']).toBe('*');
  await app.close();
});

test('only the origins that are named', async () => {
  const app = await testApp({ config: testConfig({ CORS_ORIGIN: origin }) });
  const allowed = async (from: string) => {
    const { headers } = await app.inject({ url: '/graphql?query={hello}', headers: { origin: from } });
    expect(headers.vary).toBe('origin');
    return headers['access-control-allow-origin'];
  };
  expect(await allowed(origin)).toBe(origin);
  expect(await allowed('https://b.example')).toBeUndefined();
  await app.close();
});
