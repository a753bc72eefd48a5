import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { type AnyVariables, type Client, gql } from '@urql/core';
import { minifyIntrospectionQuery } from '@urql/introspection';
import { buildSchema, introspectionFromSchema } from 'graphql';
import { urqlClient } from '../examples/urql.ts';
import { ALL_PAGES, DAYS, DRAWING, LISTS, OF_A_DAY, OF_TWO_DAYS, PAGE, PARTS, withIds } from './questions.ts';
import { allowNoWarning, type Data, examples, serveArticles } from './server.ts';

const served = serveArticles();
allowNoWarning();

const api = buildSchema(readFileSync(new URL('../../../schema/api.graphql', import.meta.url), 'utf8'));
const schema = minifyIntrospectionQuery(introspectionFromSchema(api));

async function ask(client: Client, query: string, variables: AnyVariables = {}): Promise<Data> {
  const { data, error } = await client.query(gql(query), variables).toPromise();
  if (error) throw error;
  return data;
}

/** The cached data; undefined if the cache would have to ask the server. */
async function cached(client: Client, query: string, variables: AnyVariables = {}): Promise<Data> {
  const result = await client.query(gql(query), variables, { requestPolicy: 'cache-only' }).toPromise();
  return result.data ?? undefined;
}

describe('urql with graphcache', () => {
  test('caches the data of two days separately', async () => {
    const { url, direct } = served();
    const client = urqlClient(url, schema);
    const numbers = [];
    for (const day of DAYS) {
      const expected = await direct(OF_A_DAY, { day });
      expect(await ask(client, OF_A_DAY, { day })).toMatchObject(expected);
      numbers.push(expected.country.memberships.totalCount);
    }
    expect(new Set(numbers).size).toBe(2);
    for (const [index, day] of DAYS.entries()) {
      expect((await cached(client, OF_A_DAY, { day })).country.memberships.totalCount).toBe(numbers[index]);
    }
  });

  test('reads a fragment used on two days correctly from the cache', async () => {
    const { url, direct } = served();
    const client = urqlClient(url, schema);
    const [first, second] = DAYS;
    const variables = { first, second };
    const expected = await direct(OF_TWO_DAYS, variables);
    expect(await ask(client, OF_TWO_DAYS, variables)).toMatchObject(expected);
    expect(await cached(client, OF_TWO_DAYS, variables)).toMatchObject(expected);
  });

  test('reports a document that cannot name its day', async () => {
    const client = urqlClient(served().url, schema);
    const query =
      'query ($day: Date) { country(code: "VE", at: "2023-09-14") { memberships(at: $day) { totalCount } } }';
    const refused = ask(client, query);
    await expect(refused).rejects.toThrow('Declare the variable as "$day: Date!"');
    await expect(refused).rejects.toThrow(/^\[GraphQL\] "memberships\(at: \$day\)" is below/);
    await expect(refused).rejects.toHaveProperty('networkError', undefined);
  });

  test('merges the pages of a connection', async () => {
    const { url, direct } = served();
    const client = urqlClient(url, schema);
    let after: string | null = null;
    let statements: Data;
    for (let page = 0; page < 3; page++) {
      ({ statements } = (await ask(client, PAGE, { after })).country);
      after = statements.pageInfo.endCursor;
    }
    const { country } = await direct(ALL_PAGES);
    expect(statements.edges.map(({ node }: Data) => node.id)).toEqual(
      country.statements.nodes.map(({ id }: Data) => id),
    );
    expect(statements.totalCount).toBe(country.statements.totalCount);
  });

  test('reads every link of a neighborhood back unchanged', async () => {
    const { url, direct } = served();
    const client = urqlClient(url, schema);
    for (const center of ['country:VE', 'country:CN', 'country:VE']) {
      const of = [center];
      const expected = await direct(DRAWING, { of });
      await ask(client, DRAWING, { of });
      expect(await cached(client, DRAWING, { of })).toMatchObject(expected);
    }
  });

  test('answers the examples and merges objects without an id, without a warning', async () => {
    const { url, direct } = served();
    const client = urqlClient(url, schema);
    for (const text of [...examples.map(withIds), ...PARTS, ...LISTS, ...PARTS, ...LISTS]) {
      expect(await ask(client, text)).toMatchObject(await direct(text));
      expect(await cached(client, text)).toMatchObject(await direct(text));
    }
  });
});
