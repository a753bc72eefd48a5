import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { readConfig } from '../../src/app/config.ts';
import { type GraphPort, openGraph } from '../../src/graph/index.ts';
import { ENGINES, type Engine, openTestGraph } from '../support/engines.ts';
import { contents } from './contents.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const MAPPING = `
name: lenders
source: { title: Lenders }
recordedAt: 2026-01-01T00:00:00Z
file: { format: csv, columns: [n, lender, amount, year] }
entries:
  - type: Organization
    key: lender
    id: "organization:{lender}"
    fields: { name: "{lender}", kind: { const: BANK } }
    states: [name]
  - type: Loan
    key: loan
    id: "loan:test-{n}"
    fields:
      creditor: "organization:{lender}"
      principal: { number: "{amount}", as: float }
      currency: { const: USD }
      from: { date: "{year}" }
    states: [principal, from]
`;

/** Every seventh loan comes again with another amount; every fiftieth amount is not a number. */
const rowOf = (n: number): string =>
  [n % 7 === 6 ? n - 3 : n, `bank-${n % 13}`, n % 50 === 49 ? '$1000M' : n, 1900 + (n % 100)].join(',');

const COUNT = 3_000;
let folder: string;
let main: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-killed-'));
  for (const name of ['node_modules', 'schema', 'seed', 'mappings', 'package.json']) {
    symlinkSync(join(ROOT, name), join(folder, name));
  }
  const tsc = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
  spawnSync(process.execPath, [tsc, '-p', join(ROOT, 'tsconfig.build.json'), '--outDir', join(folder, 'dist')]);
  main = join(folder, 'dist', 'cli', 'main.js');
  writeFileSync(join(folder, 'lenders.yaml'), MAPPING);
  const rows = Array.from({ length: COUNT }, (_, index) => rowOf(index));
  writeFileSync(join(folder, 'lenders.csv'), `${['n,lender,amount,year', ...rows].join('\n')}\n`);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rejectedFile = () => readFileSync(join(folder, 'lenders.csv.rejected.csv'), 'utf8');

const rejectedBytes = (): number =>
  statSync(join(folder, 'lenders.csv.rejected.csv'), { throwIfNoEntry: false })?.size ?? 0;

/** Tells whether a number is greater than the least that it was. */
function grows(read: () => number): () => boolean {
  let least = read();
  return () => {
    const now = read();
    least = Math.min(least, now);
    return now > least;
  };
}

/** Acts some milliseconds after a moment; returns how to let it be. */
function timerFor(act: () => void, after: number, moment: () => boolean = () => true): () => void {
  let timer: NodeJS.Timeout | undefined;
  const polling = setInterval(() => {
    if (timer !== undefined || !moment()) return;
    timer = setTimeout(act, after);
  }, 2);
  return () => {
    clearInterval(polling);
    clearTimeout(timer);
  };
}

function start(env: Record<string, string>): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const args = [main, 'import', join(folder, 'lenders.yaml'), join(folder, 'lenders.csv'), '--batch', '100'];
  const child = spawn(process.execPath, args, { env: { PATH: process.env.PATH, ...env }, cwd: folder });
  let text = '';
  child.stdout.on('data', (data) => {
    text += data;
  });
  child.stderr.on('data', (data) => {
    text += data;
  });
  const ended = new Promise<Ended>((resolve) => child.on('close', (code, signal) => resolve({ code, signal, text })));
  return { child, ended };
}

interface Ended {
  readonly code: number | null;
  readonly signal: string | null;
  readonly text: string;
}

/** The settings of a process that imports into the engine's graph, and how the graph is looked at in between. */
function placeOf(engine: Engine, name: string) {
  if (engine === 'neo4j') {
    const { NEO4J_URI = '', NEO4J_USER = 'neo4j', NEO4J_PASSWORD = '' } = process.env;
    const env = { NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD };
    return { env, open: () => openGraph(readConfig(env).graph) };
  }
  const env = { GRAPH_PATH: join(folder, `${name}.grafeo`) };
  return { env, open: () => openGraph(readConfig(env).graph) };
}

async function contentsOf(open: () => Promise<GraphPort>) {
  const graph = await open();
  try {
    return await contents(graph);
  } finally {
    await graph.close();
  }
}

describe.each(ENGINES)('an interrupted import [%s]', (engine) => {
  const emptied = async (name: string) => {
    if (engine === 'neo4j') await (await openTestGraph('neo4j')).close();
    return placeOf(engine, name);
  };

  test('gives the same graph and rejected rows after repeated kill -9', async () => {
    const plain = await emptied('plain');
    const { code, text } = await start(plain.env).ended;
    expect([code, text]).toEqual([1, expect.stringContaining('60 rejected')]);
    const [graph, rejected] = [await contentsOf(plain.open), rejectedFile()];

    const cut = await emptied('cut');
    let kills = 0;
    for (let patience = 0; ; patience += 100) {
      const { child, ended } = start(cut.env);
      // The first ones while it starts, the others in and between its batches.
      const kill = () => child.kill('SIGKILL');
      const stop = kills < 2 ? timerFor(kill, 450 + 60 * kills) : timerFor(kill, patience, grows(rejectedBytes));
      const { signal } = await ended;
      stop();
      if (signal === null) break;
      kills += 1;
    }
    expect(kills).toBeGreaterThan(2);
    expect(await contentsOf(cut.open)).toEqual(graph);
    expect(rejectedFile()).toBe(rejected);
  }, 300_000);

  test('finishes its batch after Ctrl+C, says how to continue, and does', async () => {
    const place = await emptied('stopped');
    const { child, ended } = start(place.env);
    const written = setInterval(() => {
      try {
        rejectedFile();
        child.kill('SIGINT');
        clearInterval(written);
      } catch {
        // No batch is written yet.
      }
    }, 5);
    rmSync(join(folder, 'lenders.csv.rejected.csv'), { force: true });
    const { code, text } = await ended;
    clearInterval(written);
    expect([code, text]).toEqual([130, expect.stringContaining('Run the same command again to resume')]);
    const second = await start(place.env).ended;
    expect(second.text).toMatch(/resumed after row [\d,]+/);
    expect(second.text).toContain('3,000 read');
  }, 120_000);
});
