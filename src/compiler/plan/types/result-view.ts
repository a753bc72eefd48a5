import type { PageInfoFieldView } from './connection-view.ts';
import type { LeafType } from './leaf-type.ts';

/** A field of a search's connection. `path` selects the view of a node. */
export type SearchFieldView =
  | { readonly kind: 'typename'; readonly key: string }
  | { readonly kind: 'nodes'; readonly key: string; readonly path: string }
  | { readonly kind: 'edges'; readonly key: string; readonly fields: readonly SearchEdgeFieldView[] }
  | { readonly kind: 'pageInfo'; readonly key: string; readonly fields: readonly PageInfoFieldView[] };

/** A text of a node that a search covers: where it is in the node's row. */
export interface SearchedTextView {
  /** The property that has it, or has a list of texts. */
  readonly property: string;
  readonly position: number;
  readonly ofCountries: boolean;
}

/** A field of a text that matched. */
export type SearchMatchFieldView =
  | { readonly kind: 'typename' | 'property' | 'text' | 'languages'; readonly key: string }
  | { readonly kind: 'segments'; readonly key: string; readonly fields: readonly SegmentFieldView[] };

interface SegmentFieldView {
  readonly kind: 'typename' | 'text' | 'matched';
  readonly key: string;
}

export type SearchEdgeFieldView =
  | { readonly kind: 'matches'; readonly key: string; readonly fields: readonly SearchMatchFieldView[] }
  | { readonly kind: 'typename' | 'cursor' | 'score' | 'property' | 'statementCount'; readonly key: string }
  | { readonly kind: 'statements'; readonly key: string; readonly fields: readonly SearchStatementFieldView[] }
  | { readonly kind: 'node'; readonly key: string; readonly path: string };

/** A field of a statement under its subject. */
export type SearchStatementFieldView =
  | { readonly kind: 'typename' | 'score'; readonly key: string }
  | { readonly kind: 'matches'; readonly key: string; readonly fields: readonly SearchMatchFieldView[] }
  | { readonly kind: 'node'; readonly key: string; readonly path: string };

/** An object of an analysis result, by the names of the API's fields: values, objects, and ids in place of nodes. */
export interface AnalysisResult {
  readonly [name: string]: unknown;
}

/** How an object of the response is built from an object of an analysis result. */
export interface ResultView {
  readonly typeName: string;
  readonly fields: readonly ResultFieldView[];
}

export type ResultFieldView =
  | { readonly kind: 'typename'; readonly key: string }
  | (NamedFieldView & { readonly kind: 'value'; readonly leaf: LeafType })
  | (NamedFieldView & { readonly kind: 'object'; readonly view: ResultView })
  /** `path` selects the view of the node. */
  | (NamedFieldView & { readonly kind: 'node'; readonly path: string });

interface NamedFieldView {
  readonly key: string;
  /** The name of the field in the API. */
  readonly name: string;
  readonly many: boolean;
}
