import type { NodeType } from '../../model/index.ts';
import type { EntryValues } from './entry-schema.ts';
import type { RowSource } from './row-source.ts';

/** One row of a file: its number from 1 without the header, and its fields as text by their names. */
export interface SourceRow {
  readonly number: number;
  readonly values: Readonly<Record<string, string>>;
  /** The items of the fields that are lists, whose texts have them joined. */
  readonly lists?: RowLists;
  /** How many bytes of the file were read up to its end, for the progress. */
  readonly bytes: number;
  /** Why the row cannot be taken as it was read: its values are then those that were there. */
  readonly problem?: RowProblem;
  /** Of a row with such a problem: its text as it stands in the file. */
  readonly text?: string | undefined;
}

export type RowLists = Readonly<Record<string, readonly string[]>>;

/** What is wrong with a row, or with one field of it. */
export interface RowProblem {
  readonly column: string | undefined;
  readonly message: string;
}

/** What a row comes to. */
export type MappedRow =
  | {
      readonly kind: 'entries';
      readonly entries: readonly MappedEntry[];
      /** Why other entries of the mapping are not made of the row, a reason for each. */
      readonly skipped?: readonly string[];
      /** What the report is to say of how the row was read. */
      readonly notes?: readonly string[];
    }
  /** The mapping does not take it: that is no fault. */
  | { readonly kind: 'passed'; readonly reason: string }
  | { readonly kind: 'rejected'; readonly problems: readonly RowProblem[] };

/** An actor or a fact that a row gives, by the names of the model's fields, with what the row states of it. */
export interface MappedEntry {
  readonly type: NodeType;
  readonly id: string;
  /** The id that the row gives, where that was joined to another one. */
  readonly named?: string;
  readonly values: EntryValues;
  readonly statements: readonly MappedStatement[];
  /** Tells the entries of a row apart in the ids of statements; the type in lower case where left out. */
  readonly key?: string;
  /** `keep`: a node that is there keeps what it has, and only its nulls are filled. Left out: `replace`. */
  readonly merge?: 'keep' | 'replace';
  /** Lists that keep what they have and get what is new, whatever `merge` says. */
  readonly unite?: readonly string[];
  /** What the row names as the source of what it states; left out: the file itself. */
  readonly source?: RowSource;
  /** The column that a field was read from, by the field, so that a fault found later can name it. */
  readonly columns?: Readonly<Record<string, string>>;
}

export interface MappedStatement {
  readonly property: string;
  readonly value: string;
  readonly precision: string | undefined;
  readonly summary: string;
  readonly basis: string;
}
