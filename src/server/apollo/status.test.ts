import { describe, expect, test } from '@jest/globals';
import { buildSchema, GraphQLError } from 'graphql';
import { ask, testApp } from '../../../tests/support/server.ts';
import { GraphError } from '../../graph/index.ts';

/** Asks a server whose operations fail before execution. */
async function askRefusing(error: unknown, accept: string) {
  const plugin = {
    requestDidStart: async () => ({
      didResolveOperation: async () => {
        throw error;
      },
    }),
  };
  const app = await testApp({ plugins: [plugin] });
  const { status, body } = await ask(app, '{ hello }', { headers: { accept } });
  await app.close();
  return { status, body };
}

describe('the status', () => {
  test.each<[string, number, unknown]>([
    ['BAD_USER_INPUT', 400, new GraphQLError('no', { extensions: { code: 'BAD_USER_INPUT' } })],
    ['OPERATION_TOO_COSTLY', 400, new GraphQLError('no', { extensions: { code: 'OPERATION_TOO_COSTLY' } })],
    ['NOT_FOUND', 404, new GraphQLError('no', { extensions: { code: 'NOT_FOUND' } })],
    ['GRAPH_UNAVAILABLE', 503, new GraphError('GRAPH_UNAVAILABLE', 'no')],
    ['DEADLINE_EXCEEDED', 504, new GraphError('DEADLINE_EXCEEDED', 'no')],
    ['INTERNAL_SERVER_ERROR', 500, new GraphError('QUERY_FAILED', 'no')],
    ['INTERNAL_SERVER_ERROR', 500, new Error('no')],
  ])('of %s is %d in the GraphQL media type and 200 in plain JSON', async (code, status, error) => {
    const graphql = await askRefusing(error, 'application/graphql-response+json');
    expect(graphql.status).toBe(status);
    expect(graphql.body).toMatchObject({ errors: [{ extensions: { code } }] });
    expect(graphql.body).not.toHaveProperty('data');
    const json = await askRefusing(error, 'application/json');
    expect(json.status).toBe(200);
    expect(json.body).toMatchObject({ errors: [{ extensions: { code } }] });
  });

  test('of a failed execution is 200', async () => {
    const app = await testApp();
    const { status, body } = await ask(app, '{ hello broken }');
    await app.close();
    expect(body.data).toBeNull();
    expect(status).toBe(200);
  });

  test('of a mutation by GET is 405 in both media types', async () => {
    const schema = buildSchema('type Query { hello: String } type Mutation { greet: String }');
    const app = await testApp({ schema });
    for (const accept of ['application/json', 'application/graphql-response+json']) {
      const query = { query: 'mutation { __typename }' };
      const response = await app.inject({ url: '/graphql', query, headers: { accept } });
      expect(response.statusCode).toBe(405);
      expect(response.headers.allow).toBe('POST');
    }
    await app.close();
  });
});
