import type { InForceLevel } from '../../../domain/index.ts';
import type { SummaryFunction } from './aggregate-slot.ts';
import type { AggregateValue } from './aggregate-view.ts';
import type { Relation } from './relation.ts';

/**
 * A property of the current node, of the relationship that led to it, or of the current item of its parallel lists. Of
 * aggregates, an index in their values.
 */
export interface PropertyRef {
  readonly of: 'node' | 'edge' | 'item' | 'aggregate';
  readonly name: string;
  /** Of an item: whether its list may have an empty text for it, or be left out, which is null. */
  readonly nullable?: boolean;
  /** Whether it holds a list. */
  readonly list?: boolean;
}

export type CompareOperator = '=' | '<' | '<=' | '>' | '>=' | 'IN' | 'CONTAINS' | 'STARTS WITH' | 'ENDS WITH';

/** How the folded words of a text are compared. */
export type WordsOperator = 'IN' | 'CONTAINS' | 'ENDS WITH';

/** Compares a property with a parameter. */
export interface CompareCondition {
  readonly kind: 'compare';
  readonly property: PropertyRef;
  readonly operator: CompareOperator;
  readonly parameter: string;
}

/**
 * A condition on a node. A null result counts as false unless a `not` stands above it; `not` first makes its operand
 * two-valued.
 */
export type Predicate =
  | { readonly kind: 'constant'; readonly value: boolean }
  | CompareCondition
  /** Compares the folded words at the start of a text key. */
  | {
      readonly kind: 'words';
      readonly property: PropertyRef;
      readonly operator: WordsOperator;
      readonly parameter: string;
    }
  | { readonly kind: 'isNull'; readonly property: PropertyRef }
  | { readonly kind: 'isEmpty'; readonly property: PropertyRef }
  /** The parameter is an element of the list property. */
  | { readonly kind: 'element'; readonly property: PropertyRef; readonly parameter: string }
  /** The list property and the list parameter share an element. */
  | { readonly kind: 'overlap'; readonly property: PropertyRef; readonly parameter: string }
  | { readonly kind: 'and' | 'or'; readonly items: readonly Predicate[] }
  | { readonly kind: 'not'; readonly item: Predicate }
  /** The fact is in force on the day that the parameter holds, at least at this level. */
  | { readonly kind: 'inForce'; readonly parameter: string; readonly level: InForceLevel }
  /** The fact had begun by that day, at least at this level, whether or not it has ended since. */
  | { readonly kind: 'begun'; readonly parameter: string; readonly level: InForceLevel }
  /** At some position of the node's parallel lists, of which this is one, the condition holds. */
  | { readonly kind: 'someItem'; readonly list: string; readonly condition: Predicate }
  | ExistsCondition
  | AggregateCondition
  /** All comparisons with the number of what is counted hold. */
  | { readonly kind: 'count'; readonly counted: Counted; readonly comparisons: readonly NumberComparison[] };

/** Some related node of one of the branches meets its condition. */
export interface ExistsCondition {
  readonly kind: 'exists';
  readonly relation: Relation;
  /** Whether there is at most one related node. */
  readonly single: boolean;
  readonly branches: readonly ConditionBranch[];
  /** Whether the nodes at the end of the conditions in it are few beside those that it is tested on, so that a scan can start there. */
  readonly fromEnd?: true;
}

/** A condition on aggregates: the values, and a condition on these. */
export interface AggregateTest {
  readonly values: readonly AggregateValue[];
  readonly condition: Predicate;
}

/** The aggregates of the related nodes of all branches that meet their condition, each node once, pass a test. */
export interface AggregateCondition {
  readonly kind: 'aggregate';
  readonly of: CountedNodes;
  readonly functions: readonly SummaryFunction[];
  readonly test: AggregateTest;
}

/** How a number is compared. */
export type NumberOperator = Extract<CompareOperator, '=' | '<' | '<=' | '>' | '>=' | 'IN'>;

/** Compares a number with a parameter. */
export interface NumberComparison {
  readonly operator: NumberOperator;
  readonly parameter: string;
  /** Whether the comparison must not hold. */
  readonly negated: boolean;
}

/** What is counted of a node. */
export type Counted =
  /** The positions of its parallel lists, of which this is one, at which the condition holds. */
  { readonly kind: 'items'; readonly list: string; readonly condition: Predicate } | CountedNodes;

/** The related nodes of all branches that meet their condition. */
export interface CountedNodes {
  readonly kind: 'related';
  readonly relation: Relation;
  /** Whether the relation may lead to the same node more than once. */
  readonly distinct: boolean;
  /** Whether the relation leads only to nodes of the label of the only branch. */
  readonly only: boolean;
  readonly branches: readonly ConditionBranch[];
}

/** Nodes of one label that meet a condition. */
export interface ConditionBranch {
  readonly label: string;
  readonly condition: Predicate;
}

export const TRUE: Predicate = { kind: 'constant', value: true };
export const FALSE: Predicate = { kind: 'constant', value: false };

export const isTrue = (predicate: Predicate): boolean => predicate.kind === 'constant' && predicate.value;
export const isFalse = (predicate: Predicate): boolean => predicate.kind === 'constant' && !predicate.value;

/** The same condition with another in place of each one directly within it. */
export function mapInner(predicate: Predicate, map: (inner: Predicate) => Predicate): Predicate {
  const within = <T extends { readonly condition: Predicate }>(one: T): T => ({
    ...one,
    condition: map(one.condition),
  });
  switch (predicate.kind) {
    case 'and':
    case 'or':
      return { ...predicate, items: predicate.items.map(map) };
    case 'not':
      return { ...predicate, item: map(predicate.item) };
    case 'someItem':
      return within(predicate);
    case 'exists':
      return { ...predicate, branches: predicate.branches.map(within) };
    case 'count': {
      const { counted } = predicate;
      const mapped =
        counted.kind === 'items' ? within(counted) : { ...counted, branches: counted.branches.map(within) };
      return { ...predicate, counted: mapped };
    }
    case 'aggregate':
      return { ...predicate, of: { ...predicate.of, branches: predicate.of.branches.map(within) } };
    case 'inForce':
    case 'begun':
    case 'constant':
    case 'compare':
    case 'words':
    case 'isNull':
    case 'isEmpty':
    case 'element':
    case 'overlap':
      return predicate;
  }
}

/** The conditions directly within a condition. */
export function innerOf(predicate: Predicate): readonly Predicate[] {
  const found: Predicate[] = [];
  mapInner(predicate, (inner) => {
    found.push(inner);
    return inner;
  });
  return found;
}

/** The branches of related nodes that a condition tests or counts. */
export function walkedBranches(predicate: Predicate): readonly ConditionBranch[] {
  if (predicate.kind === 'exists') return predicate.branches;
  if (predicate.kind === 'aggregate') return predicate.of.branches;
  return predicate.kind === 'count' && predicate.counted.kind === 'related' ? predicate.counted.branches : [];
}

/** Whether a condition has one on aggregates in it, so that it takes a subquery. */
export const needsSubquery = (predicate: Predicate): boolean =>
  predicate.kind === 'aggregate' || innerOf(predicate).some(needsSubquery);
