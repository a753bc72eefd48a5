import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { api, askGraph, countingGraph, fillWithSeed, model } from '../../../tests/support/ask.ts';
import { type GraphPort, type GraphStatement, openGraph } from '../../graph/index.ts';
import { planAhead, statementsAhead } from './plan-ahead.ts';

const EXAMPLES = new URL('../../../playground/examples/', import.meta.url);
const planned = { model, ...api };
const NEVER = new AbortController().signal;

/** A Neo4j that records the statements it receives. */
function recording(read: (sent: number) => Promise<readonly []> = async () => []) {
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

function recordLog() {
  const logged: (readonly [string, string])[] = [];
  const log = {
    info: (message: string) => void logged.push(['info', message]),
    warn: (message: string) => void logged.push(['warn', message]),
  };
  return { log, logged };
}

describe('statementsAhead', () => {
  test('plans every statement of the examples ahead', async () => {
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
});

describe('planAhead', () => {
  test('sends each statement once, one at a time, and logs their number', async () => {
    let underWay = 0;
    const { graph, sent } = recording(async () => {
      expect(++underWay).toBe(1);
      await Promise.resolve();
      underWay--;
      return [];
    });
    const { log, logged } = recordLog();
    await planAhead(graph, planned, log, NEVER);
    expect(new Set(sent.map(({ text }) => text)).size).toBe(sent.length);
    expect(logged).toEqual([['info', expect.stringMatching(new RegExp(`^planned ${sent.length} statements ahead`))]]);
  });

  test('stops at the first failure and logs it once', async () => {
    const { graph, sent } = recording(async (count) => {
      if (count === 3) throw new Error('it is away');
      return [];
    });
    const { log, logged } = recordLog();
    await planAhead(graph, planned, log, NEVER);
    expect(sent).toHaveLength(3);
    expect(logged).toEqual([['warn', expect.stringContaining('it is away')]]);
  });

  test('stops when the server shuts down and does nothing on the embedded graph', async () => {
    const ending = new AbortController();
    const { graph, sent } = recording(async () => {
      ending.abort();
      return [];
    });
    const { log, logged } = recordLog();
    await planAhead(graph, planned, log, ending.signal);
    await planAhead({ ...graph, engine: 'embedded' }, planned, log, NEVER);
    expect(sent).toHaveLength(1);
    expect(logged).toEqual([]);
  });
});
