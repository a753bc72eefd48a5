import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, expect, test } from '@jest/globals';
import { testWith } from '../../tests/support/needs.ts';
import { fakeGraph, testConfig } from '../../tests/support/server.ts';
import { prepareForQueries } from '../app/index.ts';
import { FORMAT_LABEL } from '../evidence/index.ts';
import { GraphError } from '../graph/index.ts';
import { loadModel } from '../model/index.ts';
import { type Serving, serve } from './serve.ts';

/** The processes that this one has started and that still run. */
const childProcesses = (): readonly number[] =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => parentOf(pid) === process.pid);

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  } catch {
    return undefined; // it has ended meanwhile
  }
}

let serving: Serving | undefined;

afterEach(async () => {
  await serving?.close();
  serving = undefined;
});

test('a server with nothing set seeds itself and answers as its banner says', async () => {
  const said: string[] = [];
  serving = await serve(testConfig({ PORT: '0' }), (line) => said.push(line));
  expect(said.join('\n')).toMatch(/Seeded the empty graph: \d+ nodes/);
  expect(said.join('\n')).toContain(`entente is ready at ${serving.address}`);
  const query = /--data-urlencode 'query=(.*)'/.exec(said.join('\n'))?.[1] ?? '';
  const response = await fetch(`${serving.address}/graphql?query=${encodeURIComponent(query)}`);
  expect(await response.json()).toMatchObject({
    data: { leaders: { nodes: expect.arrayContaining([{ name: 'Xi Jinping' }]) } },
  });
});

test('a deadline that is too short for any operation does not keep the graph from being prepared', async () => {
  const said: string[] = [];
  serving = await serve(testConfig({ PORT: '0', GRAPH_TIMEOUT_MS: '1' }), (line) => said.push(line));
  expect(said.join('\n')).toMatch(/Seeded the empty graph: \d+ nodes/);
});

/** Only there a process can be asked for its children. */
const onLinux = testWith('linux', process.platform === 'linux');

onLinux('the graph is in a process of its own, and back as it was when that is killed under load', async () => {
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

test('explain tells the one statement that ran', async () => {
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
      cost: { rows: 3, steps: expect.any(Number), stepLimit: 10_000_000 },
    },
  ]);
});

test('a port in use is told in words', async () => {
  serving = await serve(testConfig({ PORT: '0' }), () => undefined);
  const { port } = new URL(serving.address);
  const refused = serve(testConfig({ PORT: port }), () => undefined);
  await expect(refused).rejects.toThrow(`Port ${port} is in use by another program.`);
});

test('a host that is not here is told in words', async () => {
  const refused = serve(testConfig({ PORT: '0', HOST: '192.0.2.1' }), () => undefined);
  await expect(refused).rejects.toThrow('HOST is 192.0.2.1, which is not an address of this machine.');
});

test('two servers may seed at once: the one that comes second goes on', async () => {
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

test('a conflict that leaves the graph empty is an error', async () => {
  const graph = fakeGraph({
    read: async ({ text }) => (text.includes('c0 + c1') ? [[0]] : []),
    write: async ([statement]) => {
      if (statement?.text.includes(FORMAT_LABEL)) return;
      throw new GraphError('CONFLICT', 'the key is taken');
    },
  });
  await expect(prepareForQueries(graph, loadModel(), () => undefined)).rejects.toThrow('the key is taken');
});
