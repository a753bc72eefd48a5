import { describe, expect, test } from '@jest/globals';
import { ask, testApp, testConfig } from '../../../tests/support/server.ts';

const query = '{ name(id: "country:VE") }';

describe('the explain header', () => {
  test('adds the executed statements to the response on request', async () => {
    const app = await testApp();
    const { body } = await ask(app, query, { headers: { 'X-Entente-Explain': '1' } });
    await app.close();
    expect(body).toEqual({
      data: { name: 'Venezuela' },
      extensions: {
        cypher: [
          {
            text: 'MATCH (c:Country {id: $id}) RETURN c.name LIMIT $n',
            params: { id: 'country:VE', n: 1 },
            ms: { run: 1.5 },
          },
        ],
      },
    });
  });

  test('adds nothing without the header or if EXPLAIN is off', async () => {
    const app = await testApp();
    expect((await ask(app, query)).body).toEqual({ data: { name: 'Venezuela' } });
    expect((await ask(app, query, { headers: { 'x-entente-explain': '0' } })).body.extensions).toBeUndefined();
    await app.close();
    const closed = await testApp({ config: testConfig({ EXPLAIN: 'false' }) });
    expect((await ask(closed, query, { headers: { 'x-entente-explain': '1' } })).body.extensions).toBeUndefined();
    await closed.close();
  });

  test('adds an empty list if no statement was executed', async () => {
    const app = await testApp();
    const { body } = await ask(app, '{ hello }', { headers: { 'x-entente-explain': '1' } });
    await app.close();
    expect(body.extensions).toEqual({ cypher: [] });
  });
});
