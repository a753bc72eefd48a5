import type { RelationField } from '../../../model/index.ts';
import type { ConditionBranch, Predicate } from './predicate.ts';
import type { Relation } from './relation.ts';

/** One step of a walk: the relation, the label of its far end, and the condition there. */
export interface Hop extends Relation {
  readonly label: string;
  readonly condition: Predicate;
}

/** Where the rows of a slot come from. The label of the last node is that of the branch. */
export type From = AllNodes | NodesByKey | ListedNodes | RelatedNodes | NodesByPath | AnchoredNodes;

/** All nodes of the label. */
export interface AllNodes {
  readonly kind: 'all';
  /** Whether the label is a small part of the graph. */
  readonly few: boolean;
}

/** The nodes with a key, or with one of several. */
export interface NodesByKey {
  readonly kind: 'key';
  readonly property: string;
  readonly operator: '=' | 'IN';
  readonly parameter: string;
}

/** The nodes whose ids the row above lists. */
interface ListedNodes {
  readonly kind: 'listed';
}

/** The nodes at the other end of a relation. */
export interface RelatedNodes {
  readonly kind: 'relation';
  readonly relation: Relation;
  /** Whether several relationships may lead to the same node, which is then one row. */
  readonly distinct: boolean;
  /** Whether the relation leads only to nodes of the branch's label or, if branches share their subqueries, of theirs. */
  readonly only: boolean;
  /** The name of the relation, and the orders that its first nodes are kept in. */
  readonly kept: Pick<RelationField, 'name' | 'kept'> | undefined;
}

/** The nodes at the end of a path of relations, each of them once. */
export interface NodesByPath {
  readonly kind: 'path';
  readonly hops: readonly Hop[];
  readonly last: Relation;
  /** Whether the node that the path starts from is left out. */
  readonly notStart: boolean;
}

/** The nodes reached over relations from a node that an index finds, each of them once. */
export interface AnchoredNodes {
  readonly kind: 'anchored';
  readonly start: ConditionBranch;
  readonly hops: readonly Hop[];
  readonly last: Relation;
}
