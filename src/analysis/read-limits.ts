// How much an analysis reads before it gives up. What it returns then says so.

/** The most actors that a search visits. */
export const MAX_VISITED = 20_000;

/** The most ties that one level of a search, or `commonTies`, reads. */
export const MAX_TIES = 100_000;

/** The most routes of actors that are searched for chains of facts. */
export const MAX_ROUTES = 1_000;

/** The most facts of a timeline that are counted, and that are read for a page. */
export const MAX_FACTS = 100_000;

/** The most pairs of actors in a slice of the graph that is measured. */
export const MAX_PAIRS = 200_000;
