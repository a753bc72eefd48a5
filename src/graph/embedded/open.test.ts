import { once } from 'node:events';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { openGraph } from '../open.ts';
import type { GraphPort } from '../port.ts';
import { ended, startChild } from '../testing/child.ts';

const OPEN = new URL('../open.ts', import.meta.url).href;

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-'));
  path = join(folder, 'new', 'graph.grafeo');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (file = path) => openGraph({ kind: 'embedded', path: file, timeoutMs: 5_000 });
const create = (id: string) => ({ text: 'CREATE (:Thing {id: $id})', params: { id } });
const ids = async (graph: GraphPort) => {
  const rows = await graph.read({ text: 'MATCH (n:Thing) RETURN n.id ORDER BY n.id', params: {} });
  return rows.flat();
};

describe('a graph file', () => {
  test('is created with its folder, reported once, and keeps data, indexes and keys', async () => {
    const reported: string[] = [];
    const config = {
      kind: 'embedded',
      path,
      timeoutMs: 5_000,
      onCreate: (message: string) => reported.push(message),
    } as const;
    const first = await openGraph(config);
    expect(reported).toEqual([`Created an empty graph at ${path}`]);
    await first.ensureIndexes([{ label: 'Thing', property: 'id', unique: true }]);
    await first.write([create('a')]);
    await first.close();
    expect(readdirSync(join(folder, 'new'))).toEqual(['graph.grafeo']);

    const second = await openGraph(config);
    expect(reported).toHaveLength(1);
    expect(await ids(second)).toEqual(['a']);
    await expect(second.write([create('a')])).rejects.toMatchObject({ code: 'CONFLICT' });
    await second.close();
  });

  test('contains every acknowledged write without its log', async () => {
    const graph = await open();
    await graph.write([create('a')]);
    const copy = join(folder, 'copy.grafeo');
    copyFileSync(path, copy);
    await graph.close();
    const copied = await open(copy);
    expect(await ids(copied)).toEqual(['a']);
    await copied.close();
  });

  test('keeps an acknowledged write when the process is killed', async () => {
    const code = `
      const { openGraph } = await import(process.argv[1]);
      const graph = await openGraph({ kind: 'embedded', path: process.argv[2], timeoutMs: 5000 });
      await graph.write([{ text: 'CREATE (:Thing {id: $id})', params: { id: 'kept' } }]);
      process.stdout.write('written', () => process.kill(process.pid, 'SIGKILL'));
    `;
    expect(await ended(startChild(code, [OPEN, path]))).toEqual({ output: 'written', signal: 'SIGKILL' });
    const graph = await open();
    expect(await ids(graph)).toEqual(['kept']);
    await graph.close();
  }, 30_000);

  test('closes cleanly while an abandoned read runs', async () => {
    const code = `
      const { openGraph } = await import(process.argv[1]);
      const graph = await openGraph({ kind: 'embedded', path: process.argv[2], timeoutMs: 100 });
      await graph.write([{ text: 'UNWIND range(1, 20000) AS i CREATE (:Thing {id: i})', params: {} }]);
      const text = 'MATCH (a:Thing) MATCH (b:Thing) WHERE a.id + b.id = 3 RETURN count(a)';
      const outcome = await graph.read({ text, params: {} }).catch((error) => error.code);
      await graph.close();
      process.stdout.write(outcome, () => process.exit());
    `;
    expect(await ended(startChild(code, [OPEN, path]))).toEqual({ output: 'DEADLINE_EXCEEDED', signal: null });
    expect(readdirSync(join(folder, 'new'))).toEqual(['graph.grafeo']);
    const graph = await open();
    expect(await ids(graph)).toHaveLength(20_000);
    await graph.close();
  }, 30_000);

  test('is rejected with advice while another process has it open', async () => {
    const code = `
      const { openGraph } = await import(process.argv[1]);
      const graph = await openGraph({ kind: 'embedded', path: process.argv[2], timeoutMs: 5000 });
      process.on('SIGTERM', () => graph.close());
      setInterval(() => undefined, 1000).unref();
      process.stdout.write('open');
      await new Promise((resolve) => process.once('SIGTERM', resolve));
    `;
    const child = startChild(code, [OPEN, path]);
    await once(child.stdout ?? child, 'data');
    await expect(open()).rejects.toMatchObject({
      name: 'GraphError',
      code: 'GRAPH_UNAVAILABLE',
      message:
        `The graph file ${path} is already open in another process. Stop that process, choose another file with ` +
        'GRAPH_PATH, or use Neo4j (NEO4J_URI), which several processes can share.',
    });
    child.kill('SIGTERM');
    await once(child, 'close');
    await (await open()).close();
  }, 30_000);

  test('is rejected and left unchanged if it is not a graph', async () => {
    const file = join(folder, 'notes.txt');
    writeFileSync(file, 'not a graph');
    const message = expect.stringContaining(`The graph file ${file} is no graph of this program`);
    await expect(open(file)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE', message });
    expect(readdirSync(folder)).toEqual(['notes.txt']);
  });

  test('cannot be a folder or have a file as its parent', async () => {
    mkdirSync(path, { recursive: true });
    await expect(open()).rejects.toMatchObject({
      code: 'GRAPH_UNAVAILABLE',
      message: `The graph file ${path} cannot be opened: it is a folder`,
    });
    writeFileSync(join(folder, 'file'), '');
    await expect(open(join(folder, 'file', 'graph.grafeo'))).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
  });
});

describe('openGraph', () => {
  test('opens separate graphs without a file', async () => {
    const [first, second] = await Promise.all([
      openGraph({ kind: 'embedded', timeoutMs: 5_000 }),
      openGraph({ kind: 'embedded', timeoutMs: 5_000 }),
    ]);
    await first.write([create('a')]);
    expect(await ids(second)).toEqual([]);
    await Promise.all([first.close(), second.close()]);
  });
});
