import type { Faults } from '../faults.ts';
import type { Input, Source } from './input.ts';
import type { FoundView, ObjectView } from './view.ts';

/**
 * The plan of an operation: readonly plain data between GraphQL and Cypher. It
 * names labels, relationship types and properties of the model, and parameters;
 * never a value, an alias or a variable of the request.
 */

/** What is bound to a parameter when the operation runs. */
export type Parameter =
  | ValueParameter
  | PageSizeParameter
  | OffsetParameter
  | CursorParameter
  | SearchParameter
  | AnalysisParameter;

interface NamedParameter {
  readonly name: string;
  /** The path of the argument it comes from, for errors. */
  readonly argument: string;
  /** The field whose argument it is, as `Faults` tell it. */
  readonly field: string;
}

/** A value, or a list of values, of a scalar or enum type. */
export interface ValueParameter extends NamedParameter {
  readonly kind: 'value';
  readonly type: string;
  readonly form: TextForm;
  readonly source: Source;
  /** Of which nodes it is to be the key, where it is compared with one. */
  readonly key?: KeyNamed;
}

/** The key of nodes of some types, that an argument gives. */
export interface KeyNamed {
  readonly types: readonly string[];
  /** Whether the key is a code, and no id. */
  readonly isCode: boolean;
}

/**
 * What a text is bound as: as it is; normalized, as texts are stored; as the key that its kind is ordered by; as the folded
 * words that a key begins with, or as all of those.
 */
export type TextForm = 'same' | 'text' | 'key' | 'words' | 'wholeWords';

/** A page's size; `probe` asks for one row more, which tells whether there is a further page. */
export interface PageSizeParameter extends NamedParameter {
  readonly kind: 'pageSize';
  readonly source: Source | undefined;
  readonly probe: boolean;
}

/** How many items are passed over. */
export interface OffsetParameter extends NamedParameter {
  readonly kind: 'offset';
  readonly source: Source;
}

/** The ids that a search finds; it is made before the statement runs. */
export interface SearchParameter extends NamedParameter, SearchSources {
  readonly kind: 'search';
}

/** The ids of the nodes in what an analysis finds; it is made before the statement runs. */
export interface AnalysisParameter extends NamedParameter {
  readonly kind: 'analysis';
  /** The name of the root field that it answers. */
  readonly analysis: string;
  readonly given: ReadonlyMap<string, Input>;
  readonly view: FoundView;
}

export interface SearchSources {
  readonly text: Source | undefined;
  readonly types: Source | undefined;
  readonly first: Source | undefined;
  readonly after: Source | undefined;
  readonly last: Source | undefined;
  readonly before: Source | undefined;
}

/** One of the values in a cursor. */
export interface CursorParameter extends NamedParameter {
  readonly kind: 'cursor';
  readonly source: Source;
  readonly order: CursorOrder;
  readonly index: number;
}

/** The order that a cursor belongs to: what its values are, and a digest that tells it from other orders. */
export interface CursorOrder {
  readonly digest: string;
  readonly keys: readonly { readonly type: string; readonly nullable: boolean }[];
}

export type CompareOperator = '=' | '<' | '<=' | '>' | '>=' | 'IN' | 'CONTAINS' | 'STARTS WITH' | 'ENDS WITH';

/** How the folded words of a text are compared. */
export type WordsOperator = 'IN' | 'CONTAINS' | 'ENDS WITH';

/** A property of the node in question, or of the relationship that led to it. */
export interface PropertyRef {
  readonly of: 'node' | 'edge';
  readonly name: string;
}

/**
 * A condition on a node. Conditions are written so that null counts as false
 * wherever no `not` is above them; `not` makes its inside two-valued first.
 */
export type Predicate =
  | { readonly kind: 'constant'; readonly value: boolean }
  | {
      readonly kind: 'compare';
      readonly property: PropertyRef;
      readonly operator: CompareOperator;
      readonly parameter: string;
    }
  /** The words that the key, which is the property, begins with. */
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
  | { readonly kind: 'inForce'; readonly parameter: string }
  /** Some related node of one of the branches meets its condition. */
  | { readonly kind: 'exists'; readonly relation: Relation; readonly branches: readonly ConditionBranch[] };

export interface ConditionBranch {
  readonly label: string;
  readonly condition: Predicate;
}

/** A relationship type and the direction it is walked in. */
export interface Relation {
  readonly relationship: string;
  readonly direction: 'IN' | 'OUT';
}

/** A step of a walk: the relation, the far end's label and what must hold there. */
export interface Hop extends Relation {
  readonly label: string;
  readonly condition: Predicate;
}

/** What rows are ordered by. */
export type OrderValue =
  /** With `most`, only so many characters of a text count. */
  | { readonly kind: 'property'; readonly property: PropertyRef; readonly most: number | undefined }
  /** A value of the node that a to-one relation leads to; null where it leads nowhere. */
  | { readonly kind: 'related'; readonly relation: Relation; readonly branches: readonly OrderBranch[] }
  /** The number of related nodes. */
  | { readonly kind: 'count'; readonly relation: Relation; readonly branches: readonly ConditionBranch[] };

export interface OrderBranch {
  readonly label: string;
  readonly value: OrderValue;
}

/** A key of an order. Nulls come last whichever the direction. */
export interface OrderKey {
  readonly value: OrderValue;
  readonly direction: 'ASC' | 'DESC';
  readonly nullable: boolean;
  /** The scalar or enum type of the property. */
  readonly type: string;
}

/** A key of an order with the parameter that holds the cursor's value for it. */
export interface KeysetKey extends OrderKey {
  readonly parameter: string;
}

/** The rows on one side of a cursor. */
export interface Keyset {
  readonly side: 'after' | 'before';
  readonly keys: readonly KeysetKey[];
}

/** Where rows come from. The label of the last node is the branch's. */
export type From =
  /** All of the label. `few` tells that the label is a small part of the graph. */
  | { readonly kind: 'all'; readonly few: boolean }
  | { readonly kind: 'key'; readonly property: string; readonly operator: '=' | 'IN'; readonly parameter: string }
  /** `only` tells that the relation leads to nodes of no other label. */
  | { readonly kind: 'relation'; readonly relation: Relation; readonly distinct: boolean; readonly only: boolean }
  | { readonly kind: 'path'; readonly hops: readonly Hop[]; readonly last: Relation; readonly notStart: boolean }
  /** From a node that an index finds, over relations; what several ways lead to is one row. */
  | {
      readonly kind: 'anchored';
      readonly start: ConditionBranch;
      readonly hops: readonly Hop[];
      readonly last: Relation;
    };

/** The rows of one label: what must hold for them, and what each row holds. */
export interface Branch {
  readonly label: string;
  readonly condition: Predicate;
  readonly joins: readonly Join[];
  readonly slots: readonly RowSlot[];
}

/** The one node that a relation leads to, which a row has beside its own. */
export interface Join {
  readonly relation: Relation;
  /** Undefined where the relation leads to nodes of no other label. */
  readonly label: string | undefined;
  /** The number of the join whose node the relation is one of; undefined for the row's own node. */
  readonly from: number | undefined;
}

/** A column of a row, of its own node or of the node of a join. */
export type RowSlot = Slot | { readonly kind: 'joined'; readonly join: number; readonly slot: Slot };

/**
 * A column of a node's row. With more than one branch, a row begins with the number of
 * its branch. `field` is the path of the field that asks for it, for errors: the text does not depend on it.
 */
export type Slot =
  | { readonly kind: 'property'; readonly property: PropertyRef }
  /** The value of a key that the rows are ordered by, by its number. */
  | { readonly kind: 'orderKey'; readonly index: number }
  /** One row or null. */
  | { readonly kind: 'one'; readonly field: string; readonly from: From; readonly branches: readonly Branch[] }
  /** A list of rows. */
  | RowsSlot
  /** The number of relationships, which stands in the store: right where all of them lead to nodes of one type. */
  | { readonly kind: 'degree'; readonly field: string; readonly relation: Relation }
  | SummarySlot
  | GroupsSlot
  /** The number of nodes. */
  | {
      readonly kind: 'count';
      readonly field: string;
      readonly from: From;
      readonly label: string;
      readonly condition: Predicate;
    };

/** A list of rows, cut to a page where it has a limit; with `beside`, a list of that list and of what is said of it. */
export interface RowsSlot {
  readonly kind: 'rows';
  readonly field: string;
  readonly from: From;
  readonly branches: readonly Branch[];
  readonly order: readonly OrderKey[];
  readonly reversed: boolean;
  readonly keysets: readonly Keyset[];
  readonly skip: string | undefined;
  readonly limit: string | undefined;
  readonly beside: Beside | undefined;
}

/** What a list of rows has beside them, in this order. */
export interface Beside {
  /** The keys of the page's first and last row, in the order they were fetched; `probe` tells that a row follows the page. */
  readonly ends: { readonly probe: boolean } | undefined;
  /** The number of all items: of the relationships, which stands in the store, or of the rows where those are fewer than the limit. */
  readonly total: Relation | undefined;
}

/** A function over the nodes of a summary; `known` counts those that have the property. */
export type SummaryFunction =
  | { readonly kind: 'count' }
  | { readonly kind: 'known' | 'min' | 'max'; readonly property: string }
  /** Whether the values are whole numbers, which the engines add up as such. */
  | { readonly kind: 'sum'; readonly property: string; readonly whole: boolean };

/** What can be said of all nodes together: a list with a value a function. */
export interface SummarySlot {
  readonly kind: 'summary';
  readonly field: string;
  readonly from: From;
  readonly label: string;
  readonly condition: Predicate;
  readonly functions: readonly SummaryFunction[];
}

/**
 * The nodes in groups. A group's row is the number of its branch, the values of
 * its keys, the list of its summary and what is asked of the related node.
 */
export interface GroupsSlot {
  readonly kind: 'groups';
  readonly field: string;
  readonly from: From;
  readonly label: string;
  readonly condition: Predicate;
  readonly keys: readonly GroupKey[];
  /** The relation that is grouped by, if one is. Unless it is required, a branch for the nodes that have none comes last. */
  readonly related: RelatedKey | undefined;
  readonly functions: readonly SummaryFunction[];
  readonly limit: string;
}

export interface RelatedKey {
  readonly relation: Relation;
  readonly required: boolean;
  /** Whether nodes of no other label have the relation. */
  readonly only: boolean;
  readonly branches: readonly Branch[];
}

/** A property that is grouped by, of a text its key, or the year of a date. */
export interface GroupKey {
  readonly kind: 'property' | 'year';
  readonly property: string;
}

/** An id that an argument names and that must exist. */
export interface NamedId {
  readonly parameter: string;
  /** The path of the argument. */
  readonly argument: string;
  /** The field whose argument it is, as `Faults` tell it. */
  readonly field: string;
  /** The type or interface that a node with the id has. */
  readonly target: string;
  /** The slot of the root row that is null where there is no such node. */
  readonly slot: number;
}

/** The plan of a whole operation: the root row, how the response is made from it, what is bound. */
export interface OperationPlan {
  readonly slots: readonly RowSlot[];
  readonly named: readonly NamedId[];
  readonly view: ObjectView;
  readonly parameters: readonly Parameter[];
  /** What is wrong with fields, whatever the values of the variables. */
  readonly faults: Faults;
  /** Whether the plan has every root field; introspection it leaves to graphql-js. */
  readonly whole: boolean;
}
