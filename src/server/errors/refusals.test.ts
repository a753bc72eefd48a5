import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { capturingLogger } from '../../../tests/support/logger.ts';
import { GraphError } from '../../graph/index.ts';
import { createRefusalLog } from './refusals.ts';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

/** A refusal log for a graph that can be taken down. */
function setUp() {
  const { logger, lines } = capturingLogger();
  const graph = { up: false };
  const gone = () => new GraphError('GRAPH_UNAVAILABLE', 'connect ECONNREFUSED');
  const refusals = createRefusalLog(logger, async () => {
    if (!graph.up) throw gone();
  });
  return { graph, lines, refusals, refuse: () => refusals.refused(gone()) };
}

describe('createRefusalLog', () => {
  test('logs an outage once, counts refusals each minute and logs the recovery', async () => {
    const { graph, lines, refuse } = setUp();
    for (let second = 0; second < 125; second++) {
      for (let i = 0; i < 10; i++) refuse();
      await jest.advanceTimersByTimeAsync(1_000);
    }
    graph.up = true;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(lines.map(({ level, msg, refused }) => [level, msg, refused])).toEqual([
      [40, 'the graph refuses requests; counting them until it answers again', undefined],
      [40, 'the graph has refused for 60 s; 600 requests were refused', 600],
      [40, 'the graph has refused for 120 s; 1,200 requests were refused', 1200],
      [40, 'the graph answers again after 126 s; 1,250 requests were refused', 1250],
    ]);
    refuse();
    expect(lines).toHaveLength(5);
  });

  test('logs no recovery while the graph still refuses some requests', async () => {
    const { graph, lines, refusals, refuse } = setUp();
    graph.up = true;
    refuse();
    for (let i = 0; i < 200; i++) {
      const probed = jest.advanceTimersByTimeAsync(100);
      refuse();
      await probed;
    }
    expect(lines).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(lines.map(({ msg }) => msg).at(-1)).toMatch(
      /^the graph answers again after 2\d s; 201 requests were refused$/,
    );
    refusals.missed(new Error('no answer'));
    refusals.missed(new Error('no answer'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(lines.slice(2).map(({ msg }) => msg)).toEqual([
      'the graph refuses requests; counting them until it answers again',
      'the graph answers again after 1 s; 0 requests were refused',
    ]);
  });
});
