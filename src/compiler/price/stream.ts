import { degreeOf, nodesOf, type Statistics } from '../../domain/index.ts';
import type { Relation } from '../plan/types/relation.ts';

/** A sequence of nodes, with upper bounds for its length and for how often the same node occurs in it. */
export interface Stream {
  /** Undefined if the plan does not name it. */
  readonly label: string | undefined;
  readonly rows: number;
  readonly repeat: number;
}

/** The steps of a walk, and the nodes that it leads to. */
export interface Walked {
  readonly steps: number;
  readonly to: Stream;
}

/**
 * A walk over a relation from each node of a stream. Distinct nodes together have at most all relationships there are;
 * for nodes that occur again, the largest degree bounds what each adds.
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

/** The distinct nodes of a stream. */
export const distinct = (statistics: Statistics, { label, rows }: Stream): Stream => ({
  label,
  rows: label === undefined ? rows : Math.min(rows, nodesOf(statistics, label)),
  repeat: 1,
});

/** The nodes reached from a stream, distinct for each of its rows. */
export const distinctOfEach = (statistics: Statistics, { rows: times }: Stream, reached: Stream): Stream => {
  const { label, rows, repeat } = distinct(statistics, reached);
  return { label, rows: Math.min(reached.rows, times * rows), repeat: Math.min(reached.repeat, times * repeat) };
};

/** At most `max` rows of a stream. */
export const atMost = ({ label, rows, repeat }: Stream, max: number): Stream => {
  const left = Math.min(rows, max);
  return { label, rows: left, repeat: Math.min(repeat, left) };
};
