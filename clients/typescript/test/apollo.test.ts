import { gql } from '@apollo/client';
import { describe, expect, test } from '@jest/globals';
import { apolloClient } from '../examples/apollo.ts';
import { ALL_PAGES, DAYS, DRAWING, LISTS, OF_A_DAY, OF_TWO_DAYS, PAGE, PARTS, withIds } from './questions.ts';
import { allowNoWarning, type Data, examples, serveArticles } from './server.ts';

const served = serveArticles();
allowNoWarning();

describe('Apollo Client', () => {
  test('caches the data of two days separately', async () => {
    const { url, direct } = served();
    const client = apolloClient(url);
    const query = gql(OF_A_DAY);
    const numbers = [];
    for (const day of DAYS) {
      const expected = await direct(OF_A_DAY, { day });
      const { data } = await client.query<Data>({ query, variables: { day } });
      expect(data).toMatchObject(expected);
      numbers.push(expected.country.memberships.totalCount);
    }
    expect(new Set(numbers).size).toBe(2);
    for (const [index, day] of DAYS.entries()) {
      const cached = client.readQuery<Data>({ query, variables: { day } });
      expect(cached.country.memberships.totalCount).toBe(numbers[index]);
    }
  });

  test('reads a fragment used on two days correctly from the cache', async () => {
    const { url, direct } = served();
    const client = apolloClient(url);
    const [first, second] = DAYS;
    const variables = { first, second };
    const query = gql(OF_TWO_DAYS);
    const expected = await direct(OF_TWO_DAYS, variables);
    expect((await client.query<Data>({ query, variables })).data).toMatchObject(expected);
    expect(client.readQuery({ query, variables })).toMatchObject(expected);
  });

  test('reads data written with the transformed document', async () => {
    const client = apolloClient(served().url);
    const [day] = DAYS;
    const written = { country: { __typename: 'Country', id: 'country:VE', memberships: { totalCount: 7 } } };
    const query = client.documentTransform.transformDocument(gql(OF_A_DAY));
    client.writeQuery<Data>({ query, variables: { day }, data: written });
    expect(client.readQuery({ query: gql(OF_A_DAY), variables: { day } })).toMatchObject({
      country: { memberships: { totalCount: 7 } },
    });
  });

  test('reads a fragment that names its day', async () => {
    const client = apolloClient(served().url);
    for (const day of DAYS) await client.query<Data>({ query: gql(OF_A_DAY), variables: { day } });
    const fragment = gql('fragment OneTies on Country { memberships(at: $day) { totalCount } }');
    const numbers = DAYS.map(
      (day) =>
        client.readFragment<Data>({ id: 'Country:country:VE', fragment, variables: { day } }).memberships.totalCount,
    );
    expect(new Set(numbers).size).toBe(2);
  });

  test('merges the pages of a connection', async () => {
    const { url, direct } = served();
    const client = apolloClient(url);
    const query = gql(PAGE);
    await client.query<Data>({ query });
    const observable = client.watchQuery<Data>({ query });
    const seen: Data[] = [];
    const subscription = observable.subscribe(({ data }) => void seen.push(data));
    for (let page = 1; page < 3; page++) {
      const { endCursor } = client.readQuery<Data>({ query }).country.statements.pageInfo;
      await observable.fetchMore({ variables: { after: endCursor } });
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
    subscription.unsubscribe();
    const { statements } = seen.at(-1).country;
    const { country } = await direct(ALL_PAGES);
    expect(statements.edges.map(({ node }: Data) => node.id)).toEqual(
      country.statements.nodes.map(({ id }: Data) => id),
    );
    expect(statements.totalCount).toBe(country.statements.totalCount);
  });

  test('reads every link of a neighborhood back unchanged', async () => {
    const { url, direct } = served();
    const client = apolloClient(url);
    for (const center of ['country:VE', 'country:CN', 'country:VE']) {
      const of = [center];
      const expected = await direct(DRAWING, { of });
      await client.query({ query: gql(DRAWING), variables: { of } });
      expect(client.readQuery({ query: gql(DRAWING), variables: { of } })).toMatchObject(expected);
    }
  });

  test('answers the examples and merges objects without an id, without a warning', async () => {
    const { url, direct } = served();
    const client = apolloClient(url);
    for (const text of [...examples.map(withIds), ...PARTS, ...LISTS]) {
      const query = gql(text);
      expect((await client.query({ query })).data).toMatchObject(await direct(text));
      expect(client.readQuery({ query })).toMatchObject(await direct(text));
    }
    // Fields of an object without an id are merged into its entity; a list is replaced as a whole.
    for (const text of PARTS) expect(client.readQuery({ query: gql(text) })).toMatchObject(await direct(text));
  });
});
