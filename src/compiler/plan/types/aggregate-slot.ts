import type { KeptRelation } from '../../../model/index.ts';
import type { AggregateValue } from './aggregate-view.ts';
import type { From } from './from.ts';
import type { ValueType } from './parameter.ts';
import type { AggregateTest, Predicate } from './predicate.ts';
import type { Relation } from './relation.ts';
import type { Branch, Together } from './slot.ts';
import type { ToldFunction, ToldNodes } from './told-slot.ts';

/** An aggregate function over nodes. `known` counts those that have the property, `distinct` its different values. */
export type SummaryFunction =
  | { readonly kind: 'count' }
  | { readonly kind: 'known' | 'distinct' | 'min' | 'max' | 'stdDev'; readonly property: string }
  /** `whole`: the values are integers, which engines would add up as integers. */
  | { readonly kind: 'sum'; readonly property: string; readonly whole: boolean }
  | ToldFunction;

/** Aggregates over all nodes: a list with the value of each function. */
export interface SummarySlot {
  readonly kind: 'summary';
  readonly field: string;
  readonly from: From;
  readonly label: string;
  readonly condition: Predicate;
  readonly functions: readonly SummaryFunction[];
  readonly nodes?: ToldNodes | undefined;
}

/** Nodes that are put into groups. */
export interface GroupedNodes {
  readonly field: string;
  readonly from: From;
  readonly label: string;
  readonly condition: Predicate;
  readonly keys: readonly GroupKey[];
  /** The relation to group by, if any. Unless it is required, a last branch holds the nodes without a related node. */
  readonly related: RelatedKey | undefined;
  readonly functions: readonly SummaryFunction[];
  /** The condition on the aggregates of a group, if any. */
  readonly having?: AggregateTest;
}

/**
 * Nodes in groups. The row of a group holds the index of its branch, the values of its keys, the list of its aggregates
 * and the slots of the related node.
 */
export interface GroupsSlot extends GroupedNodes {
  readonly kind: 'groups';
  readonly nodes?: ToldNodes | undefined;
  /** The sort keys that are asked for. Groups that are equal by them follow the default order: the largest first. */
  readonly order: readonly GroupSort[];
  readonly limit: string;
}

/** The number of groups. */
export interface GroupCountSlot extends GroupedNodes {
  readonly kind: 'groupCount';
}

/** A sort key of groups: the key of a group at an index, or an aggregate. Nulls come last in either direction. */
export interface GroupSort {
  readonly value: { readonly kind: 'key'; readonly at: number } | AggregateValue;
  readonly direction: 'ASC' | 'DESC';
  readonly nullable: boolean;
  readonly type: ValueType;
}

/** A relation as a key to group by. */
export interface RelatedKey {
  /** The nodes that stand between, and the relation to them. A node may then be in several groups. */
  readonly through?: { readonly relation: Relation; readonly label: string };
  readonly relation: Relation;
  readonly required: boolean;
  /** Whether only nodes of the grouped label have the relation. */
  readonly only: boolean;
  readonly branches: readonly Branch[];
  readonly together?: Together;
  /** Whether one walk from the grouped nodes finds the groups of all branches. The relation then leads to no other nodes. */
  readonly direct: boolean;
  /** What the related nodes may keep of their facts. */
  readonly kept: readonly KeptTotals[];
}

/** What a node with a label keeps of the facts that lead to it: their number, and sums of their properties. */
export interface KeptTotals extends Pick<KeptRelation, 'label' | 'flag' | 'sums'> {
  readonly count: string;
}

/** A property to group by (for a text, its sort key), or the year of a date. */
export interface GroupKey {
  readonly kind: 'property' | 'year';
  readonly property: string;
}
