import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FastifyInstance } from 'fastify';
import type { GraphPort } from '../../src/graph/index.ts';
import { appOver, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';
import { longestBlock } from '../support/timing.ts';
import { type HostileRequest, hostileRequests } from './hostile/requests.ts';

/**
 * How long one request may keep the server from all others. Each takes 100 ms at most on a machine with nothing else to
 * do, which the benchmark of abuse measures; before there were limits, it was seconds.
 */
const BLOCKED_MS = 400;
/** The same of a list of 10,000 elements, for which it is 50 ms. */
const LIST_BLOCKED_MS = 200;
/** What else runs on the machine blocks as well: a request is to blame that blocks each time. */
const TRIES = 6;
/** How many are sent: a few of each kind, or as many as are asked for. */
const COUNT = Number(process.env.HOSTILE ?? 250);
/** The most bytes of an answer that is a refusal. */
const REFUSAL_BYTES = 20_000;

function send(app: FastifyInstance, { body }: Pick<HostileRequest, 'body'>) {
  const headers = { 'content-type': 'application/json', accept: 'application/graphql-response+json' };
  return app.inject({ method: 'POST', url: '/graphql', headers, payload: body });
}

interface Remark {
  readonly what: string;
  readonly size: number;
  readonly remark: string;
}

/** What is wrong with the answer to a hostile request, if anything is. */
async function judge(app: FastifyInstance, request: HostileRequest): Promise<readonly Remark[]> {
  const { what, size } = request;
  const { result, ms } = await longestBlock(() => send(app, request));
  const remarks: string[] = [];
  let best = ms;
  for (let tries = 1; best > BLOCKED_MS && tries < TRIES; tries += 1) {
    best = Math.min(best, (await longestBlock(() => send(app, request))).ms);
  }
  if (best > BLOCKED_MS) remarks.push(`blocked for ${Math.round(best)} ms`);
  const { errors = [], data } = result.json();
  const codes = errors.map((error: { extensions: { code: string } }) => error.extensions.code);
  if (result.statusCode >= 500) remarks.push(`status ${result.statusCode}`);
  if (codes.some((code: string) => !['BAD_USER_INPUT', 'OPERATION_TOO_COSTLY'].includes(code))) {
    remarks.push(`codes ${codes}`);
  }
  if (errors.length > 11) remarks.push(`${errors.length} errors`);
  if (data === undefined && result.body.length > REFUSAL_BYTES)
    remarks.push(`a refusal of ${result.body.length} bytes`);
  if (data === undefined && errors.length === 0) remarks.push('neither data nor errors');
  return remarks.map((remark) => ({ what, size, remark }));
}

describeEngines('hostile requests', fillWithSeed, (graph) => {
  let app: FastifyInstance;
  beforeAll(async () => {
    app = await appOver(graph());
    for (const query of ['{ countries { nodes { id } } }', '{ nothing }'])
      await send(app, { body: JSON.stringify({ query }) });
  });
  afterAll(() => app.close());

  test('do not block the loop, and get short errors', async () => {
    const remarks: Remark[] = [];
    for (const request of hostileRequests(COUNT)) remarks.push(...(await judge(app, request)));
    expect(remarks).toEqual([]);
    const next = await send(app, { body: JSON.stringify({ query: '{ country(code: "VE") { name } }' }) });
    expect(next.json()).toEqual({ data: { country: { name: 'Venezuela' } } });
  }, 3_600_000);
});

describe('variables', () => {
  const elements = 10_000;
  const query = 'query ($v: [LoanOrder!]) { loans(orderBy: $v) { totalCount } }';
  const unreachable = new Proxy({ engine: 'embedded' } as GraphPort, {
    get: (target, name) => {
      if (name in target) return Reflect.get(target, name);
      throw new Error('the graph was asked');
    },
  });

  test.each<[string, readonly unknown[]]>([
    ['numbers', Array.from({ length: elements }, (_, i) => i)],
    ['a wrong one at the end', [...Array.from({ length: 9000 }, () => ({ principalUsd: 'ASC' })), 1]],
    ['too many keys', Array.from({ length: 9000 }, () => ({ principalUsd: 'ASC' }))],
    ['500,000 numbers', Array.from({ length: 500_000 }, () => 1)],
  ])('%s for a list of orders', async (_, v) => {
    const app = await appOver(unreachable);
    let best = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < TRIES && best > LIST_BLOCKED_MS; tries += 1) {
      const { result, ms } = await longestBlock(() => send(app, { body: JSON.stringify({ query, variables: { v } }) }));
      best = Math.min(best, ms);
      const { errors, data } = result.json();
      expect(result.statusCode).toBe(400);
      expect(data).toBeUndefined();
      expect(errors.length).toBeLessThan(12);
      expect(errors[0].extensions.code).toBe('BAD_USER_INPUT');
      expect(result.body.length).toBeLessThan(REFUSAL_BYTES);
    }
    expect(best).toBeLessThan(LIST_BLOCKED_MS);
    await app.close();
  });

  test('with more faults than are reported say so', async () => {
    const app = await appOver(unreachable);
    const response = await send(app, {
      body: JSON.stringify({ query, variables: { v: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] } }),
    });
    const messages = response.json().errors.map(({ message }: { message: string }) => message);
    expect(messages).toHaveLength(11);
    expect(messages[0]).toMatch(/^Variable "\$v" got invalid value 1 at "v\[0\]"/);
    expect(messages[10]).toMatch(/Only the first 10 faults/);
    await app.close();
  });
});
