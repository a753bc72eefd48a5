import { describe, expect, test } from '@jest/globals';
import { ClientError } from 'graphql-request';
import { requestClient } from '../examples/graphql-request.ts';
import { DAYS, DRAWING, OF_A_DAY, OF_TWO_DAYS } from './questions.ts';
import { type Data, examples, serveArticles } from './server.ts';

const served = serveArticles();

describe('graphql-request', () => {
  test('answers the examples as the graph does', async () => {
    const { url, direct } = served();
    const client = requestClient(url);
    for (const text of examples) expect(await client.request<Data>(text)).toEqual(await direct(text));
  });

  test('passes variables on, and needs no days in the document', async () => {
    const { url, direct } = served();
    const client = requestClient(url);
    const [first, second] = DAYS;
    const asked: readonly (readonly [string, Data])[] = [
      [OF_A_DAY, { day: first }],
      [OF_A_DAY, { day: second }],
      [OF_TWO_DAYS, { first, second }],
      [DRAWING, { of: ['country:VE'] }],
    ];
    const answers = [];
    for (const [text, variables] of asked) {
      const answer = await client.request<Data>(text, variables);
      expect(answer).toEqual(await direct(text, variables));
      answers.push(answer);
    }
    const [before, after] = answers;
    expect(before.country.memberships.totalCount).not.toBe(after.country.memberships.totalCount);
  });

  test('throws the errors of an answer, with the data of the other fields', async () => {
    const text = '{ country(code: "VE") { id } conflicts(about: "country:XX") { totalCount } }';
    const error = await requestClient(served().url)
      .request(text)
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ClientError);
    const { data, errors } = (error as ClientError).response;
    expect(data).toMatchObject({ country: { id: 'country:VE' } });
    expect(errors).toMatchObject([{ path: ['conflicts'], extensions: { code: 'NOT_FOUND' } }]);
  });

  test('gives the notes of an answer to rawRequest', async () => {
    const { extensions } = await requestClient(served().url).rawRequest('{ person(id: "XX") { id } }');
    expect(extensions).toMatchObject({ notes: [{ code: 'NO_ID' }] });
  });
});
