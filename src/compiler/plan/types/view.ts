import type { ConnectionView } from './connection-view.ts';
import type { LeafType } from './leaf-type.ts';
import type { ResultView, SearchedTextView, SearchFieldView } from './result-view.ts';

/** How an object of the response is built from the slots of one row. Response keys occur only in views. */
export interface ObjectView {
  readonly typeName: string;
  readonly fields: readonly FieldView[];
}

/** A field of an object of the response. */
export type FieldView =
  | FailedFieldView
  | { readonly kind: 'typename'; readonly key: string }
  | { readonly kind: 'value'; readonly key: string; readonly slot: number; readonly leaf: LeafType }
  /** A list property. Null in the graph is an empty list. */
  | { readonly kind: 'values'; readonly key: string; readonly slot: number; readonly leaf: LeafType }
  | InlineFieldView
  | FromOthersView
  | OneFieldView
  /** The first row of a list, or null. */
  | { readonly kind: 'first'; readonly key: string; readonly slot: number; readonly view: ObjectView }
  | { readonly kind: 'list'; readonly key: string; readonly slot: number; readonly views: readonly ObjectView[] }
  | NodesByIdView
  | SearchView
  | AnalysisView
  /** An object built from the same row, such as the node of an edge. */
  | { readonly kind: 'same'; readonly key: string; readonly view: ObjectView }
  | MutualView
  | { readonly kind: 'connection'; readonly key: string; readonly view: ConnectionView };

/** A list of objects, built from parallel lists of the row. */
interface InlineFieldView {
  readonly kind: 'inline';
  readonly key: string;
  /** The slots of the lists. The first is always there, and has as many elements as there are objects; others may be null. */
  readonly columns: readonly InlineColumn[];
  /** Its slots are positions in `columns`. */
  readonly view: ObjectView;
}

/** The values of a fact that only sources give that were not asked for: found by comparing it with its statements. */
export interface FromOthersView {
  readonly kind: 'fromOthers';
  readonly key: string;
  /** The slot of the rows of all its statements. */
  readonly slot: number;
  /** The parameter that holds the ids of the sources asked for. */
  readonly parameter: string;
  readonly columns: ToldColumns;
  readonly values: readonly OwnValueView[];
  /** The fields of a value; those of its source are built from the row of a statement. */
  readonly fields: readonly OtherValueFieldView[];
}

export type OtherValueFieldView =
  | { readonly kind: 'property'; readonly key: string }
  | { readonly kind: 'typename'; readonly key: string }
  | { readonly kind: 'source'; readonly key: string; readonly source: FieldView };

/** The columns of a statement's row: the id of its source, the row of the data set whose rows cite that, and lists of what it gives. */
export interface ToldColumns {
  readonly source: number;
  readonly whole: number;
  readonly properties: number;
  readonly values: number;
}

/** A value of the node itself: a property, or with `id` the node that a relation names, whose row has its id there. */
export interface OwnValueView {
  readonly property: string;
  readonly slot: number;
  readonly id: number | undefined;
}

export interface InlineColumn {
  readonly slot: number;
  /** Whether an empty text is null. */
  readonly nullable: boolean;
}

/** A field that is not part of the statement because it has an error. */
export interface FailedFieldView {
  readonly kind: 'failed';
  readonly key: string;
  /** The field as a key of `Faults`. */
  readonly field: string;
}

/** What a node and another one share, built from the node's own row. */
export interface MutualView {
  readonly kind: 'mutual';
  readonly key: string;
  /** The slot of the node's own id. */
  readonly own: number;
  /** The parameter that holds the id of the other one. */
  readonly other: string;
  /** What such a node is called. */
  readonly single: string;
  /** The path of the argument that names the other one. */
  readonly argument: string;
  readonly view: ObjectView;
}

/** A row or null. There is a view for each branch. */
interface OneFieldView {
  readonly kind: 'one';
  readonly key: string;
  readonly slot: number;
  readonly views: readonly ObjectView[];
  readonly required: boolean;
}

/** Rows in the order of the requested ids, with null for an unknown id. */
interface NodesByIdView {
  readonly kind: 'byId';
  readonly key: string;
  readonly slot: number;
  readonly views: readonly ObjectView[];
  /** The index of the id in a row. */
  readonly id: number;
  /** The parameter that holds the ids. */
  readonly parameter: string;
}

/** The views of a node, by the path of the field that selects it. */
export type ViewsByPath = Readonly<Record<string, ObjectView>>;

/** The result of a search. Rows hold the index of their branch and the node's id; `views` has an element for each branch. */
export interface SearchView {
  readonly kind: 'search';
  readonly key: string;
  readonly slot: number;
  readonly views: readonly ViewsByPath[];
  /** The searched texts of the nodes of each branch; none if they are not needed. */
  readonly texts: readonly (readonly SearchedTextView[])[];
  readonly fields: readonly SearchFieldView[];
}

/** The result of an analysis. */
export interface AnalysisView {
  readonly kind: 'analysis';
  readonly key: string;
  /** The slot with the rows of the nodes; undefined if only their ids are selected. */
  readonly slot: number | undefined;
  /** The views and the id prefix of each branch. */
  readonly views: readonly ViewsByPath[];
  readonly prefixes: readonly string[];
  readonly view: ResultView;
}
