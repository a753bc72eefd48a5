import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { ask, testApp, testConfig } from '../../../tests/support/server.ts';

let laptop: FastifyInstance;
let production: FastifyInstance;

beforeAll(async () => {
  laptop = await testApp();
  production = await testApp({ config: testConfig({ PROFILE: 'production', ANONYMOUS: 'allowed' }) });
});
afterAll(async () => {
  await laptop.close();
  await production.close();
});

const messageOf = async (app: FastifyInstance, query: string, variables?: unknown) =>
  (await ask(app, query, { variables })).body.errors[0].message;

describe('in production, an error', () => {
  test.each<[string, string, unknown, RegExp, string]>([
    ['of validation', '{ helo }', undefined, /Did you mean "hello"/, 'Cannot query field "helo" on type "…".'],
    [
      'of a variable',
      'query ($w: Filter) { pick(where: $w) }',
      { w: { nam: '' } },
      /Did you mean "name"/,
      'Variable "$w" got invalid value { nam: "" }; Field "nam" is not defined by type "Filter".',
    ],
  ])('%s does not name what the client did not write', async (_, query, variables, told, hidden) => {
    const message = await messageOf(production, query, variables);
    expect(await messageOf(laptop, query, variables)).toMatch(told);
    expect(message).toBe(hidden);
  });
});
