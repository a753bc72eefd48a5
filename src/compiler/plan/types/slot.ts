import type { GroupCountSlot, GroupsSlot, SummarySlot } from './aggregate-slot.ts';
import type { From } from './from.ts';
import type { Keyset, OrderKey } from './order-key.ts';
import type { Predicate, PropertyRef } from './predicate.ts';
import type { Relation } from './relation.ts';

/** The rows of one label: their condition, and what each row holds. */
export interface Branch {
  readonly label: string;
  readonly condition: Predicate;
  readonly joins: readonly Join[];
  readonly slots: readonly RowSlot[];
}

/** A node at the end of a required to-one relation. It is read as part of the row instead of by a subquery. */
export interface Join {
  readonly relation: Relation;
  /** Undefined if the relation leads only to nodes of one label. */
  readonly label: string | undefined;
  /** The index of the join that the relation starts from; undefined for the row's own node. */
  readonly from: number | undefined;
}

/** A column of a row: of its own node, or of the node of a join. */
export type RowSlot = Slot | { readonly kind: 'joined'; readonly join: number; readonly slot: Slot };

/** A column of a node's row. If a slot has several branches, each of its rows starts with the index of its branch. */
export type Slot =
  | { readonly kind: 'property'; readonly property: PropertyRef }
  /** The value of the sort key with this index. */
  | { readonly kind: 'orderKey'; readonly index: number }
  /** Whether the node, a fact, is in force on the day of the parameter: a value of `InForce`. */
  | { readonly kind: 'inForce'; readonly parameter: string }
  | SubquerySlot;

/** A column that takes a subquery. `field` is the path of the field that it is for; the statement does not depend on it. */
export type SubquerySlot = OneSlot | RowsSlot | DegreeSlot | CountSlot | SummarySlot | GroupsSlot | GroupCountSlot;

/** The slot of a column, whichever node of the row it is of. */
export const unjoined = (slot: RowSlot): Slot => (slot.kind === 'joined' ? slot.slot : slot);

/** Whether a slot takes a subquery. */
export const isSubquery = (slot: Slot): slot is SubquerySlot => 'field' in slot;

/** One row or null. */
export interface OneSlot {
  readonly kind: 'one';
  readonly field: string;
  readonly from: From;
  readonly branches: readonly Branch[];
  readonly together?: Together | undefined;
}

/**
 * Branches with the same subqueries, which are printed once. For each branch and slot: the slot of the first branch whose
 * subquery it shares; undefined for a value of the node itself.
 */
export type Together = readonly (readonly (number | undefined)[])[];

/** A list of rows. With a limit it is a page; with `beside`, the value is a list of the rows and what is known about them. */
export interface RowsSlot {
  readonly kind: 'rows';
  readonly field: string;
  readonly from: From;
  readonly branches: readonly Branch[];
  readonly together?: Together | undefined;
  readonly order: readonly OrderKey[];
  readonly reversed: boolean;
  readonly keysets: readonly Keyset[];
  readonly skip: string | undefined;
  readonly limit: string | undefined;
  readonly beside: Beside | undefined;
  /** Whether a row is its only value rather than a list of it, or an empty list in place of null. */
  readonly bare: boolean;
  /** Where the node above keeps the ids of its first rows in this order, if it has many. */
  readonly kept: KeptRows | undefined;
}

/** Properties of a node: whether it keeps the first of its facts, and the ids of those in an order. */
export interface KeptRows {
  readonly flag: string;
  readonly list: string;
}

/** Extra results that are fetched along with a list of rows, in this order. */
export interface Beside {
  /** The sort keys of the first and last row, in fetched order. `probe`: the last fetched row is not part of the page. */
  readonly ends: { readonly probe: boolean } | undefined;
  /** The total number of items: the degree of this relation, or the number of rows if that is below the limit. */
  readonly total: Relation | undefined;
}

/** The number of relationships, which the store knows. Right only if all of them lead to nodes of one type. */
interface DegreeSlot {
  readonly kind: 'degree';
  readonly field: string;
  readonly relation: Relation;
}

/** The number of nodes. */
interface CountSlot {
  readonly kind: 'count';
  readonly field: string;
  readonly from: From;
  readonly label: string;
  readonly condition: Predicate;
}

/** The settings of a list that is not cut to a page. */
export const UNPAGED = {
  ...{ reversed: false, keysets: [], skip: undefined, limit: undefined },
  ...{ beside: undefined, bare: false, kept: undefined },
} as const;

/** The branches that have rows of their own below a slot. */
export function branchesOf(slot: Slot): readonly Branch[] {
  if (slot.kind === 'groups' || slot.kind === 'groupCount') return slot.related?.branches ?? [];
  return slot.kind === 'one' || slot.kind === 'rows' ? slot.branches : [];
}
