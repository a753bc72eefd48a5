import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, test } from '@jest/globals';
import { testWith } from '../../tests/support/needs.ts';
import { fakeGraph, testConfig } from '../../tests/support/server.ts';
import { prepareForQueries } from '../app/index.ts';
import { FORMAT_LABEL } from '../evidence/index.ts';
import { GraphError } from '../graph/index.ts';
import { loadModel } from '../model/index.ts';
import { type Serving, serve } from './serve.ts';

/** The running children of this process. */
const childProcesses = (): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === process.pid);

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined; // it has just ended
  }
}

let serving: Serving | undefined;

afterEach(async () => {
  await serving?.close();
  serving = undefined;
});

describe('serve', () => {
  test('seeds an empty graph by default and answers the query of its banner', async () => {
    const printed: string[] = [];
    serving = await serve(testConfig({ PORT: '0' }), (line) => printed.push(line));
    expect(printed.join('\n')).toMatch(/Seeded the empty graph: \d+ actors and facts from \d+ statements/);
    expect(printed.join('\n')).toContain(`entente is ready at ${serving.address}`);
    const query = /--data-urlencode 'query=(.*)'/.exec(printed.join('\n'))?.[1] ?? '';
    const response = await fetch(`${serving.address}/graphql?query=${encodeURIComponent(query)}`);
    expect(await response.json()).toMatchObject({
      data: { leaders: { nodes: expect.arrayContaining([{ name: 'Xi Jinping' }]) } },
    });
  });

  test('prepares the graph even if the deadline is too short for any operation', async () => {
    const printed: string[] = [];
    serving = await serve(testConfig({ PORT: '0', GRAPH_TIMEOUT_MS: '1' }), (line) => printed.push(line));
    expect(printed.join('\n')).toMatch(/Seeded the empty graph: \d+ actors and facts from \d+ statements/);
  });

  /** Only Linux lists the children of a process in /proc. */
  const onLinux = testWith('linux', process.platform === 'linux');

  onLinux('runs the graph in its own process and restores it when that is killed under load', async () => {
    const before = new Set(childProcesses());
    serving = await serve(testConfig({ PORT: '0' }), () => undefined);
    const { address } = serving;
    const [pid] = childProcesses().filter((child) => !before.has(child));
    const query = '{ countries(first: 50) { nodes { name statements(first: 3) { nodes { id recordedAt } } } } }';
    const ask = async () => {
      const response = await fetch(`${address}/graphql?query=${encodeURIComponent(query)}`);
      return (await response.json()) as { data?: unknown; errors?: { extensions: object }[] };
    };
    const { data } = await ask();
    const answers = Array.from({ length: 20 }, ask);
    if (pid === undefined) throw new Error('The graph has no process');
    process.kill(pid, 'SIGKILL');
    for (const { errors, ...answer } of await Promise.all(answers)) {
      if (!errors) expect(answer).toEqual({ data });
      else expect(errors[0]?.extensions).toEqual({ code: 'GRAPH_UNAVAILABLE', retryable: true });
    }
    expect(await ask()).toEqual({ data });
    expect((await fetch(`${address}/health/live`)).status).toBe(200);
    await serving.close();
    expect(childProcesses().filter((child) => !before.has(child))).toEqual([]);
  });

  test('explains the one statement of an operation', async () => {
    serving = await serve(testConfig({ PORT: '0' }), () => undefined);
    const response = await fetch(`${serving.address}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-entente-explain': '1' },
      body: JSON.stringify({ query: '{ countries(first: 2) { nodes { name } } people(first: 1) { nodes { name } } }' }),
    });
    const body = await response.json();
    expect(body).toMatchObject({ data: { countries: { nodes: [{}, {}] } } });
    expect(body).toHaveProperty('extensions.cypher', [
      {
        text: expect.stringMatching(/MATCH.*MATCH/s),
        params: expect.objectContaining({}),
        ms: expect.objectContaining({ run: expect.any(Number) }),
        cost: { rows: 3, steps: expect.any(Number), size: expect.any(Number), stepLimit: 10_000_000 },
      },
    ]);
  });

  test('reports a port in use', async () => {
    serving = await serve(testConfig({ PORT: '0' }), () => undefined);
    const { port } = new URL(serving.address);
    const refused = serve(testConfig({ PORT: port }), () => undefined);
    await expect(refused).rejects.toThrow(`Port ${port} is in use by another program.`);
  });

  test('reports a host that is not an address of this machine', async () => {
    const refused = serve(testConfig({ PORT: '0', HOST: '192.0.2.1' }), () => undefined);
    await expect(refused).rejects.toThrow('HOST is 192.0.2.1, which is not an address of this machine.');
  });
});

describe('prepareForQueries', () => {
  test('accepts a conflict if another server has seeded the graph', async () => {
    let empty = true;
    const graph = fakeGraph({
      read: async ({ text }) => (text.includes('c0 + c1') ? [[empty ? 0 : 1]] : []),
      write: async ([statement]) => {
        if (statement?.text.includes(FORMAT_LABEL)) return;
        empty = false;
        throw new GraphError('CONFLICT', 'the key is taken');
      },
    });
    await expect(prepareForQueries(graph, loadModel(), () => undefined)).resolves.toBeUndefined();
  });

  test('fails on a conflict that leaves the graph empty', async () => {
    const graph = fakeGraph({
      read: async ({ text }) => (text.includes('c0 + c1') ? [[0]] : []),
      write: async ([statement]) => {
        if (statement?.text.includes(FORMAT_LABEL)) return;
        throw new GraphError('CONFLICT', 'the key is taken');
      },
    });
    await expect(prepareForQueries(graph, loadModel(), () => undefined)).rejects.toThrow('the key is taken');
  });
});
