/** The number of items on a page without `first` and `last`. */
export const DEFAULT_PAGE = 20;

/** The number of groups of `groupBy` without `first`. */
export const DEFAULT_GROUPS = 100;

/**
 * The maximum numbers in a request. The API states them in its descriptions, and requests are checked against them; both
 * read them here.
 */
export const LIMITS = {
  /** Items on a page, or groups. */
  page: 10_000,
  /** Items skipped by `offset`. A cursor goes any distance at no cost. */
  offset: 100_000,
  /** Ids, or other values, in a list. */
  ids: 1_000,
  /** Keys in an `orderBy`. */
  orderKeys: 50,
  /** Conditions and arguments in an operation. Each condition is work for every row, which page sizes do not bound. */
  conditions: 500,
  /** Different searches in an operation, characters of a search, and its hits. A few words say what is sought; each costs time. */
  searches: 20,
  searchedText: 5_000,
  hits: 1_000,
  /** Statements that a hit lists in a search that groups them. */
  statementsOfHit: 10,
  /** Different analyses in an operation. */
  analyses: 4,
  /** Actors of `centrality`, and members of each of the `communities`. */
  rankedActors: 1_000,
  commonTiesActors: 10,
  commonTiesResults: 1_000,
  neighborhoodStarts: 20,
  neighborhoodSteps: 6,
  neighborhoodHops: 6,
  neighborhoodActors: 2_000,
  pathSteps: 8,
  pathChains: 50,
  timelineActors: 20,
  timelineUndated: 1_000,
  /** Sources whose facts count. */
  sources: 20,
} satisfies Record<string, number>;

/** A limit as a description states it: `1,000`. */
export const limitText = (limit: number): string => limit.toLocaleString('en-US');

/**
 * Fills limits into hand-written SDL: `${pathSteps}` becomes the limit of that name.
 * @throws {Error} if there is no such limit
 */
export const fillLimits = (sdl: string): string =>
  sdl.replace(/\$\{(\w+)\}/g, (_, name: string) => {
    const limit = new Map<string, number>(Object.entries(LIMITS)).get(name);
    if (limit === undefined) throw new Error(`There is no limit "${name}"`);
    return limitText(limit);
  });
