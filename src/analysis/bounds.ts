/** The most actors that a search sees, and the most ties that one level of it reads. */
export const MAX_SEEN = 20_000;
export const MAX_TIES = 100_000;
