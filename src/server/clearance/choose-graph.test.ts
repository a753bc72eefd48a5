import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { fakeGraph, testApp } from '../../../tests/support/server.ts';
import { type Authenticator, createCaller } from '../../callers/index.ts';
import { CLEARANCES, type Clearance, isClearance, NO_FORMER_IDS, NO_STATISTICS } from '../../domain/index.ts';
import type { Exporter } from '../../export/index.ts';
import { type GraphChoice, NO_GRAPH } from './graph-choice.ts';
import { healthOf } from './served-graphs.ts';

/** Takes the clearance that a caller names. */
const authenticator: Authenticator = {
  takesCredentials: true,
  authenticate: async ([clearance]) =>
    createCaller({ kind: 'key', id: 'key:a', roles: ['operator'], ...(isClearance(clearance) && { clearance }) }),
};

const served = (name: string) => ({
  graph: fakeGraph({ read: async () => [[name]] }),
  statistics: () => NO_STATISTICS,
  formerIds: () => NO_FORMER_IDS,
  version: () => undefined,
});

/** An exporter that writes what the graph answers. */
const exporter = (async ({ graph }: { graph: ReturnType<typeof fakeGraph> }) => ({
  name: 'x.csv',
  contentType: 'text/csv',
  pieces: (async function* () {
    yield String((await graph.read({ text: '', params: {} }))[0]?.[0]);
  })(),
})) as unknown as Exporter;

const choose: GraphChoice = (clearance) => {
  if (clearance === 'PUBLIC') return undefined;
  return { served: served(clearance), clearance: clearance === 'RESTRICTED' ? clearance : 'PUBLIC' };
};

let app: FastifyInstance;

beforeAll(async () => {
  app = await testApp({ choose, authenticator, exporter });
});
afterAll(() => app.close());

const ROUTES = [
  ['graphql', { url: '/graphql', query: { query: '{ name(id: "a") }' } }],
  ['exports', { url: '/export/csv' }],
] as const;

describe.each(ROUTES)('a request to %s', (_, request) => {
  const ask = (clearance: Clearance) => app.inject({ ...request, headers: { authorization: clearance } });

  test('is answered from the graph of the caller', async () => {
    const bodies = await Promise.all((['INTERNAL', 'RESTRICTED'] as const).map(async (one) => (await ask(one)).body));
    expect(bodies.map((body) => CLEARANCES.filter((one) => body.includes(one)))).toEqual([
      ['INTERNAL'],
      ['RESTRICTED'],
    ]);
  });

  test('says if that is one for a lower clearance', async () => {
    expect((await ask('INTERNAL')).headers['x-entente-clearance']).toBe('PUBLIC');
    expect((await ask('RESTRICTED')).headers).not.toHaveProperty('x-entente-clearance');
  });

  test('is refused if there is no graph for the caller', async () => {
    const response = await ask('PUBLIC');
    expect(response.statusCode).toBe(403);
    expect(response.json()).toEqual({ errors: [{ message: NO_GRAPH, extensions: { code: 'FORBIDDEN' } }] });
  });
});

test('Pages and health probes need no graph for their caller', async () => {
  for (const url of ['/', '/explore', '/health/live', '/health/ready']) {
    expect((await app.inject({ url })).statusCode).not.toBe(403);
  }
});

describe('healthOf', () => {
  test('is that of all graphs, and names none', async () => {
    const failure = new Error('closed') as never;
    const bad = fakeGraph({ ping: async () => Promise.reject(new Error('away')), failure });
    const well = healthOf([fakeGraph(), fakeGraph({ engine: 'neo4j' })]);
    await expect(well.ping()).resolves.toBeUndefined();
    expect([well.engine, well.failure]).toEqual(['embedded', undefined]);
    await expect(healthOf([fakeGraph(), bad]).ping()).rejects.toThrow('away');
    expect(healthOf([fakeGraph(), bad]).failure).toBe(failure);
  });
});
