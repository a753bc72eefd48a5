import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { VersionKeeper } from '../../src/graph/index.ts';
import { appOver, fillWithSeed } from '../support/ask.ts';
import { describeEngines } from '../support/engines.ts';

const SRC = join(import.meta.dirname, '../../src');

/** The rooms that make an answer. */
const ANSWERING = ['domain', 'model', 'cypher', 'compiler', 'graph', 'analysis', 'resolvers'];

describe('an answer', () => {
  test.each(ANSWERING)('does not depend on the clock, as its tag does not: %s', (room) => {
    const files = readdirSync(join(SRC, room), { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !/\.test\.ts$|testing/.test(file),
    );
    expect(files.length).toBeGreaterThan(3);
    const reading = files.filter((file) => /Date\.now|new Date\(\)/.test(readFileSync(join(SRC, room, file), 'utf8')));
    expect(reading).toEqual([]);
  });
});

describeEngines('a kept answer', fillWithSeed, (graph) => {
  const query = '{ country(code: "VE") { name population: loansReceived { totalCount } } }';

  test('is confirmed until the graph changes, and no longer', async () => {
    const keeper = new VersionKeeper(graph());
    await keeper.refresh();
    const app = await appOver(graph(), { GRAPH_TIMEOUT_MS: '60000' }, { version: () => keeper.current, software: '' });
    const get = (tag = '') => app.inject({ url: '/graphql', query: { query }, headers: { 'if-none-match': tag } });
    const first = await get();
    const tag = String(first.headers.etag);
    expect(first.json().data.country.name).toBe('Venezuela');
    await keeper.refresh();
    expect((await get(tag)).statusCode).toBe(304);
    const text = 'MATCH (c:Country {code: $code}) SET c.name = $name';
    await graph().write([{ text, params: { code: 'VE', name: 'Venezuela, changed' } }]);
    await keeper.refresh();
    const changed = await get(tag);
    expect(changed.json().data.country.name).toBe('Venezuela, changed');
    expect(changed.headers.etag).not.toBe(tag);
    await graph().write([{ text, params: { code: 'VE', name: 'Venezuela' } }]);
    await keeper.refresh();
    // What was changed back is another version all the same.
    expect((await get(tag)).statusCode).toBe(200);
    await app.close();
  });
});
