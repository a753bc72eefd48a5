import type { Sorted } from '../../cypher/index.ts';

/** A relation to facts whose first ones are kept with each node that has many. */
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
}
