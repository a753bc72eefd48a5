import type { FailedEntry } from '../faults.ts';

/**
 * The views of a plan: how the response is made of the rows' slots. Readonly
 * plain data, like the plan; response keys are here and nowhere else.
 */

/** What a value of the response must be: a `key` is that of the text it is read as; `values` are those of an enum. */
export interface Leaf {
  readonly kind: 'text' | 'key' | 'integer' | 'float' | 'boolean' | 'enum';
  readonly required: boolean;
  readonly values?: readonly string[];
}

/** What an object of the response is made of, from the slots of one row. */
export interface ObjectView {
  readonly typeName: string;
  readonly entries: readonly Entry[];
}

/** A field of an object of the response. */
export type Entry =
  | FailedEntry
  | { readonly kind: 'typename'; readonly key: string }
  | { readonly kind: 'value'; readonly key: string; readonly slot: number; readonly leaf: Leaf }
  /** A list property: stored null is an empty list. */
  | { readonly kind: 'values'; readonly key: string; readonly slot: number; readonly leaf: Leaf }
  | {
      readonly kind: 'one';
      readonly key: string;
      readonly slot: number;
      readonly views: readonly ObjectView[];
      readonly required: boolean;
    }
  /** The first of a list's rows, or null. */
  | { readonly kind: 'first'; readonly key: string; readonly slot: number; readonly view: ObjectView }
  | { readonly kind: 'list'; readonly key: string; readonly slot: number; readonly views: readonly ObjectView[] }
  /** Rows put in the order of the ids that were asked for, null where one is missing. The id is the row's slot `id`. */
  | {
      readonly kind: 'byId';
      readonly key: string;
      readonly slot: number;
      readonly views: readonly ObjectView[];
      readonly id: number;
      readonly parameter: string;
    }
  /** What a search found: rows by their id, which stands behind the number of the branch; a view a place, for each branch. */
  | {
      readonly kind: 'search';
      readonly key: string;
      readonly slot: number;
      readonly views: readonly Readonly<Record<string, ObjectView>>[];
      readonly entries: readonly SearchEntry[];
    }
  /**
   * What an analysis found. The slot has the rows of the nodes, by their id; without one, the ids are all that is asked
   * for. There is a view a place for each branch, and what the ids of its type begin with.
   */
  | {
      readonly kind: 'analysis';
      readonly key: string;
      readonly slot: number | undefined;
      readonly views: readonly Readonly<Record<string, ObjectView>>[];
      readonly prefixes: readonly string[];
      readonly view: FoundView;
    }
  /** An object made from the same row, as the far end of an edge. */
  | { readonly kind: 'same'; readonly key: string; readonly view: ObjectView }
  | { readonly kind: 'connection'; readonly key: string; readonly view: ConnectionView };

/** What a search's connection is made of. A place names the view of a node. */
export type SearchEntry =
  | { readonly kind: 'typename'; readonly key: string }
  | { readonly kind: 'nodes'; readonly key: string; readonly place: string }
  | { readonly kind: 'edges'; readonly key: string; readonly entries: readonly SearchEdgeEntry[] }
  | { readonly kind: 'pageInfo'; readonly key: string; readonly entries: readonly PageInfoEntry[] };

export type SearchEdgeEntry =
  | { readonly kind: 'typename' | 'cursor' | 'score' | 'property'; readonly key: string }
  | { readonly kind: 'node'; readonly key: string; readonly place: string };

/** What a connection of the response is made of. */
export interface ConnectionView {
  readonly typeName: string;
  /** The slot of the rows and how they were cut; undefined where only the count is asked for. */
  readonly page: PageView | undefined;
  /** The slot of the number of items; with `at`, its position in the list of a summary. */
  readonly count: { readonly slot: number; readonly at: number | undefined } | undefined;
  /** The slot of the summary of all items. */
  readonly summary: number | undefined;
  readonly entries: readonly ConnectionEntry[];
}

export interface PageView {
  readonly slot: number;
  /** The parameter that holds the page's size, one more with `probe`. */
  readonly size: string;
  readonly probe: boolean;
  readonly backward: boolean;
  /** Whether items are known to lie in front of the page, or behind it, by its arguments. */
  readonly after: boolean;
  readonly before: boolean;
  /** The parameter that holds how many items are passed over, if any are. */
  readonly skip: string | undefined;
  /** Whether the slot is a list of the rows and of what is said of them. */
  readonly beside: boolean;
  /** The slots of a row's keys; or `ends`, where in the slot those of the first and last row are. */
  readonly cursor: {
    readonly digest: string;
    readonly slots: readonly number[];
    readonly ends: number | undefined;
  };
}

export type ConnectionEntry =
  | FailedEntry
  | { readonly kind: 'typename' | 'totalCount'; readonly key: string }
  | { readonly kind: 'nodes'; readonly key: string; readonly view: ObjectView }
  | { readonly kind: 'edges'; readonly key: string; readonly typeName: string; readonly entries: readonly EdgeEntry[] }
  | { readonly kind: 'aggregate'; readonly key: string; readonly view: AggregateView }
  /** The size is the parameter that holds how many groups are wanted; one more is fetched. */
  | {
      readonly kind: 'groups';
      readonly key: string;
      readonly slot: number;
      readonly size: string;
      readonly path: string;
      readonly views: readonly GroupView[];
    }
  | { readonly kind: 'pageInfo'; readonly key: string; readonly entries: readonly PageInfoEntry[] };

/** What an aggregate is made of, from the list of a summary; the numbers are positions in it. */
export interface AggregateView {
  readonly typeName: string;
  readonly entries: readonly AggregateEntry[];
}

export type AggregateEntry =
  | { readonly kind: 'typename'; readonly key: string }
  | { readonly kind: 'value'; readonly key: string; readonly at: number; readonly leaf: Leaf }
  /** The path is that of the field, for what is told of it. */
  | { readonly kind: 'sum'; readonly key: string; readonly at: number; readonly path: string }
  | {
      readonly kind: 'avg';
      readonly key: string;
      readonly sum: number;
      readonly known: number;
      readonly path: string;
    }
  | { readonly kind: 'nulls'; readonly key: string; readonly count: number; readonly known: number }
  | { readonly kind: 'property'; readonly key: string; readonly view: AggregateView };

/** What a group of one branch is made of. */
export interface GroupView {
  readonly typeName: string;
  readonly entries: readonly GroupEntry[];
}

export type GroupEntry =
  | { readonly kind: 'typename' | 'absent'; readonly key: string }
  | { readonly kind: 'value'; readonly key: string; readonly slot: number; readonly leaf: Leaf }
  | { readonly kind: 'related'; readonly key: string; readonly view: ObjectView }
  | { readonly kind: 'aggregate'; readonly key: string; readonly slot: number; readonly view: AggregateView };

export type EdgeEntry =
  | { readonly kind: 'typename' | 'cursor'; readonly key: string }
  | { readonly kind: 'node'; readonly key: string; readonly view: ObjectView };

export interface PageInfoEntry {
  readonly kind: 'typename' | 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor';
  readonly key: string;
}

/** What an analysis finds, by the names of the API's fields: values, objects, and ids where the API has nodes. */
export interface Found {
  readonly [name: string]: unknown;
}

/** What is asked of an object of an analysis. */
export interface FoundView {
  readonly typeName: string;
  readonly entries: readonly FoundEntry[];
}

export type FoundEntry =
  | { readonly kind: 'typename'; readonly key: string }
  | (NamedEntry & { readonly kind: 'value'; readonly leaf: Leaf })
  | (NamedEntry & { readonly kind: 'object'; readonly view: FoundView })
  /** A place names the view of a node. */
  | (NamedEntry & { readonly kind: 'node'; readonly place: string });

interface NamedEntry {
  readonly key: string;
  readonly name: string;
  readonly many: boolean;
}
