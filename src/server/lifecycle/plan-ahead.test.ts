import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { api, askGraph, countingGraph, fillWithSeed, model } from '../../../tests/support/ask.ts';
import { type GraphPort, type GraphStatement, openGraph } from '../../graph/index.ts';
import { planAhead, statementsAhead } from './plan-ahead.ts';

const EXAMPLES = new URL('../../../playground/examples/', import.meta.url);
const planned = { model, ...api };
const NEVER = new AbortController().signal;

/** A Neo4j that keeps what it is sent. */
function keeping(read: (sent: number) => Promise<readonly []> = async () => []) {
  const sent: GraphStatement[] = [];
  const graph: GraphPort = {
    ...countingGraph(),
    engine: 'neo4j',
    read: (statement) => {
      sent.push(statement);
      return read(sent.length);
    },
  };
  return { graph, sent };
}

function logging() {
  const told: (readonly [string, string])[] = [];
  const log = {
    info: (message: string) => void told.push(['info', message]),
    warn: (message: string) => void told.push(['warn', message]),
  };
  return { log, told };
}

test('every statement that an example sends is planned ahead', async () => {
  const ahead = new Set((await statementsAhead(planned)).map(({ text }) => text));
  const graph = await openGraph({ kind: 'embedded', timeoutMs: 20_000 });
  await fillWithSeed(graph);
  for (const name of readdirSync(EXAMPLES)) {
    const { statements } = await askGraph(graph, readFileSync(new URL(name, EXAMPLES), 'utf8'));
    expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter(({ text }) => !ahead.has(text)).map(({ text }) => text)).toEqual([]);
  }
  await graph.close();
});

test('each statement is sent once, one at a time, and it is told how many', async () => {
  let underWay = 0;
  const { graph, sent } = keeping(async () => {
    expect(++underWay).toBe(1);
    await Promise.resolve();
    underWay--;
    return [];
  });
  const { log, told } = logging();
  await planAhead(graph, planned, log, NEVER);
  expect(new Set(sent.map(({ text }) => text)).size).toBe(sent.length);
  expect(told).toEqual([['info', expect.stringMatching(new RegExp(`^planned ${sent.length} statements ahead`))]]);
});

test('what fails is told once and ends it', async () => {
  const { graph, sent } = keeping(async (count) => {
    if (count === 3) throw new Error('it is away');
    return [];
  });
  const { log, told } = logging();
  await planAhead(graph, planned, log, NEVER);
  expect(sent).toHaveLength(3);
  expect(told).toEqual([['warn', expect.stringContaining('it is away')]]);
});

test('a server that ends stops it, and the embedded graph needs none', async () => {
  const ending = new AbortController();
  const { graph, sent } = keeping(async () => {
    ending.abort();
    return [];
  });
  const { log, told } = logging();
  await planAhead(graph, planned, log, ending.signal);
  await planAhead({ ...graph, engine: 'embedded' }, planned, log, NEVER);
  expect(sent).toHaveLength(1);
  expect(told).toEqual([]);
});
