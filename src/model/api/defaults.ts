/** The items of a page where neither `first` nor `last` is given. */
export const DEFAULT_PAGE = 20;

/** The groups of `groupBy` where `first` is not given. */
export const DEFAULT_GROUPS = 100;
