import type { Names } from '../../cypher/index.ts';
import type { Predicate } from '../plan/types/predicate.ts';

/** The variables of the node that a condition is about, of the relationship that led to it, and of a position in its parallel lists. */
export interface Subject {
  readonly node: string;
  readonly edge: string | undefined;
  /** Undefined outside a condition on the items of lists. */
  readonly position?: string;
  /** The expressions of aggregates, in a condition on these. */
  readonly aggregates?: readonly string[];
  /** The expressions of conditions within one that subqueries have tested. */
  readonly tested?: ReadonlyMap<Predicate, string>;
  /** Whether the node was reached by a walk or a key, so that there are few. Otherwise, a label is scanned. */
  readonly walked: boolean;
}

/** A new node that a walk or a key reaches. */
export const reachedNode = (names: Names): Subject => nodeSubject(names.node());

/** A node that a walk or a key has reached. */
export const nodeSubject = (node: string): Subject => ({ node, edge: undefined, walked: true });
