import type { EntryValues } from '../entries/entry-schema.ts';

/** One value that a statement gives. */
export interface StatedValue {
  /** A path: `from`, `creditor`, `participants.HOST`, `balances.2018.amount`. */
  readonly property: string;
  /** In normal form: an id, a number, an ISO date, a value of an enum, a text. */
  readonly value: string;
  /** As the source words it; null if that is the value itself. */
  readonly original: string | null;
  /** Of a date. */
  readonly precision: string | null;
}

/** What one source says at one place about one subject. */
export interface SourceStatement {
  readonly id: string;
  /** The id that the source's own data gives the subject. */
  readonly statedOf: string;
  /** The id of the source. */
  readonly source: string;
  /** The data set, where the source is one that a row of it names. */
  readonly file?: string;
  readonly basis: string;
  /** The paragraph or row. */
  readonly locator: number;
  readonly values: readonly StatedValue[];
  /** What these values come to, where that is known already. */
  readonly whole?: EntryValues | undefined;
}
