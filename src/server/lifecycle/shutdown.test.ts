import { Agent, get } from 'node:http';
import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { capturingLogger } from '../../../tests/support/logger.ts';
import { fakeGraph, testApp } from '../../../tests/support/server.ts';
import type { GraphRow } from '../../graph/index.ts';
import { closeOnSignals, shutDown } from './shutdown.ts';

const url = '/graphql?query={name(id:"1")}';
const TIMES = { noticeMs: 100, drainMs: 100, graphMs: 100 };
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

afterEach(() => {
  jest.restoreAllMocks();
  process.removeAllListeners('SIGTERM').removeAllListeners('SIGINT');
});

function deferred<T>() {
  let resolve: (value: T) => void = () => undefined;
  const promise = new Promise<T>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}

/** A server whose graph answers on demand, with one request in progress. */
async function busyServer() {
  const events: string[] = [];
  const answer = deferred<readonly GraphRow[]>();
  const started = deferred<true>();
  const graph = fakeGraph({
    read: () => {
      started.resolve(true);
      return answer.promise;
    },
    close: async () => void events.push('graph closed'),
  });
  const app = await testApp({ graph });
  app.addHook('onResponse', async () => void events.push('answered'));
  const base = await app.listen({ port: 0, host: '127.0.0.1' });
  const request = new Promise<number>((resolve, reject) => {
    get(base + url, { agent: new Agent({ keepAlive: true }) }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    }).on('error', reject);
  });
  await started.promise;
  return { app, graph, base, events, request, finish: () => answer.resolve([['Venezuela']]) };
}

describe('shutDown', () => {
  test('answers running requests before it closes the graph and accepts no new ones', async () => {
    const { app, events, base, finish, request, graph } = await busyServer();
    const closed = shutDown(app, graph, { ...TIMES, noticeMs: 0 });
    await wait(20);
    await expect(fetch(base + url)).rejects.toThrow();
    expect(events).toEqual([]);
    const finished = performance.now();
    finish();
    expect(await request).toBe(200);
    expect(await closed).toBe(true);
    expect(performance.now() - finished).toBeLessThan(1000); // an idle connection does not hold it up
    expect(events).toEqual(['answered', 'graph closed']);
  });

  test('reports not ready immediately while requests are still answered', async () => {
    const app = await testApp();
    const closed = shutDown(app, fakeGraph(), TIMES);
    const ready = await app.inject({ url: '/health/ready' });
    expect(ready.statusCode).toBe(503);
    expect(ready.json()).toMatchObject({ errors: [{ message: 'The server is shutting down.' }] });
    const answer = await app.inject({ url });
    expect(answer.json()).toEqual({ data: { name: 'Venezuela' } });
    expect(answer.headers.connection).toBe('close');
    expect(await closed).toBe(true);
  });

  test('cuts off a request that never ends', async () => {
    const { app, events, request, graph } = await busyServer();
    const cut = expect(request).rejects.toThrow(/socket hang up/);
    expect(await shutDown(app, graph, TIMES)).toBe(false);
    await cut;
    expect(events[0]).toBe('graph closed');
  });

  test('does not wait for a graph that fails to close', async () => {
    const app = await testApp();
    const graph = fakeGraph({ close: () => new Promise(() => undefined) });
    expect(await shutDown(app, graph, TIMES)).toBe(false);
  });
});

describe('closeOnSignals', () => {
  test.each([
    ['succeeds', async () => true, 0],
    ['is cut short', async () => false, 1],
    ['fails', async () => Promise.reject(new Error('no')), 1],
  ])('exits on a signal if shutdown %s', async (_name, close, code) => {
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    closeOnSignals(close, capturingLogger().logger);
    process.emit('SIGTERM');
    process.emit('SIGINT'); // the echo of the first
    await wait(1);
    expect(exit.mock.calls).toEqual([[code]]);
  });

  test('exits immediately on a second signal', async () => {
    const exit = jest.spyOn(process, 'exit').mockImplementation(() => undefined as never);
    let now = 1000;
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    closeOnSignals(() => new Promise(() => undefined), capturingLogger().logger);
    process.emit('SIGINT');
    expect(exit).not.toHaveBeenCalled();
    now += 1000;
    process.emit('SIGINT');
    expect(exit.mock.calls).toEqual([[130]]);
  });
});
