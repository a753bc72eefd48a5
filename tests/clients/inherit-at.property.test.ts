import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type DocumentNode, graphql, parse, print, validate } from 'graphql';
import { API } from '../../clients/typescript/src/api.ts';
import { inheritAt } from '../../clients/typescript/src/inherit-at.ts';
import { NO_FORMER_IDS, NO_STATISTICS } from '../../src/domain/index.ts';
import type { GraphPort } from '../../src/graph/index.ts';
import { poolsOf } from '../fuzz/random-graph.ts';
import { api, fillWithSeed, model } from '../support/ask.ts';
import { OPERATOR } from '../support/callers.ts';
import { openTestGraph } from '../support/engines.ts';
import { daysOf } from './days.ts';
import { type RandomDocument, randomDocument } from './random-documents.ts';

const RUNS = Number(process.env.ENTENTE_FUZZ_RUNS ?? 200);
const SEED = Number(process.env.ENTENTE_FUZZ_SEED ?? 20_260_113);

/** The data and errors as text, so that the order of fields and rows counts. */
async function answer(graph: GraphPort, document: DocumentNode, variableValues: RandomDocument['variables']) {
  const limits = { costLimit: 1e9, stepLimit: 1e9, timeoutMs: 20_000 };
  const contextValue = { caller: OPERATOR, graph, statistics: NO_STATISTICS, formerIds: NO_FORMER_IDS, limits };
  const result = await graphql({ schema: api.schema, source: print(document), variableValues, contextValue });
  // An error's place is that in the document.
  return JSON.stringify([result.data, result.errors?.map(({ message, path }) => [message, path])]);
}

/** How many arguments the transform wrote. */
interface Written {
  readonly days: number;
  readonly levels: number;
}

/** The document with its days, or undefined where it cannot say them. */
function written(document: DocumentNode): DocumentNode | undefined {
  try {
    return inheritAt(document, API);
  } catch (error) {
    expect(String(error)).toMatch(/a request without \$\w+ would inherit that (day|level)/);
    return undefined;
  }
}

/** What the transform has to keep and to bring about; how many days and levels it wrote, or undefined where it refuses. */
async function check(graph: GraphPort, { document, variables }: RandomDocument): Promise<Written | undefined> {
  const transformed = written(document);
  if (!transformed) return undefined;
  expect(validate(api.schema, parse(print(transformed))).map(({ message }) => message)).toEqual([]);
  expect(await answer(graph, transformed, variables)).toBe(await answer(graph, document, variables));
  expect(inheritAt(transformed, API)).toBe(transformed);
  const added = (['at', 'inForce'] as const).map((argument) => {
    const days = daysOf(api.schema, transformed, variables, argument);
    expect(days.filter((day) => day.written && !day.writtenHere)).toEqual([]);
    // What a cache reads in the field alone is what holds there, and it held there before.
    expect(days.filter(({ says, holds }) => says !== holds)).toEqual([]);
    const before = daysOf(api.schema, document, variables, argument);
    expect(days.map(({ path, holds }) => [path, holds])).toEqual(before.map(({ path, holds }) => [path, holds]));
    return days.filter((day, index) => day.writtenHere && !before[index]?.writtenHere).length;
  });
  return { days: added[0] ?? 0, levels: added[1] ?? 0 };
}

test('a document with its days written is valid, gives the same data, and is not changed again', async () => {
  const graph = await openTestGraph('embedded');
  const counts: (Written | undefined)[] = [];
  try {
    await fillWithSeed(graph);
    const pools = await poolsOf(graph, model);
    const property = fc.asyncProperty(fc.gen(), async (gen) => {
      const random = randomDocument(gen, api.schema, pools);
      // A field that is said twice may have come to have two days.
      fc.pre(validate(api.schema, parse(print(random.document))).length === 0);
      counts.push(await check(graph, random));
    });
    await fc.assert(property, { numRuns: Math.min(RUNS, 100), seed: SEED, endOnFailure: true });
  } finally {
    await graph.close();
  }
  // The figures show that the test had something to look at.
  expect(counts.filter((count) => count !== undefined && count.days > 0).length).toBeGreaterThan(counts.length / 8);
  expect(counts.filter((count) => count !== undefined && count.levels > 0).length).toBeGreaterThan(counts.length / 8);
  expect(counts.filter((count) => count === undefined).length).toBeLessThan(counts.length / 5);
}, 300_000);
