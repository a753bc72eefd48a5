import type { From } from './from.ts';
import type { Predicate } from './predicate.ts';
import type { Relation } from './relation.ts';
import type { Branch } from './slot.ts';

/** An aggregate function over the nodes of a summary. `known` counts those that have the property. */
export type SummaryFunction =
  | { readonly kind: 'count' }
  | { readonly kind: 'known' | 'min' | 'max'; readonly property: string }
  /** `whole`: the values are integers, which engines would add up as integers. */
  | { readonly kind: 'sum'; readonly property: string; readonly whole: boolean };

/** Aggregates over all nodes: a list with the value of each function. */
export interface SummarySlot {
  readonly kind: 'summary';
  readonly field: string;
  readonly from: From;
  readonly label: string;
  readonly condition: Predicate;
  readonly functions: readonly SummaryFunction[];
}

/**
 * Nodes in groups. The row of a group holds the index of its branch, the values of its keys, the list of its aggregates
 * and the slots of the related node.
 */
export interface GroupsSlot {
  readonly kind: 'groups';
  readonly field: string;
  readonly from: From;
  readonly label: string;
  readonly condition: Predicate;
  readonly keys: readonly GroupKey[];
  /** The relation to group by, if any. Unless it is required, a last branch holds the nodes without a related node. */
  readonly related: RelatedKey | undefined;
  readonly functions: readonly SummaryFunction[];
  readonly limit: string;
}

/** A relation as a key to group by. */
export interface RelatedKey {
  readonly relation: Relation;
  readonly required: boolean;
  /** Whether only nodes of the grouped label have the relation. */
  readonly only: boolean;
  readonly branches: readonly Branch[];
}

/** A property to group by (for a text, its sort key), or the year of a date. */
export interface GroupKey {
  readonly kind: 'property' | 'year';
  readonly property: string;
}
