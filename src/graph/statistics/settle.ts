import { type Degree, degreeKey, type Statistics } from '../../domain/index.ts';
import { GraphError } from '../errors.ts';
import type { GraphPort } from '../port.ts';
import { type Counted, countDegrees, countNodes } from './count.ts';
import { readStored, storing } from './stored.ts';

/** How long a writer may count what it has written, in milliseconds. */
const SETTLING_MS = 600_000;

/** By how much the nodes of a label may have changed before the graph is counted anew; so few may come or go in any case. */
const DRIFT = 0.25;
const FEW = 1_000;

/** What statistics are taken from, and how long that may take. */
export interface Counting {
  readonly graph: GraphPort;
  readonly counted: Counted;
  readonly timeoutMs: number;
}

/** Counts the graph and leaves the result in it. Whoever has written much calls this at the end. */
export async function settleStatistics(graph: GraphPort, counted: Counted): Promise<Statistics> {
  return settle({ graph, counted, timeoutMs: SETTLING_MS });
}

/**
 * The statistics of a graph: those that its last writer left, where the numbers of nodes still bear them out; else it is
 * counted anew. The numbers of nodes are those of now in any case.
 */
export async function readStatistics({ graph, counted, timeoutMs }: Counting): Promise<Statistics> {
  const left = deadline(timeoutMs);
  const stored = await readStored(graph, left());
  const nodes = await countNodes(graph, counted.labels, left());
  if (stored && counted.labels.every((label) => isNear(stored.nodes[label] ?? 0, nodes[label] ?? 0))) {
    return { ...stored, nodes };
  }
  return settle({ graph, counted, timeoutMs: left() });
}

/** What is known of a graph that takes too long to count: all of a relation's relationships may be one node's. */
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

const isNear = (before: number, now: number): boolean => Math.abs(now - before) <= Math.max(FEW, DRIFT * before);

async function settle({ graph, counted, timeoutMs }: Counting): Promise<Statistics> {
  const left = deadline(timeoutMs);
  const nodes = await countNodes(graph, counted.labels, left());
  const statistics = await countDegrees(graph, counted, nodes, left);
  await graph.write([storing(statistics)]);
  return statistics;
}

function deadline(timeoutMs: number): () => number {
  const end = performance.now() + timeoutMs;
  return () => {
    const ms = end - performance.now();
    if (ms > 0) return ms;
    throw new GraphError('DEADLINE_EXCEEDED', `The graph was not counted within ${Math.round(timeoutMs)} ms`);
  };
}
