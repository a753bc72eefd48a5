import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Clearance } from '../../domain/index.ts';
import { claimFormat, sourceWrites } from '../../evidence/index.ts';
import { GraphError, type GraphPort, openGraph } from '../../graph/index.ts';
import { loadModel } from '../../model/index.ts';
import { ClearanceWatch } from './clearance-watch.ts';

const model = loadModel();

let main: GraphPort;
let lower: GraphPort;
let warned: string[];
let now: number;

beforeEach(async () => {
  main = await openGraph({ kind: 'embedded', timeoutMs: 20_000 });
  lower = await openGraph({ kind: 'embedded', timeoutMs: 20_000 });
  await claimFormat(main, model);
  await claimFormat(lower, model, 'PUBLIC');
  warned = [];
  now = 0;
});

afterEach(async () => {
  await main.close();
  await lower.close();
});

const sourced = async (graph: GraphPort, name: string, clearance: Clearance): Promise<void> => {
  const id = `source:${name}`;
  const source = { type: 'Source', id, properties: { id, title: name, clearance }, links: [] };
  await graph.write(await sourceWrites(graph, [source], model));
};

const watching = (graph = main): ClearanceWatch =>
  new ClearanceWatch(
    { main: graph, lower: [{ clearance: 'PUBLIC', graph: lower }] },
    model,
    { warn: (message) => void warned.push(message) },
    () => now,
  );

describe('ClearanceWatch', () => {
  test('knows nothing before it has read, and admits the full clearance at any time', () => {
    const watch = watching();
    expect(watch.admissionToMain('PUBLIC')).toBe('UNKNOWN');
    expect(watch.isClean('PUBLIC')).toBe(false);
    expect(watch.admissionToMain('RESTRICTED')).toBe('ADMITTED');
  });

  test('admits callers to the main graph as long as no source is above their clearance', async () => {
    const watch = watching();
    await sourced(main, 'open', 'PUBLIC');
    await watch.check();
    expect(watch.admissionToMain('PUBLIC')).toBe('ADMITTED');
    await sourced(main, 'office', 'INTERNAL');
    await watch.check();
    expect(watch.admissionToMain('PUBLIC')).toBe('REFUSED');
    expect(watch.admissionToMain('INTERNAL')).toBe('ADMITTED');
    await sourced(main, 'secret', 'RESTRICTED');
    await watch.check();
    expect(watch.admissionToMain('INTERNAL')).toBe('REFUSED');
    expect(watch.admissionToMain('RESTRICTED')).toBe('ADMITTED');
  });

  test('refuses callers as soon as a source above them is announced', async () => {
    const watch = watching();
    await main.write([{ text: "MATCH (f:EntenteFormat) SET f.coming = 'RESTRICTED'", params: {} }]);
    await watch.check();
    expect(watch.admissionToMain('INTERNAL')).toBe('REFUSED');
    await sourced(main, 'secret', 'RESTRICTED');
    expect(await main.read({ text: 'MATCH (f:EntenteFormat) RETURN f.coming', params: {} })).toEqual([[null]]);
    await watch.check();
    expect(watch.admissionToMain('INTERNAL')).toBe('REFUSED');
  });

  test('relies on what it read of a shared graph for ten seconds', async () => {
    let isAway = false;
    const away = new GraphError('GRAPH_UNAVAILABLE', 'away');
    const read: GraphPort['read'] = async (statement) => (isAway ? Promise.reject(away) : main.read(statement));
    const shared: GraphPort = { ...fakeOf(main), engine: 'neo4j', read };
    const watch = watching(shared);
    await watch.check();
    isAway = true;
    now = 9_999;
    await watch.check();
    expect(watch.admissionToMain('PUBLIC')).toBe('ADMITTED');
    now = 10_000;
    expect(watch.admissionToMain('PUBLIC')).toBe('UNKNOWN');
    expect(watch.admissionToMain('RESTRICTED')).toBe('ADMITTED');
    // A lower graph holds what its callers could see before.
    expect(watch.isClean('PUBLIC')).toBe(true);
    isAway = false;
    await watch.check();
    expect(watch.admissionToMain('PUBLIC')).toBe('ADMITTED');
  });

  test('finds a lower graph with a source that is above it now, and says so once', async () => {
    const watch = watching();
    await sourced(main, 'list', 'PUBLIC');
    await sourced(lower, 'list', 'PUBLIC');
    await watch.check();
    expect(watch.isClean('PUBLIC')).toBe(true);
    await sourced(main, 'list', 'INTERNAL');
    for (const _ of [1, 2]) await watch.check();
    expect(watch.isClean('PUBLIC')).toBe(false);
    expect(warned).toEqual([expect.stringContaining('The graph for PUBLIC has source:list')]);
  });
});

/** The methods of a port, which a spread leaves on its prototype. */
const fakeOf = (graph: GraphPort): GraphPort => ({
  engine: graph.engine,
  reading: 0,
  load: [],
  read: (statement, options) => graph.read(statement, options),
  write: (statements) => graph.write(statements),
  search: (request) => graph.search(request),
  readVersion: () => graph.readVersion(),
  ensureIndexes: (specs) => graph.ensureIndexes(specs),
  ping: () => graph.ping(),
  close: () => graph.close(),
});
