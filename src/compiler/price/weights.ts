/**
 * What things take beside the nodes and relationships that they touch, in steps: about a microsecond each on the embedded
 * engine, measured over 200,000 loans, and no more on Neo4j.
 */

/** To put a row in its place by a key of an order. */
export const SORTED = 2;

/** To begin a subquery for a row. */
export const SUBQUERY = 10;

/** To begin a condition on what a row is related to. */
export const TESTED = 1;

/** To look through the searched texts of a node. */
export const SEARCHED = 2;
