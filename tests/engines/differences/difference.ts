import type { Params } from '../../../src/cypher/index.ts';
import type { GraphRow } from '../../../src/graph/index.ts';

/** What a statement comes to: its rows, or an error. */
export type Outcome = readonly (readonly unknown[])[] | 'refused';

export interface Tried {
  readonly text: string;
  readonly params?: Params;
  /** Reads what the text, which then writes, has left. */
  readonly left?: string;
}

/** One row of the table. */
export interface Difference {
  /** As the first column names it. */
  readonly row: string;
  readonly dont: Tried & { readonly embedded: Outcome; readonly neo4j: Outcome };
  readonly instead?: Tried & { readonly rows: readonly GraphRow[] };
}
