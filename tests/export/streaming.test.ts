import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { describeEngines } from '../support/engines.ts';
import { exportingApp } from './app.ts';
import { readCsv } from './csv.ts';
import { fillWithPeople, reading } from './graphs.ts';

const MANY = Array.from({ length: 900 }, (_, index) => `Person ${index}`);

describeEngines(
  'an export of many facts',
  (graph) => fillWithPeople(graph, MANY),
  (graph) => {
    const path = '/export/csv?of=country:AA';

    /** A server whose reads wait to be let through, one by one. */
    async function gated() {
      const waiting: (() => void)[] = [];
      let asked = 0;
      const gate = (): Promise<void> =>
        new Promise((resolve) => {
          asked++;
          waiting.push(resolve);
        });
      const app = await exportingApp(reading(graph(), gate));
      const base = await app.listen({ port: 0, host: '127.0.0.1' });
      return { app, url: base + path, asked: () => asked, letThrough: () => waiting.shift()?.() };
    }

    const open = (url: string): Promise<IncomingMessage> =>
      new Promise((resolve, reject) => {
        get(url, { agent: false }, resolve).on('error', reject);
      });

    /** Lets reads through until something has happened. */
    async function until<T>(happened: Promise<T>, letThrough: () => void): Promise<T> {
      const timer = setInterval(letThrough, 5);
      try {
        return await happened;
      } finally {
        clearInterval(timer);
      }
    }

    test('begins before its last facts are read', async () => {
      const { app, url, asked, letThrough } = await gated();
      const response = await until(open(url), letThrough);
      response.setEncoding('utf8');
      const [first] = await until(once(response, 'data'), letThrough);
      const before = asked();
      expect(first).toContain('Person 0');
      const rest = await until(response.toArray(), letThrough);
      expect(asked()).toBeGreaterThan(before);
      expect(readCsv(first + rest.join(''))).toHaveLength(MANY.length);
      await app.close();
    });

    test('stops reading when its client is gone', async () => {
      const { app, url, asked, letThrough } = await gated();
      const response = await until(open(url), letThrough);
      await until(once(response, 'data'), letThrough);
      await wait(50);
      const before = asked();
      response.destroy();
      await wait(50);
      await until(wait(100), letThrough);
      expect(asked()).toBe(before);
      await app.close();
    });

    test('has one deadline for all its reads', async () => {
      let asked = 0;
      const counting = await exportingApp(reading(graph(), async () => asked++));
      await counting.inject({ url: path });
      await counting.close();
      const all = asked;
      asked = 0;
      // The last two reads take longer than all together may.
      const slow = reading(graph(), async () => {
        asked++;
        await wait(asked > all - 2 ? 4_000 : 0);
      });
      const app = await exportingApp(slow, { GRAPH_TIMEOUT_MS: '6000' });
      const base = await app.listen({ port: 0, host: '127.0.0.1' });
      const response = await open(base + path);
      expect(response.statusCode).toBe(200);
      await expect(response.toArray()).rejects.toThrow(/aborted|ECONNRESET/);
      await app.close();
    });
  },
);
