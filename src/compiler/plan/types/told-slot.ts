import type { Relation } from './relation.ts';
import type { Branch } from './slot.ts';

/**
 * A row for each node of a summary: the ids of its sources, where a data set stands for what its rows cite, its beginning
 * with the precision, and its amount; if parties are asked for, the ids of both.
 */
export interface ToldFunction {
  readonly kind: 'told';
  readonly from: string;
  readonly precision: string;
  readonly amount: string;
  readonly sources: ToldSources;
  /** The branches of each party; none if no parties are asked for. */
  readonly parties: readonly (readonly ToldParty[])[];
}

/** The way from a node over its statements to their sources, and from those to the data set whose rows cite them. */
export interface ToldSources {
  readonly statements: Relation & { readonly label: string };
  readonly source: Relation & { readonly label: string };
  readonly whole: Relation;
}

/** The parties of one label. */
export interface ToldParty extends Relation {
  readonly label: string;
  /** The relation to the party that one is taken for, and its label. */
  readonly standsFor: (Relation & { readonly label: string }) | undefined;
}

/** The nodes that the rows of a told function name: the list of their rows follows the values of the functions. */
export interface ToldNodes {
  /** The index of the function. */
  readonly at: number;
  readonly branches: readonly Branch[];
}
