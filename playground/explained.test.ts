import type { Fetcher } from '@graphiql/toolkit';
import { expect, test } from '@jest/globals';
import { ExplainStore, withExplain } from './explained.ts';

const REFUSED = { errors: [{ extensions: { code: 'FORBIDDEN', role: 'operator', header: 'x-entente-explain' } }] };
const STATEMENT = { text: 'RETURN 1', params: {}, ms: {} };

/** A server that shows statements to operators only, and what it was sent. */
function server() {
  const sent: Readonly<Record<string, string>>[] = [];
  const answer = (headers: Readonly<Record<string, string>>) => {
    sent.push(headers);
    const explain = Object.keys(headers).some((name) => name.toLowerCase() === 'x-entente-explain');
    if (!explain) return { data: 1 };
    return headers.Authorization === 'Bearer operator' ? { data: 1, extensions: { cypher: [STATEMENT] } } : REFUSED;
  };
  const fetcher = (async (_, { headers = {} } = {}) => answer(headers)) as Fetcher;
  return { fetcher, sent };
}

const parameters = { query: '{ a }' };

test('shows the statements to a user who may see them, apart from the response', async () => {
  const { fetcher } = server();
  const store = new ExplainStore();
  const answer = await withExplain(fetcher, store)(parameters, { headers: { Authorization: 'Bearer operator' } });
  expect(answer).toEqual({ data: 1 });
  expect(store.get().statements).toEqual([STATEMENT]);
});

test('asks without statements for a user who may not see them, and remembers that', async () => {
  const { fetcher, sent } = server();
  const store = new ExplainStore();
  const ask = withExplain(fetcher, store);
  const reader = { headers: { Authorization: 'Bearer reader' } };
  expect(await ask(parameters, reader)).toEqual({ data: 1 });
  expect(await ask(parameters, reader)).toEqual({ data: 1 });
  expect(sent).toHaveLength(3);
  expect(store.get()).toEqual({ asked: true, statements: undefined });
  await ask(parameters, { headers: { Authorization: 'Bearer operator' } });
  expect(store.get().statements).toEqual([STATEMENT]);
});

test('shows the refusal to a user who set the header', async () => {
  const { fetcher, sent } = server();
  const ask = withExplain(fetcher, new ExplainStore());
  expect(await ask(parameters, { headers: { 'x-entente-explain': '1' } })).toEqual(REFUSED);
  expect(sent).toHaveLength(1);
});
