import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { queryReadings, textKey } from '../../../domain/index.ts';
import type { TextIndexSpec } from '../../port.ts';
import { until } from '../../testing/until.ts';
import { EmbeddedGraph } from '../graph.ts';
import { ProcessEngine } from './engine.ts';

const NOTE: TextIndexSpec = {
  label: 'Note',
  properties: [{ name: 'text', list: false, key: 'text_key', ofCountries: false }],
  tier: 0,
};
const KEY = { label: 'Note', property: 'id', unique: true };
const PATIENCE_MS = 20_000;

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-'));
  path = join(folder, 'graph.grafeo');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Runs with the graph open in a process of its own. */
async function withGraph(run: (graph: EmbeddedGraph, engine: ProcessEngine) => Promise<void>): Promise<void> {
  const engine = await ProcessEngine.open({ path, pauseMs: 20 });
  const graph = new EmbeddedGraph(engine, { timeoutMs: PATIENCE_MS });
  try {
    await graph.ensureIndexes([KEY]);
    await run(graph, engine);
  } finally {
    await graph.close();
  }
}

const create = (id: string, text: string) => ({
  text: 'CREATE (n:Note) SET n = $note',
  params: { note: { id, text, text_key: textKey(text) } },
});
const ids = async (graph: EmbeddedGraph) =>
  (await graph.search({ text: 'maduro', targets: [NOTE], limit: 10 })).hits.map(({ id }) => id);

const [words = []] = queryReadings('maduro');
const lookUp = async (engine: ProcessEngine) => (await engine.find({ targets: [NOTE], words }))[0];

/** What the index has, once there is one. */
async function indexed(engine: ProcessEngine): Promise<readonly string[] | undefined> {
  await until(async () => (await lookUp(engine)) !== undefined, PATIENCE_MS);
  return lookUp(engine);
}

describe('the indexes of words in a process of its own', () => {
  test('are made anew after a restart, with what was written and deleted in between', async () => {
    await withGraph(async (graph, engine) => {
      await graph.write([create('a', 'Nicolás Maduro'), create('b', 'Xi Jinping')]);
      expect(await lookUp(engine)).toBeUndefined();
      expect(await ids(graph)).toEqual(['a']);
      expect(await indexed(engine)).toEqual(['a']);
      expect(await ids(graph)).toEqual(['a']);
    });
    // As an import does while the server is down.
    await withGraph(async (graph) => {
      await graph.write([create('c', 'Maduro'), { text: "MATCH (n:Note {id: 'a'}) DETACH DELETE n", params: {} }]);
    });
    await withGraph(async (graph, engine) => {
      expect(await lookUp(engine)).toBeUndefined();
      expect(await ids(graph)).toEqual(['c']);
      expect(await indexed(engine)).toEqual(['c']);
      expect(await ids(graph)).toEqual(['c']);
    });
  }, 90_000);

  test('are made anew in a process that takes the place of another', async () => {
    await withGraph(async (graph, engine) => {
      await graph.write([create('a', 'Maduro')]);
      expect(await indexed(engine)).toEqual(['a']);
      const { pid } = engine;
      if (pid !== undefined) process.kill(pid, 'SIGKILL');
      await sleep(50);
      await until(() => engine.pid !== undefined && engine.pid !== pid, PATIENCE_MS);
      expect(await ids(graph)).toEqual(['a']);
      expect(await indexed(engine)).toEqual(['a']);
    });
  }, 90_000);
});
