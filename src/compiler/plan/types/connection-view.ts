import type { AggregateView, GroupView, ToldView } from './aggregate-view.ts';
import type { FailedFieldView, ObjectView } from './view.ts';

/** How a connection of the response is built. */
export interface ConnectionView {
  readonly typeName: string;
  /** Undefined if no item is selected. */
  readonly page: PageView | undefined;
  /** The slot of the total number of items; with `at`, the index in that slot's list. */
  readonly count: { readonly slot: number; readonly at: number | undefined } | undefined;
  /** The slot of the aggregates over all items. */
  readonly summary: number | undefined;
  /** How what sources tell is found in the list of these aggregates. */
  readonly told: ToldView | undefined;
  readonly fields: readonly ConnectionFieldView[];
}

/** The rows of a page and how they were cut. */
export interface PageView {
  readonly slot: number;
  /** The parameter that holds the page size; with `probe`, one row more is fetched. */
  readonly size: string;
  readonly probe: boolean;
  readonly backward: boolean;
  /** Whether the arguments `after` and `before` are given. */
  readonly after: boolean;
  readonly before: boolean;
  /** The parameter that holds the number of skipped items, if any. */
  readonly skip: string | undefined;
  /** Whether the slot holds the rows together with what is known about them. */
  readonly beside: boolean;
  /** The slots of a row's sort keys; or `ends`, the index in the slot of the keys of the first and last row. */
  readonly cursor: {
    readonly digest: string;
    readonly slots: readonly number[];
    readonly ends: number | undefined;
  };
}

/** A field of a connection. */
export type ConnectionFieldView =
  | FailedFieldView
  | { readonly kind: 'typename' | 'totalCount'; readonly key: string }
  /** The difference of two counts, or one count; 0 without slots, and null if undefined. */
  | { readonly kind: 'undecided'; readonly key: string; readonly slots: readonly number[] | undefined }
  | { readonly kind: 'nodes'; readonly key: string; readonly view: ObjectView }
  | {
      readonly kind: 'edges';
      readonly key: string;
      readonly typeName: string;
      readonly fields: readonly EdgeFieldView[];
    }
  | { readonly kind: 'aggregate'; readonly key: string; readonly view: AggregateView }
  | GroupsFieldView
  | { readonly kind: 'groupCount'; readonly key: string; readonly slot: number }
  | { readonly kind: 'pageInfo'; readonly key: string; readonly fields: readonly PageInfoFieldView[] };

interface GroupsFieldView {
  readonly kind: 'groups';
  readonly key: string;
  readonly slot: number;
  /** The parameter that holds the number of groups; one more is fetched. */
  readonly size: string;
  readonly path: string;
  /** Whether the order is one that was asked for. */
  readonly ordered: boolean;
  readonly views: readonly GroupView[];
  readonly told: ToldView | undefined;
}

/** A field of an edge. */
export type EdgeFieldView =
  | { readonly kind: 'typename' | 'cursor'; readonly key: string }
  | { readonly kind: 'node'; readonly key: string; readonly view: ObjectView };

/** A field of `PageInfo`. */
export interface PageInfoFieldView {
  readonly kind: 'typename' | 'hasNextPage' | 'hasPreviousPage' | 'startCursor' | 'endCursor';
  readonly key: string;
}
