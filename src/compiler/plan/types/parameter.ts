import type { InForceLevel } from '../../../domain/index.ts';
import type { Input, ValueSource } from '../input.ts';
import type { ResultView } from './result-view.ts';

/** A query parameter of the statement, and where its value comes from when a request is bound. */
export type Parameter =
  | ValueParameter
  | PageSizeParameter
  | OffsetParameter
  | CursorParameter
  | SearchParameter
  | AnalysisParameter;

interface ParameterBase {
  readonly name: string;
  /** The path of the argument it comes from, for errors. */
  readonly argument: string;
  /** The field that has the argument, as a key of `Faults`. */
  readonly field: string;
}

/** A value, or a list of values, of a scalar or enum type. */
export interface ValueParameter extends ParameterBase {
  readonly kind: 'value';
  readonly type: ValueType;
  readonly form: TextForm;
  readonly source: ValueSource;
  /** The nodes whose key it is, if it is compared with a key. */
  readonly key?: KeyTarget;
  /** Whether it names a node by its id, or several. A former id is then bound as the one that stands. */
  readonly isId: boolean;
  /** Whether it is a list that chooses what counts, so that it cannot be empty. */
  readonly chooses?: boolean;
  /** The most different items that a list of ids can have. */
  readonly most?: number;
}

/** The type of a parameter's value: a scalar or enum of the API. A list has the type of its elements. */
export type ValueType = string;

/** The node types that a key may belong to. */
export interface KeyTarget {
  readonly types: readonly string[];
  /** True for a code such as `VE`, false for an id such as `country:VE`. */
  readonly isCode: boolean;
}

/**
 * The form in which a text is bound:
 * - `same`: unchanged
 * - `text`: Unicode-normalized, as stored texts are
 * - `key`: the sort key of the text
 * - `words`: its folded words, a prefix of a stored key
 * - `wholeWords`: the same, followed by the separator, so that it matches only the complete text
 */
export type TextForm = 'same' | 'text' | 'key' | 'words' | 'wholeWords';

/** The size of a page. With `probe`, one row more is fetched, to find out whether there is a next page. */
interface PageSizeParameter extends ParameterBase {
  readonly kind: 'pageSize';
  readonly source: ValueSource | undefined;
  readonly probe: boolean;
}

/** The number of items to skip. */
interface OffsetParameter extends ParameterBase {
  readonly kind: 'offset';
  readonly source: ValueSource;
}

/** The ids that a search found. The search runs before the statement. */
export interface SearchParameter extends ParameterBase, SearchSources {
  readonly kind: 'search';
}

/** The arguments of a search. */
export interface SearchSources {
  readonly text: ValueSource | undefined;
  readonly types: ValueSource | undefined;
  readonly first: ValueSource | undefined;
  readonly after: ValueSource | undefined;
  readonly last: ValueSource | undefined;
  readonly before: ValueSource | undefined;
  /** The day on which facts must be in force, if there is one, and how surely. */
  readonly at: ValueSource | undefined;
  readonly level: InForceLevel;
  /** Whether statements are gathered under their subjects. */
  readonly groups: boolean;
}

/** The ids of the nodes in an analysis result. The analysis runs before the statement. */
export interface AnalysisParameter extends ParameterBase {
  readonly kind: 'analysis';
  /** The name of the root field. */
  readonly analysis: string;
  readonly given: ReadonlyMap<string, Input>;
  /** The names of the arguments that hold ids. */
  readonly ids: readonly string[];
  readonly view: ResultView;
}

/** One of the values in a cursor. */
export interface CursorParameter extends ParameterBase {
  readonly kind: 'cursor';
  readonly source: ValueSource;
  readonly order: CursorOrder;
  readonly index: number;
}

/** The order that a cursor belongs to: the types of its values, and a digest that differs between orders. */
export interface CursorOrder {
  readonly digest: string;
  readonly keys: readonly { readonly type: ValueType; readonly nullable: boolean }[];
}
