import type { NodeType } from '../../model/index.ts';
import type { EntryValues } from './entry-schema.ts';
import type { RowSource } from './row-source.ts';

/** One row of a file. Numbers start at 1, behind the header; fields are texts by column name. */
export interface SourceRow {
  readonly number: number;
  readonly values: Readonly<Record<string, string>>;
  /** The items of fields that are lists; in `values` they are joined. */
  readonly lists?: RowLists;
  /** Bytes of the file read up to the end of the row, for the progress. */
  readonly bytes: number;
  /** Why the row cannot be used. Its values are then the ones that could be read. */
  readonly problem?: RowProblem;
  /** The raw text of a row with such a problem. */
  readonly text?: string | undefined;
}

export type RowLists = Readonly<Record<string, readonly string[]>>;

/** A problem with a row, or with one field of it. */
export interface RowProblem {
  readonly column: string | undefined;
  readonly message: string;
}

/** The result of mapping a row. */
export type MappedRow =
  | {
      readonly kind: 'entries';
      readonly entries: readonly MappedEntry[];
      /** Why the row gives no entry for other parts of the mapping: one reason each. */
      readonly skipped?: readonly string[];
      /** Notes for the report on how the row was read. */
      readonly notes?: readonly string[];
    }
  /** The mapping does not select the row, which is not an error. */
  | { readonly kind: 'passed'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly problems: readonly RowProblem[] };

/** An actor or a fact that a row gives, with the row's statements about it. Values are by field of the model. */
export interface MappedEntry {
  readonly type: NodeType;
  readonly id: string;
  /** The id that the row gives, where it was joined to another. */
  readonly named?: string;
  readonly values: EntryValues;
  readonly statements: readonly MappedStatement[];
  /** Distinguishes the entries of a row in the ids of statements. Default: the type in lower case. */
  readonly key?: string;
  /** `keep`: an existing node keeps its values, and only its nulls are filled. Default: `replace`. */
  readonly merge?: 'keep' | 'replace';
  /** List fields that are united with the stored list, whatever `merge` says. */
  readonly unite?: readonly string[];
  /** The source that the row names for its statements. Default: the file itself. */
  readonly source?: RowSource;
  /** The column that each field was read from, so that a later problem can name it. */
  readonly columns?: Readonly<Record<string, string>>;
}

export interface MappedStatement {
  readonly property: string;
  readonly value: string;
  /** The wording of the file, if that is not the value itself. */
  readonly original?: string | undefined;
  readonly precision: string | undefined;
  readonly summary: string;
  readonly basis: string;
}
