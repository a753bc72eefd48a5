import type { OverlapNames } from '../../../model/index.ts';
import type { LeafType } from './leaf-type.ts';
import type { ResultView } from './result-view.ts';
import type { ObjectView, ViewsByPath } from './view.ts';

/** How an aggregate object is built from the list of a summary. Numbers are indexes in that list. */
export interface AggregateView {
  readonly typeName: string;
  readonly fields: readonly AggregateFieldView[];
}

/** What an aggregate is computed from. Numbers are indexes in the list of a summary. */
export type AggregateValue =
  | { readonly kind: 'value'; readonly at: number }
  | { readonly kind: 'sum' | 'stdDev' | 'distinct'; readonly at: number }
  | { readonly kind: 'avg'; readonly sum: number; readonly known: number }
  | { readonly kind: 'nulls'; readonly count: number; readonly known: number };

export type AggregateFieldView =
  | { readonly kind: 'typename'; readonly key: string }
  | { readonly kind: 'value'; readonly key: string; readonly at: number; readonly leaf: LeafType }
  /** The path of the field is for notes about it. */
  | { readonly kind: 'sum' | 'stdDev' | 'distinct'; readonly key: string; readonly at: number; readonly path: string }
  | {
      readonly kind: 'avg';
      readonly key: string;
      readonly sum: number;
      readonly known: number;
      readonly path: string;
    }
  | { readonly kind: 'nulls'; readonly key: string; readonly count: number; readonly known: number }
  | { readonly kind: 'property'; readonly key: string; readonly view: AggregateView }
  | ToldFieldView;

/** What sources tell of the nodes of a summary, by the name of the field. */
export interface ToldFieldView {
  readonly kind: 'told';
  readonly key: string;
  readonly name: string;
  readonly path: string;
  readonly view: ResultView;
}

/** How what sources tell is found in the list of a summary. */
export interface ToldView {
  /** The index of the rows. */
  readonly at: number;
  /** The index of the nodes that they name; undefined if only ids are selected. */
  readonly nodes: number | undefined;
  /** The views and the id prefix of each branch of these. */
  readonly views: readonly ViewsByPath[];
  readonly prefixes: readonly string[];
  /** The names of the parties, and of what holds amounts and numbers of items. */
  readonly between: readonly string[];
  readonly names: OverlapNames;
}

/** How a group is built from its row, for one branch. */
export interface GroupView {
  readonly typeName: string;
  readonly fields: readonly GroupFieldView[];
}

/** A key that is selected and not grouped by. */
export interface UngroupedKeyView {
  readonly kind: 'ungrouped';
  readonly key: string;
  readonly path: string;
  /** The field's name, and the key to add to `by`. */
  readonly name: string;
  readonly add: string;
  /** The key that it would take the place of, since only one may be a relation. */
  readonly instead: string | undefined;
}

export type GroupFieldView =
  /** `absent`: the related node of a group that has none. */
  | { readonly kind: 'typename' | 'absent'; readonly key: string }
  | UngroupedKeyView
  | { readonly kind: 'value'; readonly key: string; readonly slot: number; readonly leaf: LeafType }
  | { readonly kind: 'related'; readonly key: string; readonly view: ObjectView }
  | { readonly kind: 'aggregate'; readonly key: string; readonly slot: number; readonly view: AggregateView };
