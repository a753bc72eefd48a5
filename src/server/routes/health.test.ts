import { describe, expect, test } from '@jest/globals';
import { fakeGraph, testApp } from '../../../tests/support/server.ts';
import { GraphError } from '../../graph/index.ts';

const unavailable = {
  status: 'unavailable',
  errors: [{ message: 'The graph does not answer.', extensions: { code: 'GRAPH_UNAVAILABLE', retryable: true } }],
};

describe('/health', () => {
  test('is ready while the graph answers, and again after an outage', async () => {
    let up = true;
    const graph = fakeGraph({
      ping: async () => {
        if (!up) throw new GraphError('GRAPH_UNAVAILABLE', 'connect ECONNREFUSED 10.0.0.7:7687');
      },
    });
    const app = await testApp({ graph });
    const ready = async () => {
      const response = await app.inject({ url: '/health/ready' });
      return [response.statusCode, response.json()];
    };
    expect(await ready()).toEqual([200, { status: 'ready', engine: 'embedded' }]);
    up = false;
    expect(await ready()).toEqual([503, unavailable]);
    expect((await app.inject({ url: '/health/live' })).json()).toEqual({ status: 'live' });
    up = true;
    expect(await ready()).toEqual([200, { status: 'ready', engine: 'embedded' }]);
    await app.close();
  });

  test('is live as long as the graph can recover by itself', async () => {
    let failure: GraphError | undefined;
    const graph = fakeGraph({
      get failure() {
        return failure;
      },
    });
    const app = await testApp({ graph });
    const live = async () => (await app.inject({ url: '/health/live' })).statusCode;
    expect(await live()).toBe(200);
    failure = new GraphError('GRAPH_UNAVAILABLE', 'the file is no graph any more');
    expect(await live()).toBe(503);
    await app.close();
  });

  test('shares one ping among probes, which may take a second', async () => {
    let pings = 0;
    const graph = fakeGraph({
      ping: () => {
        pings += 1;
        return new Promise(() => undefined);
      },
    });
    const app = await testApp({ graph });
    const started = performance.now();
    const responses = await Promise.all([1, 2, 3].map(() => app.inject({ url: '/health/ready' })));
    expect(performance.now() - started).toBeLessThan(2000);
    expect(responses.map((response) => response.statusCode)).toEqual([503, 503, 503]);
    expect(responses[0]?.json()).toEqual(unavailable);
    expect(pings).toBe(1);
    await app.close();
  });

  test('is not cached', async () => {
    const app = await testApp();
    for (const url of ['/health/live', '/health/ready']) {
      expect((await app.inject({ url })).headers['cache-control']).toBe('no-store');
    }
    await app.close();
  });
});
