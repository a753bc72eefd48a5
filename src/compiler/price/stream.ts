import { degreeOf, nodesOf, type Statistics } from '../../domain/index.ts';
import type { Relation } from '../plan/types/relation.ts';

/** Nodes that come one after the other: at most how many, and how often the same one at most. */
export interface Stream {
  /** Undefined where the plan does not name it. */
  readonly label: string | undefined;
  readonly rows: number;
  readonly repeat: number;
}

/** What a walk touches, and what it leads to. */
export interface Walked {
  readonly steps: number;
  readonly to: Stream;
}

/**
 * A walk over a relation from each node of a stream. Nodes that are all different have no more relationships together
 * than there are; of nodes that come again, the largest degree bounds what each adds.
 */
export function walk(
  statistics: Statistics,
  { label, rows, repeat }: Stream,
  relation: Relation,
  far: string | undefined,
): Walked {
  const out = degreeOf(statistics, label, relation);
  const back = degreeOf(statistics, far, {
    relationship: relation.relationship,
    direction: relation.direction === 'IN' ? 'OUT' : 'IN',
  });
  const steps = Math.min(rows * out.max, repeat * out.count);
  const reached = Math.min(steps, repeat * back.count);
  return { steps, to: { label: far, rows: reached, repeat: Math.min(reached, repeat * back.max) } };
}

/** The different nodes of a stream. */
export const distinct = (statistics: Statistics, { label, rows }: Stream): Stream => ({
  label,
  rows: label === undefined ? rows : Math.min(rows, nodesOf(statistics, label)),
  repeat: 1,
});

/** What was reached from a stream, each node once for each of the stream's rows. */
export const distinctOfEach = (statistics: Statistics, { rows: times }: Stream, reached: Stream): Stream => {
  const { label, rows, repeat } = distinct(statistics, reached);
  return { label, rows: Math.min(reached.rows, times * rows), repeat: Math.min(reached.repeat, times * repeat) };
};

/** At most so many of a stream's rows. */
export const atMost = ({ label, rows, repeat }: Stream, most: number): Stream => {
  const left = Math.min(rows, most);
  return { label, rows: left, repeat: Math.min(repeat, left) };
};
