import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { testWith } from '../../../../tests/support/needs.ts';
import type { Params } from '../../../cypher/index.ts';
import { openGraph } from '../../open.ts';
import type { GraphStatement } from '../../port.ts';
import { ended, startChild } from '../../testing/child.ts';
import { until } from '../../testing/until.ts';
import { EmbeddedGraph } from '../graph.ts';
import { ProcessEngine } from './engine.ts';

const cypher = (text: string, params: Params = {}): GraphStatement => ({ text, params });
const create = (id: string) => cypher('CREATE (:Kept {id: $id})', { id });
const IDS = cypher('MATCH (n:Kept) RETURN n.id ORDER BY n.id');
const KEY = { label: 'Kept', property: 'id', unique: true };
/** Takes minutes on the nodes that `open` creates. */
const ENDLESS = cypher('MATCH (a:Thing) MATCH (b:Thing) MATCH (c:Thing) WHERE a.v + b.v + c.v = 3 RETURN count(a)');
/** Takes a second or two, which is longer than an endless read may run past its deadline. */
const LONG = cypher('UNWIND range(1, $n) AS i WITH i WHERE i % 7 = 3 RETURN count(i)', { n: 4_000_000n });
const PATIENCE_MS = 10_000;

let folder: string;
let path: string;
let graph: EmbeddedGraph;
let engine: ProcessEngine;
let restarts: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-'));
  path = join(folder, 'graph.grafeo');
});

afterEach(async () => {
  const { pid } = engine;
  await graph.close();
  expect([pid, engine.pid].filter(isAlive)).toEqual([]);
  rmSync(folder, { recursive: true, force: true });
});

async function open(file?: string): Promise<void> {
  restarts = [];
  const onRestart = (message: string) => restarts.push(message);
  engine = await ProcessEngine.open({ path: file, onRestart, pauseMs: 20 });
  graph = new EmbeddedGraph(engine, { timeoutMs: PATIENCE_MS });
  await graph.ensureIndexes([KEY]);
  await graph.write([cypher('UNWIND range(1, 2000) AS i CREATE (:Thing {v: i})'), create('a')]);
}

function isAlive(pid: number | undefined): boolean {
  try {
    return pid !== undefined && process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** The distinct nice values of the threads of a process. */
function niceness(pid: number | undefined): readonly number[] {
  const folder = `/proc/${pid}/task`;
  const stats = readdirSync(folder).map((thread) => readFileSync(`${folder}/${thread}/stat`, 'utf8'));
  return [...new Set(stats.map((stat) => Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16])))];
}

function signal(pid: number | undefined, name: NodeJS.Signals): void {
  if (pid === undefined) throw new Error('The graph has no process');
  process.kill(pid, name);
}

const ids = async () => (await graph.read(IDS)).flat();
const expectDeadline = (timeoutMs = 50) =>
  expect(graph.read(ENDLESS, { timeoutMs })).rejects.toMatchObject({ code: 'DEADLINE_EXCEEDED' });

/** Kills the process of the graph, as the kernel does when memory runs out. */
async function kill(): Promise<void> {
  const { pid } = engine;
  signal(pid, 'SIGKILL');
  await until(() => engine.pid !== pid, PATIENCE_MS);
}

describe('an endless read', () => {
  test('is killed with its process, and an in-memory graph is restored', async () => {
    await open();
    const { pid } = engine;
    await graph.write([create('b')]);
    await expectDeadline();
    expect(await ids()).toEqual(['a', 'b']);
    await until(() => engine.pid !== pid, PATIENCE_MS);
    expect(await ids()).toEqual(['a', 'b']);
    expect(isAlive(pid)).toBe(false);
    expect(restarts).toEqual([
      expect.stringMatching(/^Restarting the embedded graph's process: a read still ran \d+\.\d s after the deadline$/),
    ]);
    expect(graph.reading).toBe(0);
    await expect(graph.write([create('b')])).rejects.toMatchObject({ code: 'CONFLICT' });
    await graph.write([create('c')]);
    await kill();
    expect(await ids()).toEqual(['a', 'b', 'c']);
  }, 30_000);

  test('does not fail concurrent reads', async () => {
    await open(path);
    const { pid } = engine;
    await expectDeadline();
    await sleep(500);
    const beside = Promise.all([graph.read(LONG, { timeoutMs: 30_000 }), graph.read(LONG, { timeoutMs: 30_000 })]);
    await until(() => engine.pid !== pid, PATIENCE_MS);
    expect(await Promise.race([beside, 'under way'])).toBe('under way');
    expect(await beside).toEqual([[[571_429]], [[571_429]]]);
    expect(await ids()).toEqual(['a']);
  }, 60_000);

  test('does not delay other reads or leak when repeated ten times', async () => {
    await open();
    for (let i = 0; i < 10; i++) {
      await expectDeadline();
      expect(await ids()).toEqual(['a']);
    }
    await until(() => graph.reading === 0, PATIENCE_MS);
    expect(restarts.length).toBeGreaterThan(0);
    expect(restarts.length).toBeLessThan(10);
  }, 60_000);

  test('does not interrupt a running write, and keeps writes that were to be saved later', async () => {
    await open(path);
    const { pid } = engine;
    await graph.write([create('later')], { savedLater: true });
    await expectDeadline();
    await sleep(700);
    const n = 60_000n;
    await graph.write([cypher('UNWIND range(1, $n) AS i CREATE (:Many {v: i})', { n }), create('b')]);
    await until(() => engine.pid !== pid, PATIENCE_MS);
    expect(await ids()).toEqual(['a', 'b', 'later']);
    expect(await graph.read(cypher('MATCH (n:Many) RETURN count(n)'))).toEqual([[60_000]]);
  }, 60_000);
});

describe('a crashed process', () => {
  test('is replaced, and the file keeps acknowledged writes', async () => {
    await open(path);
    await graph.write([create('b')]);
    await kill();
    expect(await ids()).toEqual(['a', 'b']);
    expect(restarts).toEqual([expect.stringMatching(/it ended by itself \(SIGKILL\)$/)]);
    await graph.write([create('c')]);
    expect(await ids()).toEqual(['a', 'b', 'c']);
  }, 30_000);

  test('fails the reads and writes that wait for it', async () => {
    await open(path);
    const reads = Array.from({ length: 8 }, () => graph.read(LONG).catch((error) => error.code));
    const n = 400_000n;
    const write = graph.write([cypher('UNWIND range(1, $n) AS i CREATE (:Many {v: i})', { n })]);
    const refused = expect(write).rejects.toMatchObject({
      code: 'GRAPH_UNAVAILABLE',
      message: 'The graph process ended during a write; the write may or may not have taken effect',
    });
    await sleep(150);
    await kill();
    await refused;
    expect(new Set(await Promise.all(reads))).toEqual(new Set(['GRAPH_UNAVAILABLE']));
    const [[many] = []] = await graph.read(cypher('MATCH (n:Many) RETURN count(n)'));
    expect([0, 400_000]).toContain(many);
    expect(await ids()).toEqual(['a']);
  }, 60_000);

  test('accepts no more writes if writes were to be saved later', async () => {
    await open(path);
    await graph.write([create('later')], { savedLater: true });
    await kill();
    await expect(graph.write([create('b')])).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
    expect(await ids()).toContain('a');
  }, 30_000);

  test('counts as a failure after several failed restarts, and recovers once a restart succeeds', async () => {
    await open(path);
    await kill();
    rmSync(path);
    rmSync(`${path}.wal`, { recursive: true, force: true });
    writeFileSync(path, 'no graph');
    await until(() => graph.failure !== undefined, PATIENCE_MS);
    await expect(graph.read(IDS)).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE', retryable: true });
    expect(restarts.length).toBeGreaterThan(5);
    rmSync(path);
    await until(() => graph.failure === undefined, PATIENCE_MS);
    expect(await ids()).toEqual([]);
  }, 60_000);
});

describe('ProcessEngine', () => {
  const onLinux = testWith('linux', process.platform === 'linux');

  test('ends the process with its parent and releases the file', async () => {
    await open();
    const code = `
    const { openGraph } = await import(process.argv[1]);
    const graph = await openGraph({ kind: 'embedded', path: process.argv[2], timeoutMs: 5000, ownProcess: true });
    await graph.write([{ text: 'CREATE (:Kept {id: $id})', params: { id: 'kept' } }]);
    process.stdout.write('written', () => process.kill(process.pid, 'SIGKILL'));
  `;
    const child = startChild(code, [new URL('../../open.ts', import.meta.url).href, path]);
    expect(await ended(child)).toEqual({ output: 'written', signal: 'SIGKILL' });
    await graph.close();
    await until(() => readdirSync(folder).join() === 'graph.grafeo', PATIENCE_MS);
    await open(path).catch(async () => {
      await sleep(1_000);
      await open(path);
    });
    expect(await ids()).toContain('kept');
  }, 60_000);

  onLinux('lowers the priority of all threads of the process', async () => {
    await open();
    const [own = 0] = niceness(process.pid);
    expect(niceness(engine.pid)).toEqual([Math.min(19, own + 5)]);
  });

  test('ignores signals that a terminal sends to both processes', async () => {
    await open();
    signal(engine.pid, 'SIGINT');
    signal(engine.pid, 'SIGTERM');
    await sleep(200);
    expect(await ids()).toEqual(['a']);
    expect(restarts).toEqual([]);
  }, 30_000);

  test('returns many rows in order and odd values unchanged', async () => {
    await open();
    const n = 20_000n;
    const seen: unknown[] = [];
    const text = "UNWIND range(1, $n) AS i RETURN i, 'x' + toString(i), [i, null, {a: i / 2.0}]";
    const rows = await graph.read(cypher(text, { n }), { onRow: (row) => void seen.push(row[0]) });
    expect(seen).toEqual(Array.from({ length: 20_000 }, (_, i) => i + 1));
    expect(rows[19_998]).toEqual([19_999, 'x19999', [19_999, null, { a: 9_999.5 }]]);
    const odd = await graph.read(
      cypher('RETURN $big, $infinite * 10, $text', { big: 2n ** 60n, infinite: 1.7e308, text: '𠮷\u2028"' }),
    );
    expect(odd).toEqual([[2 ** 60, Number.POSITIVE_INFINITY, '𠮷\u2028"']]);
  }, 30_000);

  test('rejects a file that is open elsewhere with an explanation', async () => {
    await open(path);
    await expect(openGraph({ kind: 'embedded', path, timeoutMs: 1_000, ownProcess: true })).rejects.toMatchObject({
      code: 'GRAPH_UNAVAILABLE',
      message: expect.stringContaining('is already open in another process'),
    });
  }, 30_000);
});
