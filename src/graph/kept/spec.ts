import type { Sorted } from '../../cypher/index.ts';

/** A relation to facts, of which each node that has many keeps the first ones or sums. */
export interface Kept {
  readonly label: string;
  readonly relationship: string;
  /** The label of the facts, whose relationships lead to the node. */
  readonly facts: string;
  readonly distinct: boolean;
  /** The property of the node that is true while it keeps them, and null otherwise. */
  readonly flag: string;
  readonly lists: readonly (Sorted & {
    /** The property of the node that holds the ids of its first facts. */
    readonly list: string;
    /** The property of the facts that orders them. */
    readonly property: string;
  })[];
  /** The property of the node that holds how many facts it has, if sums are kept. */
  readonly count: string | undefined;
  readonly sums: readonly {
    /** The property of the facts that is summed, and whether its values are integers. */
    readonly property: string;
    readonly whole: boolean;
    /** The properties of the node that hold the sum, how many values are known, the least and the greatest. */
    readonly columns: { readonly sum: string; readonly known: string; readonly min: string; readonly max: string };
  }[];
}
