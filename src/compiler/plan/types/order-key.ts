import type { SummaryFunction } from './aggregate-slot.ts';
import type { AggregateValue } from './aggregate-view.ts';
import type { ValueType } from './parameter.ts';
import type { ConditionBranch, PropertyRef } from './predicate.ts';
import type { Relation } from './relation.ts';

/** The value that rows are sorted by. */
export type OrderValue =
  /** With `prefix`, only that many leading characters of a text count. */
  | { readonly kind: 'property'; readonly property: PropertyRef; readonly prefix: number | undefined }
  /** A value of the node at the end of a to-one relation; null if there is none. */
  | { readonly kind: 'related'; readonly relation: Relation; readonly branches: readonly OrderBranch[] }
  /** The number of related nodes. With `distinct`, the relation may lead to the same node more than once. */
  | {
      readonly kind: 'count';
      readonly relation: Relation;
      readonly distinct: boolean;
      readonly branches: readonly ConditionBranch[];
    }
  /** An aggregate of the related nodes, each of them once. `name` tells it from others of the same relation. */
  | {
      readonly kind: 'aggregate';
      readonly name: string;
      readonly relation: Relation;
      readonly distinct: boolean;
      readonly branches: readonly ConditionBranch[];
      readonly functions: readonly SummaryFunction[];
      readonly value: AggregateValue;
    };

interface OrderBranch {
  readonly label: string;
  readonly value: OrderValue;
}

/** A sort key. Nulls come last in either direction. */
export interface OrderKey {
  readonly value: OrderValue;
  readonly direction: 'ASC' | 'DESC';
  readonly nullable: boolean;
  readonly type: ValueType;
}

/** A sort key with the parameter that holds the cursor's value for it. */
export interface KeysetKey extends OrderKey {
  readonly parameter: string;
}

/** Restricts rows to one side of a cursor. */
export interface Keyset {
  readonly side: 'after' | 'before';
  readonly keys: readonly KeysetKey[];
}
