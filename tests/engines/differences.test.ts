import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { GraphPort } from '../../src/graph/index.ts';
import { ENGINES, openAnyGraph } from '../support/engines.ts';
import type { Outcome, Tried } from './differences/difference.ts';
import { FILLED } from './differences/filled.ts';
import { PATTERNS } from './differences/patterns.ts';
import { ROWS } from './differences/rows.ts';
import { VALUES } from './differences/values.ts';
import { WRITES } from './differences/writes.ts';

const DIFFERENCES = [...PATTERNS, ...VALUES, ...ROWS, ...WRITES];

const TABLE = new URL('../../src/cypher/differences.md', import.meta.url);

/** The first column of the table. */
function rowsOfTable(): readonly string[] {
  const lines = readFileSync(TABLE, 'utf8').split('\n');
  return lines.filter((line) => /^\| [a-z]/i.test(line)).map((line) => line.split('|')[1]?.trim() ?? '');
}

test('every row of the table is tried, and every trial is in the table', () => {
  const [heading, ...rows] = rowsOfTable();
  expect(heading).toBe('row');
  expect(DIFFERENCES.map(({ row }) => row).toSorted()).toEqual(rows.toSorted());
});

describe.each(ENGINES)('the differences [%s]', (engine) => {
  let graph: GraphPort;

  beforeAll(async () => {
    graph = await openAnyGraph(engine);
    await graph.ensureIndexes([{ label: 'K', property: 't', unique: false }]);
    await graph.write(FILLED);
  }, 180_000);
  afterAll(() => graph?.close());

  async function outcomeOf({ text, params = {}, left }: Tried): Promise<Outcome> {
    try {
      if (left === undefined) return await graph.read({ text, params });
      await graph.write([{ text, params }]);
      return await graph.read({ text: left, params: {} });
    } catch {
      return 'refused';
    }
  }

  describe.each(DIFFERENCES)('$row', ({ dont, instead }) => {
    if (instead) {
      test('are avoided by what the table says to do', async () => {
        expect(await outcomeOf(instead)).toEqual(instead.rows);
      });
    }

    test('are what the table says', async () => {
      expect(await outcomeOf(dont)).toEqual(dont[engine]);
    });
  });
});
