import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../app/config.ts';
import { addApiKey } from '../../callers/index.ts';
import { CLEARANCES, type Clearance } from '../../domain/index.ts';
import { claimFormat, indexSpecs, sourceWrites } from '../../evidence/index.ts';
import { openGraph } from '../../graph/index.ts';
import { loadModel } from '../../model/index.ts';
import { type Serving, serve } from '../serve.ts';

const model = loadModel();

let folder: string;
let serving: Serving | undefined;
const at = (name: string): string => join(folder, name);

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-served-'));
});
afterEach(async () => {
  await serving?.close();
  serving = undefined;
  rmSync(folder, { recursive: true });
});

const START = { PORT: '0', LOG_LEVEL: 'silent' };
const started = async (variables: Readonly<Record<string, string>>): Promise<Serving> => {
  serving = await serve(readConfig({ ...START, ...variables }, 'server'), () => undefined);
  return serving;
};

/** Makes the file of a main graph with a source of each clearance. */
async function mainGraph(): Promise<void> {
  const graph = await openGraph({ kind: 'embedded', path: at('main'), timeoutMs: 20_000 });
  await claimFormat(graph, model);
  await graph.ensureIndexes(indexSpecs(model));
  const sources = CLEARANCES.map((clearance) => {
    const id = `source:${clearance.toLowerCase()}`;
    return {
      type: 'Source',
      id,
      properties: { id, title: 'A list', kind: 'DATASET', precedence: 0n, clearance },
      links: [],
    };
  });
  await graph.write(await sourceWrites(graph, sources, model));
  await graph.close();
}

/** Asks for a source as a caller with a key, or without one. */
async function ask({ address }: Serving, id: string, key?: string) {
  const query = `{ source(id: "${id}") { clearance } }`;
  const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
  const response = await fetch(`${address}/graphql?query=${encodeURIComponent(query)}`, { headers });
  const own = response.headers.get('x-entente-clearance');
  return { body: (await response.json()) as unknown, status: response.status, clearance: own };
}

const keyFor = (clearance: Clearance): Promise<string> =>
  addApiKey(at('keys.json'), { name: clearance, role: 'reader', clearance });

describe('a server with lower graphs', () => {
  test('answers each caller from the graph for its clearance', async () => {
    await mainGraph();
    const keys = [await keyFor('INTERNAL'), await keyFor('RESTRICTED')];
    const lower = { GRAPH_PATH: at('main'), PUBLIC_GRAPH_PATH: at('public'), API_KEYS_FILE: at('keys.json') };
    const server = await started({ ...lower, ANONYMOUS: 'allowed' });
    const seen = await Promise.all([undefined, ...keys].map((key) => ask(server, 'source:restricted', key)));
    expect(seen).toEqual([
      { status: 200, clearance: null, body: { data: { source: null } } },
      { status: 200, clearance: 'PUBLIC', body: { data: { source: null } } },
      { status: 200, clearance: null, body: { data: { source: { clearance: 'RESTRICTED' } } } },
    ]);
  });

  test('in memory seeds them too, and shows nobody without a credential more than is public', async () => {
    const server = await started({ PUBLIC_GRAPH_PATH: ':memory:' });
    const { body } = await ask(server, 'source:maduro-china-overtures-2025');
    expect(body).toEqual({ data: { source: { clearance: 'PUBLIC' } } });
  });
});

describe('a server without lower graphs', () => {
  test('over a graph with sources above PUBLIC does not start in production, and says which and what to set', async () => {
    await mainGraph();
    const production = { PROFILE: 'production', ANONYMOUS: 'allowed', CORS_ORIGIN: 'none', GRAPH_PATH: at('main') };
    await expect(started(production)).rejects.toThrow(
      /PUBLIC_GRAPH_PATH.* must be set in production.*: source:internal, source:restricted\. /s,
    );
    await started({ ...production, PUBLIC_GRAPH_PATH: at('public') });
  });

  test('answers only callers who may see all of its sources', async () => {
    await mainGraph();
    const keys = [await keyFor('INTERNAL'), await keyFor('RESTRICTED')];
    const server = await started({ GRAPH_PATH: at('main'), API_KEYS_FILE: at('keys.json'), ANONYMOUS: 'allowed' });
    const statuses = await Promise.all(
      [undefined, ...keys].map(async (key) => (await ask(server, 'source:x', key)).status),
    );
    expect(statuses).toEqual([403, 403, 200]);
  });

  test('shows everything on a laptop', async () => {
    await mainGraph();
    const { body } = await ask(await started({ GRAPH_PATH: at('main') }), 'source:restricted');
    expect(body).toEqual({ data: { source: { clearance: 'RESTRICTED' } } });
  });
});
