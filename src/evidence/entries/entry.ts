import type { NodeType } from '../../model/index.ts';
import type { StatedValue } from '../projection/source-statement.ts';
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

/** An actor or a fact that a row gives, and how the row states it. Values are by field of the model. */
export interface MappedEntry {
  readonly type: NodeType;
  readonly id: string;
  readonly values: EntryValues;
  /** What the row states. One of them, without `fields`, states all that the others do not. */
  readonly statements: readonly MappedStatement[];
  /** The file's wording of fields whose value differs from it, by field. */
  readonly originals?: ReadonlyMap<string, string>;
  /** Names the entry in reports. Default: the type in lower case. */
  readonly key?: string;
  /** The source that the row names for its statements. Default: the file's. */
  readonly source?: RowSource;
  /** The column that each field was read from, so that a later problem can name it. */
  readonly columns?: Readonly<Record<string, string>>;
}

export interface MappedStatement {
  readonly summary: string;
  readonly basis: string;
  /** The fields of the entry that it states. Default: all that no other statement states. */
  readonly fields?: readonly string[];
  /** Values that are not in the entry, such as those of properties that the model lacks. */
  readonly also?: readonly StatedValue[];
}
