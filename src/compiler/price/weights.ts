/**
 * The cost of work other than touching nodes and relationships, in steps. A step is about a microsecond on the embedded
 * engine, measured over 200,000 loans, and no more on Neo4j.
 */

/** Sorting a row by one key. */
export const SORTED = 2;

/** Starting a subquery for a row. */
export const SUBQUERY = 10;

/** Starting a condition on related nodes, or testing one on the items of a node's lists. */
export const TESTED = 1;

/** Going over a fact of a source once, to set sources side by side. */
export const COMPARED = 1;

/** Reading the searched texts of a node. */
export const SEARCHED = 2;
