import { describe, expect, test } from '@jest/globals';
import { fakeGraph } from '../../../tests/support/server.ts';
import { CLEARANCES, type Clearance, NO_FORMER_IDS, NO_STATISTICS } from '../../domain/index.ts';
import { GraphError, type GraphPort } from '../../graph/index.ts';
import { graphChoice } from './graph-choice.ts';
import type { ServedGraph } from './served-graph.ts';

/** A graph that answers its name. */
const served = (name: string, more: Partial<GraphPort> = {}): ServedGraph => ({
  graph: fakeGraph({ read: async () => [[name]], ...more }),
  statistics: () => NO_STATISTICS,
  formerIds: () => NO_FORMER_IDS,
  version: () => name,
});

const main = served('main');
const lower = (clearance: Clearance) => ({ ...served(clearance), clearance });
const STATEMENT = { text: '', params: {} };

/** A watch that tests turn. */
const watchOf = () => ({
  main: 'ADMITTED' as 'ADMITTED' | 'REFUSED' | 'UNKNOWN',
  unclean: new Set<Clearance>(),
  admissionToMain(_: Clearance) {
    return this.main;
  },
  isClean(clearance: Clearance) {
    return !this.unclean.has(clearance);
  },
});

/** What answers each clearance: the name of the graph, or nothing. */
async function answers(choose: ReturnType<typeof graphChoice>): Promise<readonly unknown[]> {
  return Promise.all(CLEARANCES.map(async (one) => (await choose(one)?.served.graph.read(STATEMENT))?.[0]?.[0]));
}

describe('graphChoice', () => {
  test.each([
    [
      ['PUBLIC', 'INTERNAL'],
      ['PUBLIC', 'INTERNAL', 'main'],
    ],
    [['PUBLIC'], ['PUBLIC', 'PUBLIC', 'main']],
    [['INTERNAL'], [undefined, 'INTERNAL', 'main']],
  ] as const)('with lower graphs for %p answers callers from %p', async (clearances, expected) => {
    expect(await answers(graphChoice(main, clearances.map(lower), watchOf()))).toEqual(expected);
  });

  test('never takes a lower graph with a source above it', async () => {
    const watch = watchOf();
    const choose = graphChoice(main, (['PUBLIC', 'INTERNAL'] as const).map(lower), watch);
    watch.unclean.add('INTERNAL');
    expect(await answers(choose)).toEqual(['PUBLIC', 'PUBLIC', 'main']);
    const chosen = choose('PUBLIC');
    watch.unclean.add('PUBLIC');
    expect(await answers(choose)).toEqual([undefined, undefined, 'main']);
    // Nor what was chosen before.
    await expect(chosen?.served.graph.read(STATEMENT)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });

  test('without lower graphs takes the main one for those who may see all of it', async () => {
    const watch = watchOf();
    const choose = graphChoice(main, [], watch);
    expect(await answers(choose)).toEqual(['main', 'main', 'main']);
    watch.main = 'REFUSED';
    expect(CLEARANCES.map((one) => choose(one) === undefined)).toEqual([true, true, false]);
    expect(choose('RESTRICTED')?.served).toBe(main);
  });

  test('says that it does not know where it does not', async () => {
    const watch = watchOf();
    watch.main = 'UNKNOWN';
    const read = graphChoice(main, [], watch)('PUBLIC')?.served.graph.read(STATEMENT);
    await expect(read).rejects.toMatchObject({ code: 'GRAPH_UNAVAILABLE' });
  });

  test('knows the version of a graph only while it may answer', () => {
    const watch = watchOf();
    const versionOf = (choose: ReturnType<typeof graphChoice>) => choose('PUBLIC')?.served.version();
    const guarded = graphChoice(main, [], watch);
    const chosen = guarded('PUBLIC');
    expect(versionOf(guarded)).toBe('main');
    watch.main = 'UNKNOWN';
    expect(versionOf(guarded)).toBeUndefined();
    watch.main = 'REFUSED';
    expect(chosen?.served.version()).toBeUndefined();
    const below = graphChoice(main, [lower('PUBLIC')], watch);
    const before = below('PUBLIC');
    expect(versionOf(below)).toBe('PUBLIC');
    watch.unclean.add('PUBLIC');
    expect(before?.served.version()).toBeUndefined();
  });

  test('throws an answer away, or its error, if a source above the caller came meanwhile', async () => {
    for (const end of [async () => [['secret']], async () => Promise.reject(new GraphError('CONFLICT', 'secret'))]) {
      const watch = watchOf();
      const slow: GraphPort['read'] = async () => {
        watch.main = 'REFUSED';
        return end();
      };
      const graph = graphChoice(served('main', { read: slow }), [], watch)('PUBLIC')?.served.graph;
      await expect(graph?.read(STATEMENT)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
    }
  });

  test('gives callers a graph that takes no writes', async () => {
    const graph = graphChoice(main, [lower('PUBLIC')], watchOf())('PUBLIC')?.served.graph;
    await expect(graph?.write([])).rejects.toThrow('Callers cannot write');
    await expect(graph?.ensureIndexes([])).rejects.toThrow('Callers cannot write');
  });
});
