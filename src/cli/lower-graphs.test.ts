import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { dump } from '../../tests/support/dump.ts';
import { type Config, readConfig } from '../app/config.ts';
import { clearanceOfGraph } from '../evidence/index.ts';
import { openGraph } from '../graph/index.ts';
import { closeAfter } from './close-graph.ts';
import { runImport } from './import/import.ts';
import { runReview } from './review.ts';
import { runSeed } from './seed.ts';

/** A mapping of persons, and of the tenures that they hold. */
const mapping = (name: string, clearance?: string): string => `
name: ${name}
source: { title: List ${name}${clearance === undefined ? '' : `, clearance: ${clearance}`} }
recordedAt: 2026-01-01T00:00:00Z
file: { format: jsonl, columns: [id], optional: [name, holder] }
entries:
  - { type: Person, when: [{ value: "{name}", is: known }], id: "person:{id}", fields: { name: "{name}" } }
  - type: Event
    when: [{ value: "{holder}", is: known }]
    id: "event:{id}"
    fields:
      title: "{id}"
      kind: VISIT
      status: OCCURRED
      firstObserved: { date: "2001-05-06" }
      participants: [{ role: VISITOR, actor: "person:{holder}" }]
`;

const GRAPHS = ['main', 'public', 'internal'] as const;

type Named = (typeof GRAPHS)[number];

let folder: string;
let out: string[];
let err: string[];
const at = (name: string): string => join(folder, name);
const terminal = {
  out: (text: string) => void out.push(text),
  err: (text: string) => void err.push(text),
  ask: undefined,
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'entente-lower-'));
  [out, err] = [[], []];
});
afterEach(() => rmSync(folder, { recursive: true }));

const config = (): Config =>
  readConfig({ GRAPH_PATH: at('main'), PUBLIC_GRAPH_PATH: at('public'), INTERNAL_GRAPH_PATH: at('internal') });

/** Imports rows by a mapping that is written anew. */
async function imported(name: string, clearance: string | undefined, rows: readonly object[], ...options: string[]) {
  writeFileSync(at(`${name}.yaml`), mapping(name, clearance));
  writeFileSync(at(`${name}.jsonl`), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  [out, err] = [[], []];
  return runImport([...options, at(`${name}.yaml`), at(`${name}.jsonl`)], terminal, config(), { write: () => true });
}

/** Reads one of the graphs. */
async function within<T>(name: Named, work: (graph: Awaited<ReturnType<typeof openGraph>>) => Promise<T>): Promise<T> {
  const graph = await openGraph({ kind: 'embedded', path: at(name), timeoutMs: 20_000 });
  return closeAfter(graph, () => work(graph));
}

const idsOf = (name: Named, label: string): Promise<readonly unknown[]> =>
  within(name, async (graph) => {
    const rows = await graph.read({ text: `MATCH (n:\`${label}\`) RETURN n.id ORDER BY n.id`, params: {} });
    return rows.map(([id]) => id);
  });

const idsInAll = async (label: string): Promise<readonly (readonly unknown[])[]> => {
  const found = [];
  for (const name of GRAPHS) found.push(await idsOf(name, label));
  return found;
};

describe('import', () => {
  test('writes each graph whose clearance admits the source, and says which does not', async () => {
    expect(await imported('open', undefined, [{ id: 'a', name: 'Ann' }])).toBe(0);
    expect(out.filter((line) => line.includes('went into'))).toEqual([
      expect.stringContaining(`went into ${at('main')}`),
      expect.stringContaining(`went into the graph for PUBLIC, ${at('public')}`),
      expect.stringContaining(`went into the graph for INTERNAL, ${at('internal')}`),
    ]);
    expect(await imported('office', 'INTERNAL', [{ id: 'b', name: 'Bob' }])).toBe(0);
    expect(out).toContain(
      `${at('office.jsonl')} was left out of the graph for PUBLIC, ${at('public')}: source:office has the clearance INTERNAL`,
    );
    expect(await imported('secret', 'RESTRICTED', [{ id: 'c', name: 'Cid' }])).toBe(0);
    expect(await idsInAll('Person')).toEqual([
      ['person:a', 'person:b', 'person:c'],
      ['person:a'],
      ['person:a', 'person:b'],
    ]);
    for (const [name, clearance] of [
      ['main', 'RESTRICTED'],
      ['public', 'PUBLIC'],
      ['internal', 'INTERNAL'],
    ] as const) {
      expect(await within(name, clearanceOfGraph)).toBe(clearance);
    }
  });

  test('refuses a clearance that there is not', async () => {
    await expect(imported('open', 'SECRET', [])).rejects.toThrow(/clearance.*PUBLIC.*INTERNAL.*RESTRICTED/);
  });

  test('rejects where it is unknown what a row names, and keeps the rejected rows of each graph apart', async () => {
    await imported('secret', 'RESTRICTED', [{ id: 'c', name: 'Cid' }]);
    expect(await imported('open', 'PUBLIC', [{ id: 'visit', holder: 'c' }])).toBe(1);
    expect(await idsInAll('Event')).toEqual([['event:visit'], [], []]);
    expect(existsSync(at('open.jsonl.rejected.csv'))).toBe(false);
    for (const name of ['public', 'internal']) {
      expect(readFileSync(at(`open.jsonl.rejected.${name}.csv`), 'utf8')).toContain(
        'person:c, which is not in the graph',
      );
    }
  });

  test('finishes in any graph what was not done there, when it is run again', async () => {
    const alone = readConfig({ GRAPH_PATH: at('main') });
    writeFileSync(at('open.yaml'), mapping('open'));
    writeFileSync(at('open.jsonl'), '{"id":"a","name":"Ann"}\n');
    await runImport([at('open.yaml'), at('open.jsonl')], terminal, alone, { write: () => true });
    expect(await imported('open', undefined, [{ id: 'a', name: 'Ann' }])).toBe(0);
    expect(out[0]).toContain('was already imported');
    expect(await idsInAll('Person')).toEqual([['person:a'], ['person:a'], ['person:a']]);
  });

  test('says what a dry run would do in each graph', async () => {
    await imported('open', undefined, [{ id: 'a', name: 'Ann' }]);
    expect(await imported('office', 'INTERNAL', [{ id: 'b', name: 'Bob' }], '--dry-run')).toBe(0);
    expect(out.filter((line) => line.includes('would go into'))).toHaveLength(2);
    expect(await idsInAll('Person')).toEqual([['person:a'], ['person:a'], ['person:a']]);
  });

  test('takes a source into a graph that admits it now, and out of none: it says that such a graph must be made new', async () => {
    const rows = [{ id: 'a', name: 'Ann' }];
    await imported('list', 'INTERNAL', rows);
    expect(await imported('list', 'PUBLIC', rows)).toBe(0);
    expect(await idsInAll('Person')).toEqual([['person:a'], ['person:a'], ['person:a']]);
    expect(await imported('list', 'RESTRICTED', rows)).toBe(1);
    expect(err).toEqual([
      expect.stringContaining(
        `the graph for PUBLIC, ${at('public')} has source:list, which is above its clearance now`,
      ),
      expect.stringContaining('entente seed --reset --only INTERNAL'),
    ]);
    const stored = { text: 'MATCH (s:Source) WHERE s.id = $id RETURN s.clearance', params: { id: 'source:list' } };
    expect(await within('main', (graph) => graph.read(stored))).toEqual([['RESTRICTED']]);
    for (const only of ['PUBLIC', 'INTERNAL']) {
      expect(await runSeed(['--reset', '--yes', '--only', only], terminal, config())).toBe(0);
    }
    [out, err] = [[], []];
    expect(await imported('list', 'RESTRICTED', rows)).toBe(0);
    expect(err).toEqual([]);
    expect(await within('public', (graph) => graph.read(stored))).toEqual([]);
    // The main graph was not among those that were made new.
    expect(await idsOf('main', 'Person')).toEqual(['person:a']);
  });
});

describe('seed', () => {
  test('writes all graphs, or one of them', async () => {
    expect(await runSeed([], terminal, config())).toBe(0);
    expect(out.map((line) => line.replace(/:.*/s, ''))).toEqual([
      expect.stringContaining('Created an empty graph'),
      `Seeded ${at('main')}`,
      expect.stringContaining('Created an empty graph'),
      `Seeded the graph for PUBLIC, ${at('public')}`,
      expect.stringContaining('Created an empty graph'),
      `Seeded the graph for INTERNAL, ${at('internal')}`,
    ]);
    const texts = [];
    for (const name of GRAPHS) texts.push(await within(name, dump));
    expect(texts[1]).toEqual(texts[0]);
    expect(texts[2]).toEqual(texts[0]);
    out = [];
    expect(await runSeed(['--only', 'PUBLIC'], terminal, config())).toBe(0);
    expect(out).toEqual([expect.stringContaining('Seeded the graph for PUBLIC')]);
  });

  test('says which graph it would need', async () => {
    const alone = readConfig({ GRAPH_PATH: at('main') });
    expect(await runSeed(['--only', 'INTERNAL'], terminal, alone)).toBe(1);
    expect(err).toEqual(['There is no graph for INTERNAL: set INTERNAL_GRAPH_PATH or INTERNAL_NEO4J_URI.']);
    await expect(runSeed(['--only', 'SECRET'], terminal, alone)).rejects.toThrow('--only must be one of PUBLIC');
  });
});

describe('review', () => {
  test('applies to each graph the decisions on what it has, and takes them back', async () => {
    await imported('open', undefined, [
      { id: 'a', name: 'Ann' },
      { id: 'b', name: 'Anne' },
    ]);
    await imported('secret', 'RESTRICTED', [{ id: 'c', name: 'Annie' }]);
    const pairs = ['c', 'b'].map((join) => `  - { keep: person:a, join: person:${join}, decision: same }\n`);
    writeFileSync(at('decisions.yaml'), `pairs:\n${pairs.join('')}`);
    out = [];
    expect(await runReview(['--apply', at('decisions.yaml')], terminal, config())).toBe(0);
    expect(out.filter((line) => line.includes('left out'))).toEqual([
      '1 decisions left out, on entries that no source up to PUBLIC states',
      '1 decisions left out, on entries that no source up to INTERNAL states',
    ]);
    writeFileSync(at('secret.yaml'), `pairs:\n${pairs[0]}`);
    out = [];
    expect(await runReview(['--apply', at('secret.yaml')], terminal, config())).toBe(0);
    expect(out.filter((line) => !line.endsWith(':'))).toEqual([
      'All decisions were applied before: nothing was written',
      '1 decisions left out, on entries that no source up to PUBLIC states',
      '1 decisions left out, on entries that no source up to INTERNAL states',
    ]);
    expect(await idsInAll('Person')).toEqual([['person:a'], ['person:a'], ['person:a']]);
    expect(await idsInAll('EntenteFormerId')).toEqual([['person:b', 'person:c'], ['person:b'], ['person:b']]);
    expect(await runReview(['--undo', at('decisions.yaml')], terminal, config())).toBe(0);
    expect(await idsInAll('Person')).toEqual([
      ['person:a', 'person:b', 'person:c'],
      ['person:a', 'person:b'],
      ['person:a', 'person:b'],
    ]);
  });
});

describe('--to-admin-csv', () => {
  const into = (...options: string[]): readonly string[] => ['--to-admin-csv', at('csv'), ...options];

  test('makes the files of a graph for one clearance, without the sources above it', async () => {
    expect(await imported('open', undefined, [{ id: 'a', name: 'Ann' }], ...into('--clearance', 'INTERNAL'))).toBe(0);
    expect(readFileSync(at('csv/nodes-EntenteFormat.csv'), 'utf8')).toContain('"INTERNAL"');
    expect(await imported('secret', 'RESTRICTED', [{ id: 'c', name: 'Cid' }], ...into())).toBe(0);
    expect(out).toEqual([
      expect.stringContaining(
        `left out of ${at('csv')}, which is for a graph of the clearance INTERNAL: source:secret`,
      ),
    ]);
    expect(readFileSync(at('csv/nodes-Person.csv'), 'utf8')).not.toContain('person:c');
    await expect(imported('open', undefined, [], ...into('--clearance', 'PUBLIC'))).rejects.toThrow(
      'is for a graph of the clearance INTERNAL, not PUBLIC',
    );
  });
});
