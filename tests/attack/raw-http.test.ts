import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import { createExporter } from '../../src/export/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { api, appOver, fillWithSeed, model } from '../support/ask.ts';
import { openTestGraph } from '../support/engines.ts';
import { HIDDEN, mutatedRequests, REPEATED, SMUGGLED } from './raw-requests.ts';

/** How many requests are sent: some hundreds, or as many as are asked for. */
const COUNT = Number(process.env.RAW_REQUESTS ?? 700);
const AT_A_TIME = 8;
/** Behind the last byte, how long a client waits for more of an answer that does not end, in milliseconds. */
const WAIT_MS = 150;

let graph: GraphPort;
let app: FastifyInstance;
let port: number;
beforeAll(async () => {
  graph = await openTestGraph('embedded');
  await fillWithSeed(graph);
  app = await appOver(graph, {}, { exporter: createExporter(model, api) });
  port = Number(new URL(await app.listen({ host: '127.0.0.1', port: 0 })).port);
});
afterAll(async () => {
  await app.close();
  await graph.close();
});

/** All that comes back for some bytes, until the server closes or says nothing more. */
const exchange = (bytes: string): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes, 'latin1'));
    let text = '';
    const done = (): void => {
      socket.destroy();
      resolve(text);
    };
    socket.setEncoding('latin1').setTimeout(WAIT_MS, done);
    socket.on('data', (data: string) => {
      text += data;
    });
    socket.on('close', done).on('error', done);
  });

const statusesOf = (answer: string): readonly number[] =>
  [...answer.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status)).filter((status) => status !== 100);

describe('a request that can be read in two ways', () => {
  test('is one that hides another, where it can be read in one', async () => {
    const plain = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}`;
    const answer = await exchange(`${plain}GET ${HIDDEN} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(statusesOf(answer)).toEqual([400, 200]);
  });

  test.each([...SMUGGLED, ...REPEATED])('%s: is refused, and what is behind it not answered', async (_, bytes) => {
    const answer = await exchange(bytes);
    expect(statusesOf(answer)).toEqual([400]);
    expect(answer.toLowerCase()).toContain('connection: close');
  });
});

test('requests with changes at random get answers below 500, without anything of the host', async () => {
  const faults: { readonly bytes: string; readonly answer: string }[] = [];
  const requests = mutatedRequests(COUNT);
  let answered = 0;
  const work = async (): Promise<void> => {
    for (const bytes of requests) {
      const answer = await exchange(bytes);
      const statuses = statusesOf(answer);
      if (statuses.length > 0) answered += 1;
      const isFault = statuses.some((status) => status >= 500) || /root:|node_modules|\n {4}at |file:\/\//.test(answer);
      if (isFault) faults.push({ bytes, answer });
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  expect(faults).toEqual([]);
  // Some have no end, so that the server waits for it.
  expect(answered).toBeGreaterThan(COUNT / 2);
  const payload = { query: '{ country(code: "VE") { name } }' };
  const next = await app.inject({ method: 'POST', url: '/graphql', payload });
  expect(next.json()).toEqual({ data: { country: { name: 'Venezuela' } } });
}, 3_600_000);
