import { type Degree, degreeKey, type Statistics } from '../../domain/index.ts';
import { timeLeft } from '../deadline.ts';
import type { GraphPort } from '../port.ts';
import { type Counted, countDegrees, countNodes } from './count.ts';
import { readStored, storeStatistics } from './stored.ts';

/** The timeout for counting after a write, in milliseconds. */
const SETTLING_MS = 600_000;

/** The graph is counted again if the nodes of a label changed by more than this share and this number. */
const DRIFT = 0.25;
const MIN_DRIFT = 1_000;

/** The subject and timeout of a count. */
export interface Counting {
  readonly graph: GraphPort;
  readonly counted: Counted;
  readonly timeoutMs: number;
}

/** Counts the graph and stores the result in it. To be called after large writes. */
export async function settleStatistics(graph: GraphPort, counted: Counted): Promise<Statistics> {
  return settle({ graph, counted, timeoutMs: SETTLING_MS });
}

/**
 * The statistics of a graph: the stored ones if the numbers of nodes are still similar, otherwise a new count. The numbers of
 * nodes are always current.
 */
export async function readStatistics({ graph, counted, timeoutMs }: Counting): Promise<Statistics> {
  const left = timeLeft(timeoutMs, 'The graph was not counted');
  const stored = await readStored(graph, left());
  const nodes = await countNodes(graph, counted.labels, left());
  if (stored && counted.labels.every((label) => isNear(stored.nodes[label] ?? 0, nodes[label] ?? 0))) {
    return { ...stored, nodes };
  }
  return settle({ graph, counted, timeoutMs: left() });
}

/** An upper bound for a graph that takes too long to count: one node may have all relationships of a type. */
export async function guessStatistics({ graph, counted, timeoutMs }: Counting): Promise<Statistics> {
  const nodes = await countNodes(graph, counted.labels, timeoutMs);
  const many = (relationship: string): number =>
    counted.degrees
      .filter((one) => one.direction === 'OUT' && one.relationship === relationship)
      .reduce((sum, { label }) => sum + (nodes[label] ?? 0), 0);
  const degrees = counted.degrees.map(({ single, ...spec }): readonly [string, Degree] => {
    const count = many(spec.relationship);
    return [degreeKey(spec.label, spec), { count, max: single ? 1 : count }];
  });
  return { nodes, degrees: Object.fromEntries(degrees) };
}

const isNear = (before: number, now: number): boolean => Math.abs(now - before) <= Math.max(MIN_DRIFT, DRIFT * before);

async function settle({ graph, counted, timeoutMs }: Counting): Promise<Statistics> {
  const left = timeLeft(timeoutMs, 'The graph was not counted');
  const nodes = await countNodes(graph, counted.labels, left());
  const statistics = await countDegrees(graph, counted, nodes, left);
  await graph.write([storeStatistics(statistics)]);
  return statistics;
}
